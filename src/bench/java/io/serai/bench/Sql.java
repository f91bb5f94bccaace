package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Plain SQL, each call on a connection of its own. */
final class Sql {
    private Sql() {}

    /** First column of the first row; null when there is none. */
    static String text(DatabaseServer server, String query) throws SQLException {
        List<String> column = column(server, query);
        return column.isEmpty() ? null : column.get(0);
    }

    static long number(DatabaseServer server, String query) throws SQLException {
        return Long.parseLong(text(server, query));
    }

    /** First column of all rows. */
    static List<String> column(DatabaseServer server, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }

    /** Names of a database's tables. */
    static List<String> tables(DatabaseServer server, String database) throws SQLException {
        return column(
                server,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = '" + database
                        + "' AND table_type = 'BASE TABLE' ORDER BY table_name");
    }

    /** Does the same for each of a database's tables, on so many connections at once. */
    static void forTables(DatabaseServer server, String database, int connections, TableWork work) throws Exception {
        Lanes.run(tables(server, database), connections, table -> {
            try (Connection connection = server.connect(database);
                    Statement statement = connection.createStatement()) {
                work.run(table, statement);
            }
        });
    }

    /** Something to do with one table. */
    @FunctionalInterface
    interface TableWork {
        void run(String table, Statement statement) throws Exception;
    }
}
