package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import java.util.List;
import java.util.Map;

/** Definers of objects. */
final class Accounts {
    private Accounts() {}

    /** @param definer as information_schema has it: {@code user@host} */
    static String quoted(String definer) {
        int at = definer.lastIndexOf('@');
        return at < 0
                ? Sql.quote(definer)
                : Sql.quote(definer.substring(0, at)) + "@" + Sql.quote(definer.substring(at + 1));
    }

    private static final String MISSING = "Its definer ";

    /** Whether {@link #missing} has noted it with an object. */
    static boolean isMissing(ObjectItem item) {
        return item.note() != null && item.note().contains(MISSING);
    }

    /** A warning when the side that is opened has no such account; null when it has, or when it can not be told. */
    static String missing(Handover handover, String definer) {
        if (definer == null) {
            return null;
        }
        int at = definer.lastIndexOf('@');
        if (at < 0) {
            return null;
        }
        try {
            List<Map<String, String>> found = handover.on(
                    handover.opened(),
                    "looking for a definer",
                    c -> Sql.rows(
                            c,
                            "looking for account " + definer,
                            "SELECT 1 AS a FROM mysql.user WHERE User=" + Sql.text(definer.substring(0, at))
                                    + " AND Host=" + Sql.text(definer.substring(at + 1))));
            return found.isEmpty()
                    ? (MISSING + "%s does not exist on data source '%s': it fails there when it is used.")
                            .formatted(quoted(definer), handover.opened().name())
                    : null;
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            return null;
        }
    }
}
