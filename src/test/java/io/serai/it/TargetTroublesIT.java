package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import io.serai.fixture.FaultProxy;
import io.serai.fixture.MariaDbServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The target refuses what it is sent: what passes is outlasted, what does not is said, and nothing is lost either way. */
class TargetTroublesIT {
    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(ServerType.MARIADB, Landscape.mysqlOrElseMariaDb(), builder -> builder.environment(
                            "SERAI_RETRY_DELAY", "100ms")
                    .environment("SERAI_RETRY_MAX_DELAY", "500ms"));

    private static final long SEED = 3;
    private static final String MOVED = "moved";

    @BeforeAll
    static void prepare() throws SQLException {
        Shop.create(LANDSCAPE.source());
        Mover.create(LANDSCAPE.target());
        LANDSCAPE.target().execute("SET GLOBAL innodb_lock_wait_timeout = 1");
        LANDSCAPE
                .api()
                .post(
                        "/api/data-sources",
                        Landscape.dataSource(
                                MOVED,
                                LANDSCAPE.target().type(),
                                LANDSCAPE.target().port(),
                                Mover.USER,
                                Mover.PASSWORD));
    }

    private static Subject follow(String name) {
        Map<String, Object> definition = new HashMap<>(Shop.project(name, "schema", "full-load", "cdc"));
        definition.put("target", MOVED);
        return LANDSCAPE.create(definition).must("start").awaitCaughtUp();
    }

    @Test
    void aTargetThatBecomesReadOnlyFailsTheProjectUntilItIsWritable() throws SQLException {
        Subject project = follow("readonly");
        LANDSCAPE.target().execute("SET GLOBAL read_only = 1");
        try {
            LANDSCAPE.source().execute("UPDATE shop.counter SET n = n + 1");
            project.awaitState("FAILED");
            assertThat(project.lastTransition().reason()).contains("SERVER_NOT_WRITABLE");
        } finally {
            LANDSCAPE.target().execute("SET GLOBAL read_only = 0");
        }
        project.must("restore").awaitCaughtUp();
        requireEqual(project);
    }

    @Test
    void aPasswordThatIsChangedFailsTheProjectUntilItIsChangedBack() throws SQLException {
        Subject project = follow("password");
        Mover.changePassword(LANDSCAPE.target(), "Another-1");
        LANDSCAPE.source().execute("UPDATE shop.counter SET n = n + 1");
        project.awaitState("FAILED");
        assertThat(project.lastTransition().reason()).contains("ACCESS_DENIED");
        assertThat(project.view().path("lagSeconds").isNull()).isTrue();
        Mover.changePassword(LANDSCAPE.target(), Mover.PASSWORD);
        project.must("restore").awaitCaughtUp();
        requireEqual(project);
    }

    @Test
    void aLockThatSomebodyHoldsIsWaitedFor() throws SQLException {
        Subject project = follow("locked");
        try (Connection other = LANDSCAPE.target().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM locked.counter FOR UPDATE");
            LANDSCAPE
                    .source()
                    .execute("INSERT INTO shop.journal VALUES ('before')", "UPDATE shop.counter SET n = n + 1");
            awaitEvent(project, "1205");
            other.rollback();
        }
        requireEqual(project);
    }

    @Test
    void aDeadlockIsTriedAgain() throws SQLException {
        Subject project = follow("dead");
        LANDSCAPE
                .target()
                .execute(
                        "CREATE DATABASE IF NOT EXISTS elsewhere",
                        "CREATE TABLE elsewhere.heavy (id INT PRIMARY KEY, n INT NOT NULL)",
                        "INSERT INTO elsewhere.heavy SELECT seq, 0 FROM " + DatabaseServer.series(5_000));
        try (Connection other = LANDSCAPE.target().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SET SESSION innodb_lock_wait_timeout = 50");
            // The lighter transaction is the one that is broken off.
            statement.execute("UPDATE elsewhere.heavy SET n = n + 1");
            statement.execute("SELECT * FROM dead.counter WHERE id = 2 FOR UPDATE");
            boolean met = false;
            while (!met) {
                LANDSCAPE
                        .source()
                        .execute(
                                "START TRANSACTION",
                                "INSERT INTO shop.journal VALUES ('before')",
                                "UPDATE shop.counter SET n = n + 1 WHERE id = 1",
                                "UPDATE shop.counter SET n = n + 1 WHERE id = 2",
                                "COMMIT");
                await().atMost(Subject.PATIENCE).until(TargetTroublesIT::somebodyWaits);
                statement.execute("SELECT * FROM dead.counter WHERE id = 1 FOR UPDATE");
                met = project.events().toString().contains("1213");
            }
            other.rollback();
        }
        requireEqual(project);
    }

    private static boolean somebodyWaits() throws SQLException {
        return Query.value(
                        LANDSCAPE.target(), "SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                != null;
    }

    @Test
    void serversWithShortTimeLimitsAndASlowLineAreOutlasted() throws SQLException {
        List<String> limits = List.of("wait_timeout", "net_write_timeout", "net_read_timeout");
        try (FaultProxy slow = new FaultProxy(LANDSCAPE.target().port())) {
            for (String limit : limits) {
                LANDSCAPE.source().execute("SET GLOBAL " + limit + " = 1");
                LANDSCAPE.target().execute("SET GLOBAL " + limit + " = 1");
            }
            slow.delay(Duration.ofMillis(15));
            LANDSCAPE
                    .api()
                    .post(
                            "/api/data-sources",
                            Landscape.dataSource(
                                    "slow-target",
                                    LANDSCAPE.target().type(),
                                    slow.port(),
                                    DatabaseServer.USER,
                                    DatabaseServer.PASSWORD));
            Map<String, Object> definition = new HashMap<>(Shop.project("limits", "schema", "full-load", "cdc"));
            definition.put("target", "slow-target");
            Subject project = LANDSCAPE.create(definition).must("start").awaitCaughtUp();
            LANDSCAPE
                    .source()
                    .execute("INSERT INTO shop.journal SELECT REPEAT('z', 30) FROM " + DatabaseServer.series(8_000));
            Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
            // Nobody says anything for longer than any of the limits.
            await().pollDelay(Duration.ofSeconds(3)).atMost(Subject.PATIENCE).until(() -> project.state()
                    .equals("RUNNING"));
            LANDSCAPE.source().execute("UPDATE shop.counter SET n = n + 1");
            requireEqual(project);
        } finally {
            for (String limit : limits) {
                LANDSCAPE.source().execute("SET GLOBAL " + limit + " = 600");
                LANDSCAPE.target().execute("SET GLOBAL " + limit + " = 600");
            }
        }
    }

    @Test
    void aFullTargetFailsItsTableUntilThereIsRoom() throws Exception {
        Path directory = Path.of("target", "it", "TargetTroublesIT", "full").toAbsolutePath();
        try (DatabaseServer small = new MariaDbServer(
                directory,
                Map.of(),
                "--innodb-file-per-table=0",
                "--innodb-data-file-path=ibdata1:12M:autoextend:max:40M")) {
            small.start();
            small.execute(
                    "CREATE DATABASE filler",
                    "CREATE TABLE filler.big (id INT PRIMARY KEY, stuff VARCHAR(4000)) ENGINE=InnoDB",
                    "INSERT INTO filler.big SELECT seq, REPEAT('x', 4000) FROM " + DatabaseServer.series(4_000));
            LANDSCAPE
                    .source()
                    .execute(
                            "CREATE DATABASE wide",
                            "CREATE TABLE wide.rows_ (id INT PRIMARY KEY, stuff VARCHAR(4000))",
                            "INSERT INTO wide.rows_ SELECT seq, REPEAT('y', 4000) FROM "
                                    + DatabaseServer.series(3_000));
            LANDSCAPE
                    .api()
                    .post(
                            "/api/data-sources",
                            Landscape.dataSource(
                                    "small",
                                    ServerType.MARIADB,
                                    small.port(),
                                    DatabaseServer.USER,
                                    DatabaseServer.PASSWORD));
            Map<String, Object> definition =
                    new HashMap<>(Landscape.definition("full", "wide", List.of("schema", "full-load")));
            definition.put("target", "small");
            Subject project = LANDSCAPE.create(definition).must("start").awaitState("FAILED");
            assertThat(LANDSCAPE.api().get(project.path() + "/tables").toString())
                    .contains("SERVER_NOT_WRITABLE");
            small.execute("DROP TABLE filler.big");
            // The server gives the room free a while later.
            await().atMost(Subject.PATIENCE).until(() -> {
                project.must("restore");
                await().atMost(Subject.PATIENCE)
                        .until(() -> List.of("COMPLETED", "FAILED").contains(project.state()));
                return project.state().equals("COMPLETED");
            });
            assertThat(Comparison.differences(LANDSCAPE.source(), small, "wide"))
                    .isEmpty();
            project.must("release");
        }
    }

    private static void awaitEvent(Subject project, String text) {
        await(text)
                .atMost(Subject.PATIENCE)
                .until(() -> project.events().toString().contains(text));
    }

    private static void requireEqual(Subject project) throws SQLException {
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, Shop::business)) {
            await().until(() -> writer.transactions() > 20);
        }
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), Shop.DATABASE, project.name()))
                .isEmpty();
        project.must("pause").must("release");
    }
}
