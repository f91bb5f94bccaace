package io.serai.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The shop that sakila models, at work: customers come and go, rent films, pay, bring them back; prices are corrected.
 *
 * <p>Every piece of business is one transaction over several tables that keeps the foreign keys. A rental is deleted
 * only after its payments, since rows that the server itself changes through a foreign key do not appear in the binlog.
 */
public final class BusinessClient implements AutoCloseable {
    private static final int WRITES_PER_SECOND = 200;
    private static final int KNOCK_MILLIS = 20;
    private static final int REMEMBERED = 500;
    private static final int CUSTOMERS = 599;
    private static final int INVENTORY = 4581;
    private static final int FILMS = 1000;
    /** The column is a SMALLINT UNSIGNED; the shop stops taking money before the server refuses it. */
    private static final int LAST_PAYMENT = 65_000;

    private static final String[] NAMES = {"Zoë", "Jürgen", "Renée", "Søren", "Ana María", "Łukasz", "李雷", "O'Neil"};

    /** Opens a connection to the shop's server. */
    @FunctionalInterface
    public interface Door {
        Connection open() throws SQLException;
    }

    private final Door door;
    private final Duration patience;
    private final Random random = new Random(42);
    private final AtomicLong writes = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Deque<Integer> rentals = new ArrayDeque<>();
    private final Deque<Integer> customers = new ArrayDeque<>();
    private final Thread thread = new Thread(this::work, "business client");
    private volatile String failure;
    private volatile long lastCommit;
    private volatile long longestGap;
    private int lastPayment;

    private BusinessClient(Door door, Duration patience) {
        this.door = door;
        this.patience = patience;
        thread.setDaemon(true);
    }

    /** Opens the shop: a thread of its own writes to the server behind {@code door} until {@link #close()}. */
    public static BusinessClient start(Door door) {
        return follow(door, Duration.ZERO);
    }

    /**
     * The same, behind a door that may lead to another server later: when its connection ends, or its server takes no writes, the shop
     * goes through the door again.
     *
     * @param patience for so long without a single transaction
     */
    public static BusinessClient follow(Door door, Duration patience) {
        BusinessClient client = new BusinessClient(door, patience);
        client.thread.start();
        return client;
    }

    /** Rows inserted, updated and deleted so far, without those that triggers write. */
    public long writes() {
        return writes.get();
    }

    /** The longest time between two transactions since the last call, the present one included. */
    public Duration takeGap() {
        long gap = Math.max(longestGap, lastCommit == 0 ? 0 : System.nanoTime() - lastCommit);
        longestGap = 0;
        return Duration.ofNanos(gap);
    }

    /** Why the shop closed by itself, or null. */
    public String failure() {
        return failure;
    }

    /** Ends with a finished transaction. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        long opened = System.nanoTime();
        boolean stopped = false;
        try {
            while (!stopped && failure == null) {
                try (Connection connection = door.open()) {
                    stopped = serve(connection);
                } catch (SQLException e) {
                    boolean lost = System.nanoTime() - Math.max(opened, lastCommit) >= patience.toNanos();
                    failure = lost ? e.getMessage() : null;
                    stopped = stop.await(KNOCK_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the shop is closed. */
    private boolean serve(Connection connection) throws SQLException, InterruptedException {
        connection.setCatalog(Sakila.DATABASE);
        connection.setAutoCommit(false);
        long began = System.nanoTime();
        long before = writes.get();
        long due;
        do {
            transaction(connection);
            due = began + TimeUnit.SECONDS.toNanos(writes.get() - before) / WRITES_PER_SECOND;
        } while (!stop.await(due - System.nanoTime(), TimeUnit.NANOSECONDS));
        return true;
    }

    /** What meets another row at a unique key, or another transaction at a lock, is given up. */
    private void transaction(Connection connection) throws SQLException {
        try {
            int rows = business(connection);
            connection.commit();
            writes.addAndGet(rows);
            long now = System.nanoTime();
            longestGap = Math.max(longestGap, lastCommit == 0 ? 0 : now - lastCommit);
            lastCommit = now;
        } catch (SQLIntegrityConstraintViolationException | SQLTransientException e) {
            connection.rollback();
        }
    }

    private int business(Connection connection) throws SQLException {
        int dice = random.nextInt(100);
        if (dice < 40) {
            return rent(connection);
        } else if (dice < 60) {
            return bringBack(connection);
        } else if (dice < 70) {
            return correctPayments(connection);
        } else if (dice < 80) {
            return cancel(connection);
        } else if (dice < 87) {
            return welcome(connection);
        } else if (dice < 94) {
            return changePrice(connection);
        }
        return sayGoodbye(connection);
    }

    private int rent(Connection connection) throws SQLException {
        int customer = 1 + random.nextInt(CUSTOMERS);
        int staff = 1 + random.nextInt(2);
        int rental = insert(
                connection,
                "INSERT INTO rental (rental_date, inventory_id, customer_id, staff_id) VALUES (NOW(), ?, ?, ?)",
                1 + random.nextInt(INVENTORY),
                customer,
                staff);
        remember(rentals, rental);
        if (lastPayment >= LAST_PAYMENT) {
            return 1;
        }
        lastPayment = insert(
                connection,
                "INSERT INTO payment (customer_id, staff_id, rental_id, amount, payment_date)"
                        + " VALUES (?, ?, ?, ? / 100, NOW())",
                customer,
                staff,
                rental,
                99 + 100 * random.nextInt(10));
        return 2;
    }

    private int bringBack(Connection connection) throws SQLException {
        int rental = rentals.isEmpty() ? 1 + random.nextInt(16_000) : rentals.peekFirst();
        return update(connection, "UPDATE rental SET return_date = NOW() WHERE rental_id = ?", rental)
                + update(
                        connection,
                        "UPDATE customer c JOIN rental r USING (customer_id)"
                                + " SET c.last_update = NOW(), c.active = NOT c.active WHERE r.rental_id = ?",
                        rental);
    }

    private int correctPayments(Connection connection) throws SQLException {
        int customer = 1 + random.nextInt(CUSTOMERS);
        return update(
                connection,
                "UPDATE payment SET amount = amount + 0.01 WHERE customer_id = ? ORDER BY payment_id DESC LIMIT 3",
                customer);
    }

    private int cancel(Connection connection) throws SQLException {
        if (rentals.size() < 20) {
            return rent(connection);
        }
        int rental = rentals.pollFirst();
        return update(connection, "DELETE FROM payment WHERE rental_id = ?", rental)
                + update(connection, "DELETE FROM rental WHERE rental_id = ?", rental);
    }

    private int welcome(Connection connection) throws SQLException {
        String name = NAMES[random.nextInt(NAMES.length)];
        int address = insert(
                connection,
                "INSERT INTO address (address, district, city_id, phone) VALUES (?, ?, ?, ?)",
                "Caravan Street " + random.nextInt(500),
                "Köln",
                1 + random.nextInt(600),
                Integer.toString(100_000 + random.nextInt(900_000)));
        int customer = insert(
                connection,
                "INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date)"
                        + " VALUES (?, ?, 'Wanderer', ?, ?, NOW())",
                1 + random.nextInt(2),
                name,
                "customer" + address + "@example.org",
                address);
        remember(customers, customer);
        return 2;
    }

    private int changePrice(Connection connection) throws SQLException {
        return update(
                connection,
                "UPDATE film SET rental_rate = ? / 100, description = CONCAT(LEFT(description, 200), ?)"
                        + " WHERE film_id = ?",
                99 + 100 * random.nextInt(5),
                " ".repeat(random.nextInt(2)) + "…",
                1 + random.nextInt(FILMS));
    }

    private int sayGoodbye(Connection connection) throws SQLException {
        if (customers.size() < 5) {
            return welcome(connection);
        }
        int customer = customers.pollFirst();
        return update(connection, "DELETE FROM customer WHERE customer_id = ?", customer);
    }

    private static void remember(Deque<Integer> keys, int key) {
        keys.addLast(key);
        if (keys.size() > REMEMBERED) {
            keys.pollFirst();
        }
    }

    private static int insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, values);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getInt(1);
            }
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
