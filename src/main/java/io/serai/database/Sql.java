package io.serai.database;

import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The few forms in which SQL is sent: quoted names, quoted texts, and short results as maps. */
public final class Sql {
    private Sql() {}

    /** A name in back-ticks, safe whatever it holds. */
    public static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** A text in quotes, safe in a session whose sql_mode lets the backslash escape (ours always does). */
    public static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Something done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs a statement, with the server's error translated; {@code doing} as in {@link SqlErrors#translate}. */
    public static int execute(Connection connection, String doing, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw SqlErrors.translate(e, doing);
        }
    }

    /** All rows, each as a map from the column's label in lower case to its text; for short results only. */
    public static List<Map<String, String>> rows(Connection connection, String doing, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, String>> rows = new ArrayList<>();
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= width; i++) {
                    row.put(result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw SqlErrors.translate(e, doing);
        }
    }

    /** The first column of the first row. */
    public static Optional<String> value(Connection connection, String doing, String sql) {
        return rows(connection, doing, sql).stream()
                .findFirst()
                .map(row -> row.values().iterator().next());
    }

    /**
     * Runs work in one transaction; rolls back whatever is thrown.
     *
     * @throws SeraiException translated from what the server says
     */
    public static <T> T inTransaction(Connection connection, String doing, Work<T> work) {
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                restoreAutoCommit(connection);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, doing);
        }
    }

    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void restoreAutoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The connection is broken; the pool finds out when it is given back.
        }
    }

    /** Whether a variable of the whole server is on; false where there is none of this name. */
    public static boolean isOn(Connection connection, String variable) {
        return rows(connection, "reading " + variable, "SHOW GLOBAL VARIABLES WHERE Variable_name=" + text(variable))
                .stream()
                .anyMatch(row -> row.get("value").matches("(?i)ON|1|TRUE"));
    }
}
