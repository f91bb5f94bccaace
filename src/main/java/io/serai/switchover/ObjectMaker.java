package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import io.serai.project.OwnStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Sends the statements of an object under the settings that it was made with, on a connection of its own. */
final class ObjectMaker {
    private final Handover handover;
    private final DataSource side;
    private final String token;

    /** @param token marks the statements for the link back ({@link OwnStatements}), or null when nobody reads them */
    ObjectMaker(Handover handover, DataSource side, String token) {
        this.handover = handover;
        this.side = side;
        this.token = token;
    }

    /** @return the item with what was to be noted about it */
    ObjectItem make(ObjectItem item) {
        if (item.statements().isEmpty()) {
            throw new SeraiException(
                    "OBJECT_NOT_POSSIBLE",
                    item.note(),
                    "Begin with \"objects\": {\"" + item.id() + "\": \"skip\"}, or make it by hand and say \"done\".");
        }
        List<String> notes = new ArrayList<>();
        try (Connection connection = handover.connect(side)) {
            prepare(connection, item, notes);
            for (String sql : item.statements()) {
                Sql.execute(connection, "making " + item.id() + " on data source '" + side.name() + "'", marked(sql));
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "making " + item.id());
        }
        return item.noting(notes.isEmpty() ? null : String.join(" ", notes));
    }

    String marked(String sql) {
        return token == null || sql.startsWith("SELECT")
                ? sql
                : OwnStatements.mark(sql, handover.run().project(), token);
    }

    private static void prepare(Connection connection, ObjectItem item, List<String> notes) {
        Surroundings under = item.under();
        if (under.database() != null) {
            Sql.execute(connection, "going to database " + under.database(), "USE " + Sql.quote(under.database()));
        }
        if (under.modes() != null) {
            modes(connection, under.modes(), notes);
        }
        if (under.timeZone() != null) {
            Sql.execute(connection, "setting the time zone", "SET SESSION time_zone=" + Sql.text(under.timeZone()));
        }
        // The text is sent in utf8mb4: only one that is the same in every character set may claim another.
        boolean ascii = item.statements().stream().allMatch(s -> s.chars().allMatch(c -> c < 128));
        if (under.charset() != null && under.collation() != null) {
            boolean set = ascii
                    && tries(
                            connection,
                            "SET SESSION character_set_client=" + Sql.text(under.charset()) + ", collation_connection="
                                    + Sql.text(under.collation()));
            if (!set && !tries(connection, "SET SESSION collation_connection=" + Sql.text(under.collation()))) {
                notes.add("Made with utf8mb4 in place of collation " + under.collation() + ".");
            }
        }
    }

    /** Modes that the server does not know are left out, and named. */
    private static void modes(Connection connection, String modes, List<String> notes) {
        if (tries(connection, "SET SESSION sql_mode=" + Sql.text(modes))) {
            return;
        }
        List<String> all =
                Arrays.stream(modes.split(",")).filter(m -> !m.isBlank()).toList();
        List<String> known = all.stream()
                .filter(m -> tries(connection, "SET SESSION sql_mode=" + Sql.text(m)))
                .toList();
        if (known.size() < all.size()) {
            notes.add("Made without sql_mode "
                    + all.stream().filter(m -> !known.contains(m)).collect(Collectors.joining(","))
                    + ", which is not known there.");
        }
        Sql.execute(connection, "setting sql_mode", "SET SESSION sql_mode=" + Sql.text(String.join(",", known)));
    }

    private static boolean tries(Connection connection, String sql) {
        try {
            Sql.execute(connection, "trying a setting", sql);
            return true;
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            return false;
        }
    }
}
