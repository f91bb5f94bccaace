package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A comparison from outside, by plain SQL that shares nothing with the runtime: for each table the number of rows, a checksum over
 * the bytes of every column of every row, and the columns of its indexes.
 */
final class Sides {
    private static final int CONNECTIONS = 2;

    private Sides() {}

    /** @throws BenchException when a database is not the same on both servers */
    static void requireEqual(Servers servers, String database) throws Exception {
        Map<String, String> source = new ConcurrentHashMap<>();
        Map<String, String> target = new ConcurrentHashMap<>();
        Lanes.run(
                List.<Runnable>of(
                        () -> read(servers.source(), database, source), () -> read(servers.target(), database, target)),
                CONNECTIONS,
                Runnable::run);
        if (!source.equals(target)) {
            throw new BenchException("the sides differ: " + difference(source, target));
        }
    }

    private static String difference(Map<String, String> source, Map<String, String> target) {
        Map<String, String> all = new TreeMap<>(source);
        target.forEach(all::putIfAbsent);
        return all.keySet().stream()
                .filter(table -> !String.valueOf(source.get(table)).equals(target.get(table)))
                .findFirst()
                .map(table ->
                        table + ": " + source.get(table) + " on the source, " + target.get(table) + " on the target")
                .orElseThrow();
    }

    private static void read(DatabaseServer server, String database, Map<String, String> found) {
        try {
            Sql.forTables(
                    server,
                    database,
                    1,
                    (table, statement) ->
                            found.put(table, rows(statement, table) + ", indexes " + indexes(statement, table)));
        } catch (Exception e) {
            throw new BenchException("the sides can not be compared: " + Errors.reason(e), e);
        }
    }

    private static String rows(Statement statement, String table) throws SQLException {
        String columns = text(
                statement,
                "SELECT GROUP_CONCAT('IFNULL(IF(LENGTH(`', column_name, '`) > 4096, SHA2(`', column_name, '`, 256),"
                        + " HEX(CAST(`', column_name, '` AS BINARY))), ''~'')' ORDER BY"
                        + " ordinal_position) FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = '" + table + "'");
        return text(
                statement,
                "SELECT CONCAT(COUNT(*), ' rows, checksum ', COALESCE(SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS(',', " + columns
                        + "), 256), 15), 16, 10) AS UNSIGNED)), 0)) FROM " + table);
    }

    private static String indexes(Statement statement, String table) throws SQLException {
        return text(
                statement,
                "SELECT GROUP_CONCAT(index_name, '.', column_name ORDER BY index_name, seq_in_index)"
                        + " FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = '"
                        + table + "'");
    }

    private static String text(Statement statement, String query) throws SQLException {
        statement.execute("SET SESSION group_concat_max_len = 1000000, time_zone = '+00:00'");
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
