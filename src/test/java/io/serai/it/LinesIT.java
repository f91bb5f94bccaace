package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import io.serai.demo.ApiClient.Answer;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import io.serai.fixture.FaultProxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lines between the runtime and its servers fail in every way in which a network fails; nobody loses a row or waits for ever. */
class LinesIT {
    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(ServerType.MARIADB, Landscape.mysqlOrElseMariaDb(), builder -> builder.environment(
                            "SERAI_CONNECTION_SILENCE", "1s")
                    .environment("SERAI_RETRY_DELAY", "200ms")
                    .environment("SERAI_RETRY_MAX_DELAY", "1s"));

    private static final long SEED = Long.getLong("serai.it.seed", System.nanoTime());
    private static final int BALLAST = 12_000;
    /** Far more than is read before the first rows are written. */
    private static final int WIDE = 32_000;

    private static Lines lines;

    @BeforeAll
    static void fillTheSource() throws SQLException {
        lines = Lines.of(LANDSCAPE);
        Shop.create(LANDSCAPE.source());
        LANDSCAPE
                .source()
                .execute(
                        "CREATE DATABASE slow",
                        "CREATE TABLE slow.ballast (id INT PRIMARY KEY, stuff VARCHAR(200))",
                        "INSERT INTO slow.ballast SELECT seq, REPEAT(CHAR(64 + seq % 60), 200) FROM "
                                + DatabaseServer.series(BALLAST),
                        "CREATE DATABASE wide",
                        "CREATE TABLE wide.ballast (id INT PRIMARY KEY, stuff VARCHAR(1000))",
                        "INSERT INTO wide.ballast SELECT seq, REPEAT(CHAR(64 + seq % 60), 1000) FROM "
                                + DatabaseServer.series(WIDE));
    }

    @AfterAll
    static void endLines() {
        lines.close();
    }

    @AfterEach
    void heal() {
        lines.heal();
    }

    @Test
    void whileTheTargetIsSilentPauseSaysThatItCanNotTellWhetherItIsQuiet() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("silent", "schema", "full-load", "cdc"));
        project.must("start");
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, Shop::business)) {
            project.awaitCaughtUp();
            lines.target().silence();
            long before = writer.transactions();
            await().until(() -> writer.transactions() > before + 50);
            Answer answer = project.act("pause");
            Problem.require(answer, 503, "TARGET_NOT_QUIET");
            assertThat(project.state()).isEqualTo("FAILED");
            lines.heal();
            project.must("restore").awaitCaughtUp();
        }
        requireEqual(project, Shop.DATABASE);
    }

    @Test
    void whatIsOnItsWayWhenPauseAnswersDoesNotArriveLater() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("frozen", "schema", "full-load", "cdc"));
        project.must("start");
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, Shop::business)) {
            project.awaitCaughtUp();
            lines.target().freeze();
            long before = writer.transactions();
            await().until(() -> writer.transactions() > before + 50);
            project.must("pause");
            String held = position("frozen");
            lines.heal();
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofMinutes(2)).until(() -> position("frozen")
                    .equals(held));
            project.must("restore").awaitCaughtUp();
        }
        requireEqual(project, Shop.DATABASE);
    }

    private static String position(String project) throws SQLException {
        return Query.value(LANDSCAPE.target(), "SELECT position FROM serai.link WHERE project = '" + project + "'");
    }

    @Test
    void aLostAnswerToCommitChangesNothing() throws SQLException {
        Map<String, Object> definition = new HashMap<>(Shop.project("unanswered", "schema", "full-load", "cdc"));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 2, "chunkBytes", 65_536)));
        Subject project = LANDSCAPE.create(definition);
        int before = lines.target().swallowed();
        lines.target().swallowCommits(4);
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, Shop::business)) {
            project.must("start").awaitCaughtUp();
            assertThat(lines.target().swallowed()).as("during the load").isEqualTo(before + 4);
            for (int lost = 5; lost <= 10; lost++) {
                lines.target().swallowCommits(1);
                int expected = before + lost;
                await().atMost(Subject.PATIENCE).until(() -> lines.target().swallowed() == expected);
            }
            assertThat(writer.transactions()).isPositive();
        }
        requireEqual(project, Shop.DATABASE);
    }

    @Test
    void aTableWhoseStreamWasCutIsNotDone() throws SQLException {
        Map<String, Object> inOnePiece = wide("cut", "schema", "full-load");
        inOnePiece.put("options", Map.of("fullLoad", Map.of("chunkBytes", 100_000_000)));
        Subject project = LANDSCAPE.create(inOnePiece);
        lines.source().delay(Duration.ofMillis(20));
        project.must("start");
        await().atMost(Subject.PATIENCE).until(() -> isBeingWritten() && isBeingSent());
        lines.source().cut();
        assertThat(done("cut")).isEqualTo("0");
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofMinutes(2)).until(() -> done("cut")
                .equals("0"));
        assertThat(project.step("full-load")).isEqualTo("RUNNING");
        lines.heal();
        project.awaitState("COMPLETED");
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), "wide", "cut"))
                .isEmpty();
        project.must("release");
    }

    private static boolean isBeingWritten() throws SQLException {
        return Query.value(
                        LANDSCAPE.target(),
                        "SELECT 1 FROM information_schema.innodb_trx WHERE trx_rows_modified > 1000")
                != null;
    }

    private static boolean isBeingSent() throws SQLException {
        return Query.value(
                        LANDSCAPE.source(),
                        "SELECT 1 FROM information_schema.processlist WHERE info LIKE 'SELECT `id`, `stuff` FROM `wide`%'")
                != null;
    }

    private static String done(String project) throws SQLException {
        return Query.value(
                LANDSCAPE.target(), "SELECT COUNT(*) FROM serai.chunk WHERE done = 1 AND project = '" + project + "'");
    }

    private static Map<String, Object> wide(String name, String... steps) {
        Map<String, Object> definition = new HashMap<>(Shop.project(name, steps));
        definition.put("objects", Map.of("include", List.of("wide.*=" + name + ".*")));
        return definition;
    }

    @Test
    void delaysAndCutsOnBothLinesAreOutlasted() throws SQLException {
        Random random = new Random(SEED);
        Map<String, Object> definition =
                new HashMap<>(Shop.project("rough", "schema", "full-load", "cdc", "verification"));
        definition.put("objects", Map.of("include", List.of("slow.*=rough.*", "shop.*=rough2.*")));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 2, "chunkBytes", 65_536)));
        Subject project = LANDSCAPE.create(definition);
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, Shop::business)) {
            project.must("start");
            for (int fault = 0; fault < 12; fault++) {
                disturb(random.nextBoolean() ? lines.source() : lines.target(), random);
                long before = writer.transactions();
                await().until(() -> writer.transactions() > before + 30);
            }
            lines.heal();
            project.awaitStep("verification", "COMPLETED");
        }
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), "slow", "rough"))
                .as("-Dserai.it.seed=" + SEED)
                .isEmpty();
        requireEqual(project, Shop.DATABASE, "rough2");
    }

    private static void disturb(FaultProxy line, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> line.delay(Duration.ofMillis(random.nextInt(30)));
            case 1 -> line.cut();
            case 2 -> line.heal();
            default -> line.reset();
        }
    }

    @Test
    void aSilentTargetDoesNotHoldUpTheEndOfTheRuntime() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("stopped", "schema", "full-load", "cdc"));
        project.must("start");
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, Shop::business)) {
            project.awaitCaughtUp();
            lines.target().silence();
            long before = writer.transactions();
            await().until(() -> writer.transactions() > before + 50);
            assertThat(LANDSCAPE.runtime().stop()).as("it ended by itself").isTrue();
        }
        lines.heal();
        LANDSCAPE.runtime().start();
        requireEqual(project, Shop.DATABASE);
    }

    private static void requireEqual(Subject project, String database) throws SQLException {
        requireEqual(project, database, project.name());
    }

    private static void requireEqual(Subject project, String database, String onTarget) throws SQLException {
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), database, onTarget))
                .as("-Dserai.it.seed=" + SEED)
                .isEmpty();
        project.must("pause").must("release");
    }
}
