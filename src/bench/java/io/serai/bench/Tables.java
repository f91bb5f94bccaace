package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the tables that are moved, on the source, without a trace in its binlog. */
final class Tables {
    private static final int ROWS_AT_ONCE = 100_000;
    private static final int READINGS_PER_DEVICE = 1_000;

    private Tables() {}

    /** Makes an empty database, in place of the one that is there. */
    static void database(DatabaseServer source, String database) throws SQLException {
        source.execute(
                "SET SESSION sql_log_bin = 0", "DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
    }

    /** A table as sysbench makes it, rows of about 190 bytes. */
    static void sysbench(DatabaseServer source, String database, String table, int rows) throws SQLException {
        make(
                source,
                database,
                table,
                "(id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, k INT NOT NULL DEFAULT 0, c CHAR(120) NOT NULL DEFAULT '',"
                        + " pad CHAR(60) NOT NULL DEFAULT '', KEY k_1 (k))",
                "%1$d + seq, 1 + FLOOR(RAND() * " + rows + "), " + digits(10) + ", " + digits(5),
                rows);
    }

    /** A statement that inserts so many rows behind the last one of a table of sysbench's. */
    static String insertSysbench(String table, int rows) {
        return "INSERT INTO " + table + " (k, c, pad) SELECT 1 + FLOOR(RAND() * 1000000), " + digits(10) + ", "
                + digits(5) + " FROM " + DatabaseServer.series(rows);
    }

    /** Groups of eleven digits, as sysbench fills its columns. */
    private static String digits(int groups) {
        return "CONCAT_WS('-'" + ", LPAD(FLOOR(RAND() * 99999999999), 11, '0')".repeat(groups) + ")";
    }

    /** A narrow table with a key of two columns and a secondary index. */
    static void narrow(DatabaseServer source, String database, String table, int rows) throws SQLException {
        make(
                source,
                database,
                table,
                "(device INT UNSIGNED NOT NULL, tick INT UNSIGNED NOT NULL, value INT NOT NULL, quality TINYINT NOT NULL,"
                        + " PRIMARY KEY (device, tick), KEY by_value (value))",
                "1 + FLOOR((%1$d + seq - 1) / " + READINGS_PER_DEVICE + "), (%1$d + seq - 1) %% " + READINGS_PER_DEVICE
                        + ", FLOOR(RAND() * 1000000000), FLOOR(RAND() * 100)",
                rows);
    }

    private static void make(
            DatabaseServer source, String database, String table, String columns, String values, int rows)
            throws SQLException {
        try (Connection connection = source.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_log_bin = 0");
            statement.execute("CREATE TABLE " + table + " " + columns + " ENGINE = InnoDB");
            for (int done = 0; done < rows; done += ROWS_AT_ONCE) {
                statement.execute("INSERT INTO " + table + " SELECT " + values.formatted(done) + " FROM "
                        + DatabaseServer.series(Math.min(ROWS_AT_ONCE, rows - done)));
            }
            statement.executeQuery("ANALYZE NO_WRITE_TO_BINLOG TABLE " + table).close();
        }
    }
}
