package io.serai.schema;

import com.mysql.cj.jdbc.JdbcConnection;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends connections on which the target makes what it is told, no more and no less. They have a pool of their own: making one takes
 * longer than making a table, and their settings must not reach those who write rows.
 */
final class TargetSession {
    private static final Logger LOG = LoggerFactory.getLogger(TargetSession.class);

    /** By which a server would add to a statement, or refuse what the source has. */
    private static final Map<String, String> WANTED = Map.of(
            "explicit_defaults_for_timestamp", "ON",
            "sql_generate_invisible_primary_key", "OFF",
            "restrict_fk_on_non_standard_key", "OFF");

    /** Bytes in which a session sorts the entries of an index; a server's own choice may be a single mebibyte. */
    private static final long DDL_BUFFER_BYTES = 32L << 20;

    private static final String DDL_BUFFER = "innodb_ddl_buffer_size";

    private final Databases databases;
    /** The physical connections that have {@link #WANTED}. */
    private final Set<JdbcConnection> prepared =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    TargetSession(Databases databases) {
        this.databases = databases;
    }

    /** A connection without a current database; closing it gives it back. Who changes its settings puts them back before. */
    Connection open(Run run) {
        Connection connection = databases.open(run.target(), Session.STRUCTURE);
        try {
            JdbcConnection physical = connection.unwrap(JdbcConnection.class);
            if (!prepared.contains(physical)) {
                prepare(connection);
                prepared.add(physical);
            }
            return connection;
        } catch (SQLException e) {
            SeraiException translated = SqlErrors.translate(e, "preparing a connection to the target");
            close(connection, translated);
            throw translated;
        } catch (RuntimeException e) {
            close(connection, e);
            throw e;
        }
    }

    private static void prepare(Connection connection) {
        Sql.rows(
                        connection,
                        "reading settings of the target",
                        "SHOW SESSION VARIABLES WHERE Variable_name IN ('explicit_defaults_for_timestamp',"
                                + "'sql_generate_invisible_primary_key','restrict_fk_on_non_standard_key','"
                                + DDL_BUFFER + "')")
                .forEach(row -> set(connection, row.get("variable_name"), row.get("value")));
    }

    private static void set(Connection connection, String name, String value) {
        if (name.equalsIgnoreCase(DDL_BUFFER)) {
            enlarge(connection, Long.parseLong(value));
            return;
        }
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

    /** Indexes are built without it too, in more passes. */
    private static void enlarge(Connection connection, long bytes) {
        if (bytes >= DDL_BUFFER_BYTES) {
            return;
        }
        try {
            Sql.execute(
                    connection,
                    "setting " + DDL_BUFFER + " of the target",
                    "SET SESSION " + DDL_BUFFER + "=" + DDL_BUFFER_BYTES);
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            LOG.debug("Indexes are built with the target's own buffer: {}", e.getMessage());
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
