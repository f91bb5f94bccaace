package io.serai.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one database holds, found by plain SQL that shares nothing with the runtime: for each table its number of rows
 * and a checksum over the bytes of every column, independent of the order of rows.
 */
record OutsideLook(Map<String, Table> tables) {
    /** Sixty bits of MD5 a row, summed exactly as a decimal. */
    private static final String CHECKSUM =
            "SELECT COUNT(*), COALESCE(SUM(CAST(CONV(LEFT(MD5(CONCAT_WS(',', %s)), 15), 16, 10) AS UNSIGNED)), 0)"
                    + " FROM `%s`.`%s`";

    record Table(long rows, String checksum) {}

    /** Reads all base tables of {@code database}; one that does not exist has none. */
    static OutsideLook at(EmbeddedServer server, String database) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '+00:00'");
            Map<String, Table> found = new TreeMap<>();
            for (String table : tableNames(statement, database)) {
                String columns = String.join(", ", columns(statement, database, table));
                try (ResultSet result = statement.executeQuery(CHECKSUM.formatted(columns, database, table))) {
                    result.next();
                    found.put(table, new Table(result.getLong(1), result.getString(2)));
                }
            }
            return new OutsideLook(found);
        }
    }

    long rows() {
        return tables.values().stream().mapToLong(Table::rows).sum();
    }

    /** Names of the tables that are not the same on both sides, or only on one. */
    List<String> differences(OutsideLook other) {
        TreeSet<String> names = new TreeSet<>(tables.keySet());
        names.addAll(other.tables.keySet());
        names.removeIf(name -> Objects.equals(tables.get(name), other.tables.get(name)));
        return List.copyOf(names);
    }

    private static List<String> tableNames(Statement statement, String database) throws SQLException {
        return strings(
                statement,
                ("SELECT table_name FROM information_schema.tables"
                                + " WHERE table_type = 'BASE TABLE' AND table_schema = '%s'")
                        .formatted(database));
    }

    /** One expression a column; HEX keeps bytes apart from separators, and NULL apart from every value. */
    private static List<String> columns(Statement statement, String database, String table) throws SQLException {
        return strings(
                statement,
                ("SELECT CONCAT('IFNULL(HEX(CAST(`', column_name, '` AS BINARY)), ''~'')')"
                                + " FROM information_schema.columns"
                                + " WHERE table_schema = '%s' AND table_name = '%s' ORDER BY ordinal_position")
                        .formatted(database, table));
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                strings.add(result.getString(1));
            }
        }
        return strings;
    }
}
