package io.serai.it;

import io.serai.demo.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares a database on two servers from outside, by plain JDBC that shares nothing with the runtime: the bytes of every column of
 * every row, and how often each row is there.
 */
final class Comparison {
    private static final int SHOWN = 5;

    private Comparison() {}

    /** What is not the same, one line each; empty when both sides are equal. */
    static List<String> differences(EmbeddedServer source, EmbeddedServer target, String database) throws SQLException {
        return differences(source, target, database, database);
    }

    /** @param renamed the database's name on the target */
    static List<String> differences(EmbeddedServer source, EmbeddedServer target, String database, String renamed)
            throws SQLException {
        Map<String, Map<String, Integer>> left = read(source, database);
        Map<String, Map<String, Integer>> right = read(target, renamed);
        List<String> differences = new ArrayList<>();
        TreeSet<String> tables = new TreeSet<>(left.keySet());
        tables.addAll(right.keySet());
        for (String table : tables) {
            if (!left.containsKey(table) || !right.containsKey(table)) {
                differences.add(table + " is only on " + (left.containsKey(table) ? "the source" : "the target"));
            } else {
                compare(table, left.get(table), right.get(table), differences);
            }
        }
        return differences;
    }

    private static void compare(
            String table, Map<String, Integer> left, Map<String, Integer> right, List<String> differences) {
        TreeSet<String> rows = new TreeSet<>(left.keySet());
        rows.addAll(right.keySet());
        rows.removeIf(row -> left.getOrDefault(row, 0).equals(right.getOrDefault(row, 0)));
        rows.stream()
                .limit(SHOWN)
                .forEach(row ->
                        differences.add("%s: %d times on the source, %d times on the target (of %d such rows): %s"
                                .formatted(
                                        table,
                                        left.getOrDefault(row, 0),
                                        right.getOrDefault(row, 0),
                                        rows.size(),
                                        row)));
    }

    /** By table, then by row, how often it is there. */
    private static Map<String, Map<String, Integer>> read(EmbeddedServer server, String database) throws SQLException {
        Map<String, Map<String, Integer>> tables = new TreeMap<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '+00:00'");
            for (String table : column(
                    statement,
                    "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = '"
                            + database + "'")) {
                tables.put(table, rows(statement, database, table));
            }
        }
        return tables;
    }

    private static Map<String, Integer> rows(Statement statement, String database, String table) throws SQLException {
        List<String> columns = column(
                statement,
                "SELECT CONCAT('IFNULL(HEX(CAST(`', column_name, '` AS BINARY)), ''NULL'')')"
                        + " FROM information_schema.columns WHERE table_schema = '" + database + "' AND table_name = '"
                        + table
                        + "' ORDER BY column_name");
        Map<String, Integer> rows = new HashMap<>();
        String select =
                "SELECT CONCAT_WS(' ', " + String.join(", ", columns) + ") FROM `" + database + "`.`" + table + "`";
        try (ResultSet result = statement.executeQuery(select)) {
            while (result.next()) {
                rows.merge(result.getString(1), 1, Integer::sum);
            }
        }
        return rows;
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
