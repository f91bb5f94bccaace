package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Waits for rows that arrive on a server. */
final class Marks {
    private static final long POLL_MILLIS = 10;

    private Marks() {}

    /** Returns when the row is there. */
    static void await(DatabaseServer server, String database, int mark, Duration patience)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Connection connection = server.connect(database);
                PreparedStatement look =
                        connection.prepareStatement("SELECT 1 FROM " + Backlog.MARKS + " WHERE id = " + mark)) {
            while (!isThere(look)) {
                if (System.nanoTime() > deadline) {
                    throw new BenchException(
                            "the last change has not arrived after " + patience.toMinutes() + " minutes");
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static boolean isThere(PreparedStatement look) throws SQLException {
        try (ResultSet result = look.executeQuery()) {
            return result.next();
        }
    }
}
