package io.serai.it;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A client that writes to a server until it is closed, one transaction after the other. It connects anew when the server goes
 * away; whether the transaction that was under way then counts is the server's to decide.
 */
final class Writer implements AutoCloseable {
    private static final long PAUSE_MILLIS = 3;
    private static final long RECONNECT_MILLIS = 200;

    private final DatabaseServer server;
    private final Function<Random, List<String>> business;
    private final Random random;
    private final AtomicLong transactions = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "writer");

    private Writer(DatabaseServer server, long seed, Function<Random, List<String>> business) {
        this.server = server;
        this.business = business;
        this.random = new Random(seed);
    }

    /** @param business the statements of one transaction */
    static Writer start(DatabaseServer server, long seed, Function<Random, List<String>> business) {
        Writer writer = new Writer(server, seed, business);
        writer.thread.setDaemon(true);
        writer.thread.start();
        return writer;
    }

    /** Transactions committed so far. */
    long transactions() {
        return transactions.get();
    }

    /** Ends with a finished transaction. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!stopsWithin(0)) {
            try (Connection connection = server.connect()) {
                write(connection);
            } catch (SQLException e) {
                stopsWithin(RECONNECT_MILLIS);
            }
        }
    }

    private void write(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            while (!stopsWithin(PAUSE_MILLIS)) {
                try {
                    for (String sql : business.apply(random)) {
                        statement.execute(sql);
                    }
                    connection.commit();
                    transactions.incrementAndGet();
                } catch (SQLIntegrityConstraintViolationException | SQLTransientException e) {
                    connection.rollback();
                }
            }
        }
    }

    private boolean stopsWithin(long millis) {
        try {
            return stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
