package io.serai.database;

import java.sql.Connection;
import java.util.Set;

/** What a server says about the statement that was just carried out. */
public final class Warnings {
    /** They tell of the statement's words, not of its values: {@code ER_WARN_DEPRECATED_*} of MySQL. */
    private static final Set<String> OF_WORDS = Set.of("1287", "1681", "3719", "3720", "3778", "3779", "3780", "4079");

    private Warnings() {}

    /**
     * How many warnings of the last statement on this connection are about its values. Only SHOW leaves the list of warnings as it
     * is.
     */
    public static int ofValues(Connection connection) {
        int all = Integer.parseInt(Sql.value(connection, "counting warnings", "SHOW COUNT(*) WARNINGS")
                .orElse("0"));
        if (all == 0) {
            return 0;
        }
        long ofWords = Sql.rows(connection, "reading warnings", "SHOW WARNINGS").stream()
                .filter(warning -> OF_WORDS.contains(warning.get("code")))
                .count();
        return all - (int) ofWords;
    }
}
