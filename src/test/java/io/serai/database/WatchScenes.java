package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.DataSource;
import io.serai.datasource.TlsMode;
import io.serai.error.TransientException;
import io.serai.fixture.DatabaseServer;
import io.serai.fixture.FaultProxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections over a line that fails: none waits for ever, and none is broken off that is being worked for. */
abstract class WatchScenes {
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DatabaseServer server;
    private final FaultProxy proxy;
    private final Databases databases = new Databases(SILENCE);
    private final DataSource source;

    WatchScenes(DatabaseServer server) {
        this.server = server;
        this.proxy = new FaultProxy(server.port());
        this.source = new DataSource(
                "behind-a-proxy",
                server.type(),
                DatabaseServer.HOST,
                proxy.port(),
                DatabaseServer.USER,
                DatabaseServer.PASSWORD,
                TlsMode.PREFERRED,
                Map.of());
    }

    @BeforeEach
    void oneRow() throws SQLException {
        server.execute(
                "CREATE DATABASE IF NOT EXISTS watched",
                "CREATE TABLE IF NOT EXISTS watched.t (id INT PRIMARY KEY, n INT NOT NULL)",
                "REPLACE INTO watched.t VALUES (1, 0)");
    }

    @AfterEach
    void close() {
        proxy.close();
        databases.close();
    }

    @Test
    void aStatementThatIsSilentForLongIsNotBrokenOff() throws SQLException {
        try (Connection connection = databases.open(source, Session.WRITE)) {
            assertThat(Sql.value(connection, "sleeping", "SELECT SLEEP(4)")).contains("0");
            connection.setAutoCommit(false);
            assertThat(Sql.execute(connection, "counting", "UPDATE watched.t SET n = n + 1 + SLEEP(2)"))
                    .isEqualTo(1);
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertThat(databases.isUnsettled(source)).isFalse();
    }

    @Test
    void aStreamThatIsSilentBetweenItsRowsIsNotBrokenOff() throws SQLException {
        int rows = 0;
        try (Connection connection = databases.open(source, Session.READ);
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE);
            // Far more than the buffers between here and there hold comes before the silence.
            try (ResultSet result = statement.executeQuery(
                    "SELECT REPEAT('x', 60000), IF(seq = 900, SLEEP(3), 0) FROM " + DatabaseServer.series(1000))) {
                while (result.next()) {
                    rows++;
                }
            }
        }
        assertThat(rows).isEqualTo(1000);
    }

    @Test
    void aLostAnswerBreaksTheConnectionAlthoughTheServerIsWell() throws Exception {
        try (Connection connection = databases.open(source, Session.WRITE)) {
            proxy.freeze();
            assertThatThrownBy(() -> Sql.execute(connection, "counting", "UPDATE watched.t SET n = n + 1"))
                    .isInstanceOf(TransientException.class);
        }
        try (Connection next = databases.open(source, Session.WRITE)) {
            assertThat(Sql.value(next, "asking", "SELECT 1")).contains("1");
        }
    }

    @Test
    void aServerThatDoesNotAnswerAtAllBreaksWhatWaitsForIt() throws Exception {
        try (Connection connection = databases.open(source, Session.WRITE)) {
            CompletableFuture<?> sleeping =
                    CompletableFuture.runAsync(() -> Sql.value(connection, "sleeping", "SELECT SLEEP(600)"));
            await().atMost(PATIENCE).until(() -> isRunning("SELECT SLEEP(600)"));
            proxy.silence();
            await().atMost(PATIENCE).until(sleeping::isCompletedExceptionally);
            assertThat(databases.isUnsettled(source)).isTrue();
            assertThatThrownBy(() -> databases.settle(source)).isInstanceOf(TransientException.class);
            assertThat(isRunning("SELECT SLEEP(600)")).isTrue();
            proxy.heal();
            assertThat(databases.settle(source)).isTrue();
            assertThat(isRunning("SELECT SLEEP(600)")).isFalse();
        }
    }

    @Test
    void aCommitThatIsStillOnItsWayDoesNotArriveOnceTheServerIsSettled() throws Exception {
        try (Connection connection = databases.open(source, Session.WRITE)) {
            assertThatThrownBy(() -> Sql.inTransaction(connection, "counting", c -> {
                        Sql.execute(c, "counting", "UPDATE watched.t SET n = n + 1");
                        proxy.freeze();
                        return null;
                    }))
                    .isInstanceOf(TransientException.class);
        }
        assertThat(databases.settle(source)).isTrue();
        proxy.heal();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            // Waits for the row's lock if anybody still holds it.
            statement.execute("UPDATE watched.t SET n = n + 10 WHERE id = 1");
            try (ResultSet result = statement.executeQuery("SELECT n FROM watched.t WHERE id = 1")) {
                result.next();
                assertThat(result.getInt(1)).isEqualTo(10);
            }
        }
    }

    @Test
    void aSessionThatHasTheNumberOfOneBeforeTheServersRestartIsLeftAlone() throws SQLException {
        // Numbers begin anew, so that those of the sessions before and after the next start are the same.
        server.kill();
        server.start();
        List<Connection> old = open(12);
        server.kill();
        server.start();
        for (Connection connection : old) {
            assertThatThrownBy(() -> Sql.value(connection, "asking", "SELECT 1"))
                    .isInstanceOf(TransientException.class);
            connection.close();
        }
        List<Connection> young = open(12);
        assertThat(databases.isUnsettled(source)).isTrue();
        assertThat(databases.settle(source)).isTrue();
        for (Connection connection : young) {
            assertThat(Sql.value(connection, "asking", "SELECT 1")).contains("1");
            connection.close();
        }
    }

    private List<Connection> open(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> databases.connect(source, Session.WRITE))
                .toList();
    }

    private boolean isRunning(String statement) throws SQLException {
        try (Connection connection = server.connect();
                Statement asking = connection.createStatement();
                ResultSet result = asking.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.processlist WHERE info = '" + statement + "'")) {
            result.next();
            return result.getInt(1) > 0;
        }
    }
}
