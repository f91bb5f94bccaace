package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Options that change while a project runs, and the back-off from a busy target. */
class OptionsIT {
    private static final int ROWS = 100_000;
    private static final List<String> STEPS = List.of("schema", "full-load", "cdc");

    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(
            Landscape.mysqlOrElseMariaDb(),
            Landscape.mysqlOrElseMariaDb(),
            b -> b.environment("SERAI_THROTTLE_LOCK_WAIT", "1s"));

    @BeforeAll
    static void fillTheSource() throws SQLException {
        Shop.create(LANDSCAPE.source());
        LANDSCAPE
                .source()
                .execute(
                        "CREATE DATABASE bulk",
                        "USE bulk",
                        "CREATE TABLE bulk.keyed (id INT PRIMARY KEY, stuff VARCHAR(200))",
                        "CREATE TABLE bulk.plain (id INT, stuff VARCHAR(200))",
                        "INSERT INTO bulk.keyed SELECT seq, REPEAT('x', 200) FROM " + many(ROWS),
                        "INSERT INTO bulk.plain SELECT seq, REPEAT('y', 200) FROM " + many(ROWS),
                        "ANALYZE TABLE bulk.keyed, bulk.plain");
    }

    /** More rows than a server lets a recursion make. */
    private static String many(int count) {
        return "(SELECT (t.part - 1) * 500 + s.seq AS seq FROM %s JOIN (SELECT seq AS part FROM %s) t) u"
                .formatted(DatabaseServer.series(500), DatabaseServer.series(count / 500));
    }

    private static Map<String, Object> bulk(String name, String table, Map<String, Object> options) {
        Map<String, Object> definition = new HashMap<>(Landscape.definition(name, "bulk", STEPS));
        definition.put("objects", Map.of("include", List.of("bulk.%s=%s.%s".formatted(table, name, table))));
        definition.put("options", options);
        return definition;
    }

    private static Answer change(Subject project, Map<String, Object> options) {
        return LANDSCAPE.api().send("PUT", project.path() + "/options", options);
    }

    private static void mustChange(Subject project, Map<String, Object> options) {
        Answer answer = change(project, options);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Map<String, Object> unlimited() {
        Map<String, Object> options = new HashMap<>();
        options.put("maxRowsPerSecond", null);
        options.put("maxBytesPerSecond", null);
        return options;
    }

    /** 0 where there is no such table yet. */
    private static long onTarget(Subject project, String table) throws SQLException {
        try {
            return Long.parseLong(
                    Query.value(LANDSCAPE.target(), "SELECT COUNT(*) FROM %s.%s".formatted(project.name(), table)));
        } catch (SQLSyntaxErrorException e) {
            return 0;
        }
    }

    private static void requireSame(Subject project, String table) throws SQLException {
        assertThat(onTarget(project, table)).isEqualTo(ROWS);
        assertThat(Query.value(LANDSCAPE.target(), "SELECT SUM(id) FROM %s.%s".formatted(project.name(), table)))
                .isEqualTo(String.valueOf((long) ROWS * (ROWS + 1) / 2));
    }

    @Test
    void aLoadStandsStillAtALimitOfAlmostNothingAndGoesOnWhenItIsLifted() throws SQLException {
        Subject project = LANDSCAPE.create(
                bulk("limited", "keyed", Map.of("threads", 2, "chunkBytes", 65_536, "maxRowsPerSecond", 5_000)));
        project.must("start");
        await().until(() -> onTarget(project, "keyed") > 1_000);
        mustChange(project, Map.of("maxRowsPerSecond", 1));
        // What was under way comes to its end; then every lane owes for hours.
        AtomicLong stopped = new AtomicLong();
        await().during(Duration.ofSeconds(3)).atMost(Subject.PATIENCE).until(() -> {
            long now = onTarget(project, "keyed");
            return stopped.getAndSet(now) == now;
        });
        assertThat(stopped.get()).isLessThan(ROWS);
        assertThat(project.step("full-load")).isEqualTo("RUNNING");
        LANDSCAPE.runtime().kill();
        LANDSCAPE.runtime().start();
        assertThat(project.view().path("options").path("maxRowsPerSecond").asInt())
                .isEqualTo(1);
        await().atMost(Subject.PATIENCE).until(() -> progress(project) > 0);
        project.must("pause");
        assertThat(progress(project)).isBetween(0.001, 0.999);
        mustChange(project, unlimited());
        project.must("restore").awaitCaughtUp();
        requireSame(project, "keyed");
        project.must("pause").must("release");
    }

    private static double progress(Subject project) {
        return project.view().path("steps").path(2).path("progress").asDouble();
    }

    @Test
    void aTableWithoutAKeyKeepsToTheLimitBetweenItsTransactionsAndAPauseEndsTheWaiting() throws SQLException {
        Subject project = LANDSCAPE.create(bulk("heap", "plain", Map.of("maxBytesPerSecond", 1_024)));
        project.must("start");
        // Eight megabytes are sent before the first commit.
        await().atMost(Subject.PATIENCE).until(() -> onTarget(project, "plain") > 0);
        assertThat(onTarget(project, "plain")).isLessThan(ROWS);
        assertThat(Query.value(
                        LANDSCAPE.target(),
                        "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_rows_locked > 0"))
                .isEqualTo("0");
        project.must("pause");
        mustChange(project, unlimited());
        project.must("restore").awaitCaughtUp();
        requireSame(project, "plain");
        project.must("pause").must("release");
    }

    @Test
    void aLimitHoldsBackTheLinkUntilItIsLifted() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("slowlink", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp();
        mustChange(project, Map.of("maxRowsPerSecond", 1));
        LANDSCAPE.source().execute("INSERT INTO shop.journal SELECT 'first' FROM " + many(5_000));
        await().until(() -> journal("first") == 5_000);
        LANDSCAPE.source().execute("INSERT INTO shop.journal SELECT 'second' FROM " + DatabaseServer.series(10));
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofMinutes(2)).until(() -> journal("second") == 0);
        mustChange(project, unlimited());
        await().until(() -> journal("second") == 10);
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), Shop.DATABASE, "slowlink"))
                .isEmpty();
        project.must("pause").must("release");
    }

    private static long journal(String line) throws SQLException {
        return Long.parseLong(
                Query.value(LANDSCAPE.target(), "SELECT COUNT(*) FROM slowlink.journal WHERE line = '" + line + "'"));
    }

    @Test
    void lanesChangeWhileTheLoadRuns() throws SQLException {
        Subject project = LANDSCAPE.create(bulk(
                "laned", "keyed", Map.of("concurrency", "stable", "chunkBytes", 65_536, "maxRowsPerSecond", 5_000)));
        project.must("start");
        await().until(() -> onTarget(project, "keyed") > 0);
        assertThat(lanes(project)).containsExactly(2, 1, 1, 1);
        mustChange(project, Map.of("concurrency", "fast"));
        assertThat(lanes(project)).containsExactly(8, 6, 1, 4);
        mustChange(project, Map.of("threads", 3, "fullLoad", Map.of("concurrency", 1)));
        assertThat(lanes(project)).containsExactly(1, 1, 1, 3);
        JsonNode load = project.view().path("steps").path(2);
        assertThat(load.path("name").asText()).isEqualTo("full-load");
        await().untilAsserted(() -> {
            JsonNode step = project.view().path("steps").path(2);
            assertThat(step.path("rowsPerSecond").asDouble()).isPositive();
            assertThat(step.path("bytesPerSecond").asDouble()).isPositive();
            assertThat(step.path("remainingSeconds").asDouble()).isPositive();
        });
        mustChange(project, unlimited());
        project.awaitCaughtUp();
        requireSame(project, "keyed");
        project.must("pause").must("release");
    }

    private static List<Integer> lanes(Subject project) {
        JsonNode lanes = project.view().path("lanes");
        return List.of(
                lanes.path("fullLoad").asInt(),
                lanes.path("indexes").asInt(),
                lanes.path("cdc").asInt(),
                lanes.path("verification").asInt());
    }

    @Test
    void optionsChangeInEveryStateBeforeTheEndAndAreRecordedWithTheirActor() {
        Subject project = LANDSCAPE.create(Shop.project("chosen", "schema", "full-load", "cdc"));
        mustChange(project, Map.of("threads", 2, "skipChecks", List.of("KEYLESS")));
        requireEvent(project, "HTTP", "threads from null to 2");
        project.must("start").awaitCaughtUp();
        LANDSCAPE
                .jolokia()
                .must(Jolokia.project("chosen"), "changeOptions(java.lang.String)", "{\"maxBytesPerSecond\": 1000000}");
        requireEvent(project, "JMX", "options changed: maxBytesPerSecond from null to 1000000");
        assertThat(LANDSCAPE
                        .jolokia()
                        .read(Jolokia.project("chosen"), "Options")
                        .asText())
                .contains("\"maxBytesPerSecond\":1000000");
        Problem.require(change(project, Map.of("skipChecks", List.of())), 409, "OPTIONS_FIXED");
        Problem.require(change(project, Map.of("threads", 0)), 422, "INVALID");
        Problem.require(change(project, Map.of("thread", 1)), 422, "INVALID");
        project.must("pause");
        mustChange(project, Map.of("concurrency", "fast"));
        requireEvent(project, "HTTP", "concurrency from normal to fast");
        int events = project.events().size();
        mustChange(project, Map.of("concurrency", "fast"));
        assertThat(project.events()).hasSize(events);
        project.must("release");
        Problem.require(change(project, Map.of("threads", 5)), 409, "STATE_CONFLICT");
        assertThat(project.view().path("options").path("threads").asInt()).isEqualTo(2);
    }

    private static void requireEvent(Subject project, String actor, String reason) {
        JsonNode event = project.events().path(0);
        assertThat(event.path("actor").asText()).isEqualTo(actor);
        assertThat(event.path("reason").asText()).contains(reason);
    }

    @Test
    void anOrdinaryLoadIsNotSlowedDown() throws SQLException {
        Subject project = LANDSCAPE.create(bulk("ordinary", "keyed", Map.of("chunkBytes", 65_536)));
        project.must("start").awaitCaughtUp();
        requireSame(project, "keyed");
        assertThat(project.events()).noneMatch(e -> e.path("reason").asText().startsWith("works at"));
        project.must("pause").must("release");
    }

    @Test
    void aSessionThatHoldsLocksMakesTheProjectBackOffAndItsEndLetsItRecover() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("locked", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp();
        assertThat(project.view().path("throttle").isNull()).isTrue();
        try (Connection connection = LANDSCAPE.target().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE locked.counter SET n = n WHERE id = 2");
            LANDSCAPE.source().execute("UPDATE shop.counter SET n = n + 1 WHERE id = 2");
            await().atMost(Subject.PATIENCE).until(() -> project.view()
                    .path("throttle")
                    .path("reason")
                    .asText()
                    .contains("row lock"));
            JsonNode throttle = project.view().path("throttle");
            assertThat(throttle.path("share").asDouble()).isBetween(0.125, 0.5);
            assertThat(throttle.path("since").asText()).isNotBlank();
            assertThat(project.view().path("lanes").path("fullLoad").asInt()).isLessThan(4);
            connection.rollback();
        }
        await().atMost(Subject.PATIENCE)
                .until(() -> project.view().path("throttle").isNull());
        assertThat(project.view().path("lanes").path("fullLoad").asInt()).isEqualTo(4);
        assertThat(project.events())
                .anyMatch(e -> e.path("reason").asText().startsWith("works at 1/2 of its speed: a transaction"))
                .anyMatch(e -> e.path("reason").asText().startsWith("works at full speed again"));
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        project.must("pause").must("release");
    }
}
