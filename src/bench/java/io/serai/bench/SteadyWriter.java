package io.serai.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Commits small transactions on the source at an even pace, and looks at the target to see when each has arrived. Both ends use the
 * clock of this machine.
 */
final class SteadyWriter {
    static final String TICKS = "tick";

    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int WARM_UP = 500;

    private final Servers servers;
    private final String database;
    private final int rows;

    /** @param rows of the table {@code sbtest1} whose rows are changed */
    SteadyWriter(Servers servers, String database, int rows) {
        this.servers = servers;
        this.database = database;
        this.rows = rows;
    }

    /**
     * What was seen.
     *
     * @param seconds from the answer to the commit until the row is seen, in rising order; never negative
     */
    record Seen(double[] seconds, double commitsPerSecond) {}

    /** Commits so many transactions; the first {@value #WARM_UP} do not count. */
    Seen run(int transactions) throws Exception {
        int all = transactions + WARM_UP;
        long first =
                Long.parseLong(Sql.text(servers.source(), "SELECT COALESCE(MAX(id), 0) FROM " + database + "." + TICKS))
                        + 1;
        long[] committed = new long[all];
        long[] seen = new long[all];
        CompletableFuture<Void> look = CompletableFuture.runAsync(() -> look(first, seen));
        write(first, committed);
        look.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        double[] seconds = new double[transactions];
        for (int i = 0; i < transactions; i++) {
            seconds[i] = Math.max(0, seen[i + WARM_UP] - committed[i + WARM_UP]) / 1e9;
        }
        Arrays.sort(seconds);
        return new Seen(seconds, (transactions - 1) * 1e9 / (committed[all - 1] - committed[WARM_UP]));
    }

    /** Two updates and two inserts make a transaction. */
    private void write(long first, long[] committed) throws SQLException {
        try (Connection connection = servers.source().connect(database);
                PreparedStatement count = connection.prepareStatement("UPDATE sbtest1 SET k = k + 1 WHERE id = ?");
                PreparedStatement text = connection.prepareStatement("UPDATE sbtest1 SET c = ? WHERE id = ?");
                PreparedStatement row =
                        connection.prepareStatement("INSERT INTO sbtest1 (k, c, pad) VALUES (?, 'new', 'new')");
                PreparedStatement tick = connection.prepareStatement("INSERT INTO " + TICKS + " VALUES (?)")) {
            connection.setAutoCommit(false);
            ThreadLocalRandom random = ThreadLocalRandom.current();
            long due = System.nanoTime();
            for (int i = 0; i < committed.length; i++) {
                due += PACE_NANOS;
                count.setInt(1, 1 + random.nextInt(rows));
                count.executeUpdate();
                text.setString(1, "changed by transaction " + (first + i));
                text.setInt(2, 1 + random.nextInt(rows));
                text.executeUpdate();
                row.setInt(1, random.nextInt(rows));
                row.executeUpdate();
                tick.setLong(1, first + i);
                tick.executeUpdate();
                connection.commit();
                committed[i] = System.nanoTime();
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    /** Transactions arrive in their order, so that of the highest number tells of all before it. */
    private void look(long first, long[] seen) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try (Connection connection = servers.target().connect(database);
                PreparedStatement highest = connection.prepareStatement("SELECT MAX(id) FROM " + TICKS)) {
            int next = 0;
            while (next < seen.length && System.nanoTime() < deadline) {
                long arrived;
                try (ResultSet result = highest.executeQuery()) {
                    result.next();
                    arrived = result.getLong(1);
                }
                long now = System.nanoTime();
                for (; next < seen.length && first + next <= arrived; next++) {
                    seen[next] = now;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            if (next < seen.length) {
                throw new BenchException("only " + next + " of " + seen.length + " transactions have arrived");
            }
        } catch (SQLException e) {
            throw new BenchException("the target can not be looked at: " + e.getMessage(), e);
        }
    }
}
