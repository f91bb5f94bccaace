package io.serai.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A target in each of the troubles that a project backs off from. */
abstract class SignScenes {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TargetWatch.Bounds BOUNDS =
            new TargetWatch.Bounds(Duration.ofSeconds(2), 500, 6, 4, Duration.ofMinutes(1));

    private final DatabaseServer server;
    private final TargetSigns signs = new TargetSigns(BOUNDS);
    private final List<Thread> sessions = new ArrayList<>();
    private long now = System.nanoTime();

    SignScenes(DatabaseServer server) {
        this.server = server;
    }

    @BeforeEach
    void aTable() throws SQLException {
        server.execute(
                "CREATE DATABASE IF NOT EXISTS signs",
                "DROP TABLE IF EXISTS signs.t",
                "CREATE TABLE signs.t (id INT PRIMARY KEY, n INT NOT NULL)",
                "INSERT INTO signs.t VALUES (1, 0), (2, 0)");
    }

    @AfterEach
    void endSessions() throws InterruptedException {
        for (Thread session : sessions) {
            session.join(PATIENCE.toMillis());
        }
    }

    /** A second later. */
    private Map<Sign, String> look(double slowness) {
        now += Duration.ofSeconds(1).toNanos();
        try (Connection connection = server.connect()) {
            return signs.look(connection, 2, slowness, now);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inTheBackground(String sql) {
        Thread session = new Thread(() -> {
            try {
                server.execute(sql);
            } catch (SQLException e) {
                // It is sent away when the scene is over.
            }
        });
        session.start();
        sessions.add(session);
    }

    @Test
    void aTargetWithLittleToDoShowsNone() {
        for (int i = 0; i < 10; i++) {
            assertThat(look(1)).isEmpty();
        }
    }

    @Test
    void aWaitForARowLockIsASignOnceItIsLong() throws SQLException {
        try (Connection holder = server.connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("UPDATE signs.t SET n = 1 WHERE id = 1");
            inTheBackground("UPDATE signs.t SET n = 2 WHERE id = 1");
            await().atMost(PATIENCE).until(() -> look(1).containsKey(Sign.LOCK_WAIT));
            assertThat(look(1).get(Sign.LOCK_WAIT)).contains("waiting for a row lock");
            holder.rollback();
        }
        await().atMost(PATIENCE).until(() -> look(1).isEmpty());
    }

    @Test
    void aHistoryListIsASignWhileItGrows() throws SQLException {
        try (Connection reader = server.connect();
                Connection writer = server.connect();
                Statement read = reader.createStatement();
                Statement write = writer.createStatement()) {
            read.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
            await().atMost(PATIENCE).until(() -> {
                for (int i = 0; i < 200; i++) {
                    write.execute("UPDATE signs.t SET n = n + 1 WHERE id = 2");
                }
                return look(1).containsKey(Sign.HISTORY);
            });
            for (int i = 0; i < 10; i++) {
                look(1);
            }
            assertThat(look(1)).as("old versions that nobody adds to").doesNotContainKey(Sign.HISTORY);
            reader.rollback();
        }
    }

    @Test
    void manySessionsAtWorkAreASign() throws SQLException {
        try (Connection holder = server.connect();
                Statement statement = holder.createStatement()) {
            statement.execute("DO GET_LOCK('signs', 60)");
            for (int i = 0; i < 12; i++) {
                inTheBackground("DO GET_LOCK('signs', 60)");
            }
            await().atMost(PATIENCE).until(() -> look(1).containsKey(Sign.THREADS_RUNNING));
            statement.execute("DO RELEASE_LOCK('signs')");
        }
        await().atMost(PATIENCE).until(() -> look(1).isEmpty());
    }

    @Test
    void slowWritesAreASign() {
        assertThat(look(3.9)).isEmpty();
        assertThat(look(4).get(Sign.LATENCY)).contains("4 times as long");
    }
}
