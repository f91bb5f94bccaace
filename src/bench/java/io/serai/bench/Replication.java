package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** The servers' own replication, from the source to the target. */
final class Replication {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Servers servers;

    Replication(Servers servers) {
        this.servers = servers;
    }

    /**
     * A place in the source's binlog.
     *
     * @param gtids of all transactions up to there
     */
    record Place(String file, long offset, String gtids) {}

    /** Where the source's binlog ends now. */
    Place end() throws SQLException {
        String status = servers.areMySql() ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS";
        try (Connection connection = servers.source().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(status)) {
            result.next();
            String file = result.getString(1);
            long offset = result.getLong(2);
            String gtids = Sql.text(
                    servers.source(), servers.areMySql() ? "SELECT @@gtid_executed" : "SELECT @@gtid_binlog_pos");
            return new Place(file, offset, gtids);
        }
    }

    /** Makes the target a replica that begins at {@code from}, not yet started. What it needs must be in its tables. */
    void configure(Place from, int workers) throws SQLException {
        if (servers.areMySql()) {
            servers.target()
                    .execute(
                            "SET GLOBAL replica_parallel_workers = " + workers,
                            ("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '%s', SOURCE_PORT = %d, SOURCE_USER = '%s',"
                                            + " SOURCE_PASSWORD = '%s', SOURCE_LOG_FILE = '%s', SOURCE_LOG_POS = %d,"
                                            + " SOURCE_AUTO_POSITION = 0, GET_SOURCE_PUBLIC_KEY = 1")
                                    .formatted(
                                            DatabaseServer.HOST,
                                            servers.source().port(),
                                            DatabaseServer.USER,
                                            DatabaseServer.PASSWORD,
                                            from.file(),
                                            from.offset()));
        } else {
            servers.target()
                    .execute(
                            "SET GLOBAL slave_parallel_threads = " + workers,
                            ("CHANGE MASTER TO MASTER_HOST = '%s', MASTER_PORT = %d, MASTER_USER = '%s',"
                                            + " MASTER_PASSWORD = '%s', MASTER_LOG_FILE = '%s', MASTER_LOG_POS = %d,"
                                            + " MASTER_USE_GTID = no, MASTER_SSL = 0, MASTER_SSL_VERIFY_SERVER_CERT = 0")
                                    .formatted(
                                            DatabaseServer.HOST,
                                            servers.source().port(),
                                            DatabaseServer.USER,
                                            DatabaseServer.PASSWORD,
                                            from.file(),
                                            from.offset()));
        }
    }

    void start() throws SQLException {
        servers.target().execute(servers.areMySql() ? "START REPLICA" : "START SLAVE");
    }

    /**
     * Returns when the target has applied what is between two places.
     *
     * @throws BenchException with the replica's error when it stops
     */
    void await(Place from, Place to) throws SQLException {
        String query = servers.areMySql()
                ? "SELECT WAIT_FOR_EXECUTED_GTID_SET(GTID_SUBTRACT('%s', '%s'), %d)"
                        .formatted(to.gtids(), from.gtids(), 1)
                : "SELECT MASTER_GTID_WAIT('%s', %d)".formatted(to.gtids(), 1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Sql.number(servers.target(), query) != 0) {
            requireRunning();
            if (System.nanoTime() > deadline) {
                throw new BenchException("the replica is not done after " + PATIENCE.toMinutes() + " minutes");
            }
        }
    }

    private void requireRunning() throws SQLException {
        String errors = servers.areMySql()
                ? "SELECT MAX(last_error_message) FROM performance_schema.replication_applier_status_by_worker"
                : "SELECT MAX(last_error_message) FROM performance_schema.replication_applier_status_by_worker"
                        + " WHERE last_error_number <> 0";
        String error = Sql.text(servers.target(), errors);
        if (error != null && !error.isEmpty()) {
            throw new BenchException("the replica has stopped: " + error);
        }
    }

    /** Ends it for good; does nothing when there is none. */
    void remove() throws SQLException {
        List<String> statements = servers.areMySql()
                ? List.of("STOP REPLICA", "RESET REPLICA ALL")
                : List.of("STOP SLAVE", "RESET SLAVE ALL");
        servers.target().execute(statements.toArray(String[]::new));
    }
}
