package io.serai.schema;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * Opens connections on which the target makes what it is told, no more and no less. They are outside every pool, since their
 * settings must not reach those who write rows.
 */
final class TargetSession {
    /** By which a server would add to a statement, or refuse what the source has. */
    private static final Map<String, String> WANTED = Map.of(
            "explicit_defaults_for_timestamp", "ON",
            "sql_generate_invisible_primary_key", "OFF",
            "restrict_fk_on_non_standard_key", "OFF");

    private final Databases databases;

    TargetSession(Databases databases) {
        this.databases = databases;
    }

    /** A connection without a current database; the caller closes it. */
    Connection open(Run run) {
        Connection connection = databases.connect(run.target(), Session.WRITE);
        try {
            Sql.rows(
                            connection,
                            "reading settings of the target",
                            "SHOW SESSION VARIABLES WHERE Variable_name IN ('explicit_defaults_for_timestamp',"
                                    + "'sql_generate_invisible_primary_key','restrict_fk_on_non_standard_key')")
                    .forEach(row -> set(connection, row.get("variable_name"), row.get("value")));
            return connection;
        } catch (RuntimeException e) {
            close(connection, e);
            throw e;
        }
    }

    private static void set(Connection connection, String name, String value) {
        String wanted = WANTED.get(name.toLowerCase(Locale.ROOT));
        if (wanted == null || wanted.equalsIgnoreCase(value)) {
            return;
        }
        try {
            Sql.execute(connection, "setting " + name + " of the target", "SET SESSION " + name + "=" + wanted);
        } catch (SeraiException e) {
            if (name.equalsIgnoreCase("restrict_fk_on_non_standard_key")) {
                return; // The foreign key that needs it fails by itself, with the server's own words.
            }
            throw new SeraiException(
                    "TARGET_SETTING",
                    "The target runs with %s=%s, under which it changes the definition of tables, and the account may not set it: %s"
                            .formatted(name, value, e.getMessage()),
                    "SET GLOBAL %s=%s on the target, or grant the account SESSION_VARIABLES_ADMIN; then restore."
                            .formatted(name, wanted),
                    e);
        }
    }

    private static void close(Connection connection, RuntimeException reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
