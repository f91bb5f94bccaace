package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A database as files that a server itself reads and writes, rows in the order of their keys. */
final class BulkFiles {
    private static final int CONNECTIONS = 2;

    private final DatabaseServer source;
    private final String database;
    private final Path directory;
    private final Map<String, String> tables = new LinkedHashMap<>();
    private final Map<String, String> dropIndexes = new TreeMap<>();
    private final Map<String, String> addIndexes = new TreeMap<>();

    private BulkFiles(DatabaseServer source, String database, Path directory) {
        this.source = source;
        this.database = database;
        this.directory = directory;
    }

    /** Writes all tables of a database into files. */
    static BulkFiles write(Site site, String database) throws Exception {
        BulkFiles files = new BulkFiles(site.servers().source(), database, site.fresh("files-" + database));
        files.describe();
        Sql.forTables(
                files.source,
                database,
                CONNECTIONS,
                (table, statement) -> statement.execute("SELECT * FROM %s ORDER BY %s INTO OUTFILE '%s'"
                        .formatted(table, primaryKey(statement, table), files.file(table))));
        return files;
    }

    private Path file(String table) {
        return directory.resolve(table);
    }

    private static String primaryKey(Statement statement, String table) throws SQLException {
        try (ResultSet result = statement.executeQuery(
                "SELECT GROUP_CONCAT(column_name ORDER BY seq_in_index) FROM information_schema.statistics"
                        + " WHERE table_schema = DATABASE() AND index_name = 'PRIMARY' AND table_name = '"
                        + table + "'")) {
            result.next();
            return result.getString(1);
        }
    }

    private void describe() throws SQLException {
        List<String> names = Sql.tables(source, database);
        try (Connection connection = source.connect(database);
                Statement statement = connection.createStatement()) {
            for (String table : names) {
                try (ResultSet result = statement.executeQuery("SHOW CREATE TABLE " + table)) {
                    result.next();
                    tables.put(table, result.getString(2));
                }
            }
            try (ResultSet result =
                    statement.executeQuery("SELECT table_name, index_name, MAX(non_unique), GROUP_CONCAT(column_name"
                            + " ORDER BY seq_in_index) FROM information_schema.statistics WHERE table_schema ="
                            + " DATABASE() AND index_name <> 'PRIMARY' GROUP BY table_name, index_name")) {
                while (result.next()) {
                    String table = result.getString(1);
                    String index = result.getString(2);
                    String add = "ADD " + (result.getInt(3) == 0 ? "UNIQUE " : "") + "INDEX " + index + " ("
                            + result.getString(4) + ")";
                    dropIndexes.merge(table, "DROP INDEX " + index, (a, b) -> a + ", " + b);
                    addIndexes.merge(table, add, (a, b) -> a + ", " + b);
                }
            }
        }
    }

    /**
     * Loads the files over two connections, one table each; the secondary indexes are added afterwards, by one statement for a
     * table and again over two connections.
     */
    void load(DatabaseServer target) throws Exception {
        createTables(target);
        Sql.forTables(target, database, CONNECTIONS, (table, statement) -> {
            statement.execute("SET SESSION unique_checks = 0, foreign_key_checks = 0");
            if (dropIndexes.containsKey(table)) {
                statement.execute("ALTER TABLE " + table + " " + dropIndexes.get(table));
            }
            statement.execute("LOAD DATA INFILE '" + file(table) + "' INTO TABLE " + table);
        });
        Sql.forTables(target, database, CONNECTIONS, (table, statement) -> {
            if (addIndexes.containsKey(table)) {
                statement.execute("ALTER TABLE " + table + " " + addIndexes.get(table));
            }
        });
    }

    private void createTables(DatabaseServer target) throws SQLException {
        target.execute("CREATE DATABASE " + database);
        try (Connection connection = target.connect(database);
                Statement statement = connection.createStatement()) {
            for (String create : tables.values()) {
                statement.execute(create);
            }
        }
    }
}
