package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The checksum statements that a verification sends, taken from the general logs of both servers and freed from their ranges: one
 * for a whole table. So what a person would send by hand stays the same work as what Serai sends.
 *
 * @param source by table
 * @param target by table
 */
record ChecksumStatements(Map<String, String> source, Map<String, String> target) {
    /** Lets a project whose verification has ended verify again, and listens. */
    static ChecksumStatements of(Site site, String database, Project project) throws Exception {
        List<DatabaseServer> servers =
                List.of(site.servers().source(), site.servers().target());
        for (DatabaseServer server : servers) {
            server.execute(
                    "SET GLOBAL log_output = 'TABLE'",
                    "TRUNCATE TABLE mysql.general_log",
                    "SET GLOBAL general_log = 1");
        }
        try {
            String earlier = project.finished();
            project.verifyAgain();
            project.awaitVerified(earlier);
        } finally {
            for (DatabaseServer server : servers) {
                server.execute("SET GLOBAL general_log = 0", "SET GLOBAL log_output = 'FILE'");
            }
        }
        return new ChecksumStatements(heard(servers.get(0), database), heard(servers.get(1), database));
    }

    private static Map<String, String> heard(DatabaseServer server, String database) throws SQLException {
        List<String> all = Sql.column(
                server,
                "SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE command_type IN ('Query', 'Execute')"
                        + " AND argument LIKE 'SELECT%COUNT(*)%'");
        Map<String, String> statements = new TreeMap<>();
        for (String table : Sql.tables(server, database)) {
            String from = "FROM `" + database + "`.`" + table + "`";
            statements.put(
                    table,
                    all.stream()
                            .filter(statement -> statement.contains(from))
                            .map(statement -> whole(statement, from))
                            .findFirst()
                            .orElseThrow(
                                    () -> new BenchException("the verification has sent no checksum of " + table)));
        }
        return statements;
    }

    private static String whole(String statement, String from) {
        int condition = statement.indexOf(" WHERE ", statement.indexOf(from));
        return condition < 0 ? statement : statement.substring(0, condition);
    }

    /** Sends a table's statement on a new connection and reads what comes. */
    static void ask(DatabaseServer server, String sql) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.executeQuery(sql).close();
        } catch (SQLException e) {
            throw new BenchException("a checksum statement failed: " + e.getMessage(), e);
        }
    }
}
