package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.demo.BusinessClient;
import io.serai.demo.Sakila;
import io.serai.fixture.Comparison;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The runtime is killed (SIGKILL) while a project works and clients write; nobody helps afterwards. In the end an outside comparison
 * finds every row exactly once.
 *
 * <p>{@code -Dserai.it.seed=...} repeats the waiting times.
 */
class RecoveryIT {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape();

    private static final long SEED = Long.getLong("serai.it.seed", System.nanoTime());
    private static final int KILLS_DURING_THE_LOAD = 3;
    private static final int KILLS_DURING_CDC = 2;
    private static final int LONGEST_LIFE_MILLIS = 700;

    @BeforeAll
    static void fillTheSource() throws SQLException {
        Shop.create(LANDSCAPE.source());
        try (Connection connection = LANDSCAPE.source().connect()) {
            Sakila.load(connection);
        }
        LANDSCAPE
                .source()
                .execute(
                        "USE sakila",
                        "CREATE TABLE sakila.journal (line VARCHAR(40))",
                        "CREATE TABLE sakila.counter (id INT PRIMARY KEY, n BIGINT NOT NULL)",
                        "CREATE TABLE sakila.ballast (id INT PRIMARY KEY, stuff VARCHAR(200))",
                        "INSERT INTO sakila.journal SELECT CONCAT('line ', seq % 100) FROM seq_1_to_20000",
                        "INSERT INTO sakila.counter VALUES (1, 0), (2, 0), (3, 0)",
                        "INSERT INTO sakila.ballast SELECT seq, REPEAT(CHAR(64 + seq % 60), 200) FROM seq_1_to_150000");
    }

    @Test
    void afterFiveKillsOfTheRuntimeEveryRowIsThereOnce() throws SQLException {
        Random random = new Random(SEED);
        Subject project = LANDSCAPE.create(sakila());
        List<String> killedIn = new ArrayList<>();
        BusinessClient shop = BusinessClient.start(LANDSCAPE.source()::connect);
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, RecoveryIT::journal)) {
            project.must("start");
            for (int kill = 0; kill < KILLS_DURING_THE_LOAD; kill++) {
                project.awaitStep("full-load", "RUNNING");
                killedIn.add(killAndStart(project, random));
            }
            for (int kill = 0; kill < KILLS_DURING_CDC; kill++) {
                project.awaitCaughtUp();
                killedIn.add(killAndStart(project, random));
            }
            assertThat(writer.transactions()).isPositive();
        } finally {
            shop.close();
        }
        assertThat(shop.failure()).isNull();
        project.awaitCaughtUp();
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), Sakila.DATABASE))
                .as("with -Dserai.it.seed=" + SEED + ", killed in " + killedIn)
                .isEmpty();
        assertThat(killedIn).as("with -Dserai.it.seed=" + SEED).contains("full-load", "cdc");
        assertThat(project.lastTransition().to()).isEqualTo("RUNNING");
        project.awaitStep("verification", "COMPLETED").must("pause").must("release");
    }

    private static Map<String, Object> sakila() {
        Map<String, Object> definition = new HashMap<>(
                Landscape.definition("sakila", Sakila.DATABASE, List.of("schema", "full-load", "cdc", "verification")));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 2, "chunkBytes", 65_536)));
        return definition;
    }

    /** A line that may be there already, in a table that can not tell, and a number that shows every change done twice. */
    private static List<String> journal(Random random) {
        return List.of(
                "INSERT INTO sakila.journal VALUES ('line " + random.nextInt(100) + "')",
                "UPDATE sakila.counter SET n = n + 1 WHERE id = " + (1 + random.nextInt(3)));
    }

    /** After a random while; returns the step that was under way. */
    private static String killAndStart(Subject project, Random random) {
        pass(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
        String step = project.step("full-load").equals("RUNNING") ? "full-load" : "cdc";
        LANDSCAPE.runtime().kill();
        LANDSCAPE.runtime().start();
        return step;
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(60)).until(() -> true);
    }

    @Test
    void whatHasBeenAnsweredSurvivesAKill() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("answered", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp().must("pause");
        killAtOnceAndStart();
        assertThat(project.state()).as("one that was paused stays paused").isEqualTo("PAUSED");
        LANDSCAPE.source().execute("INSERT INTO shop.journal VALUES ('while it is paused')");
        project.must("restore");
        killAtOnceAndStart();
        assertThat(project.state()).as("one that was running goes on").isEqualTo("RUNNING");
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), Shop.DATABASE, "answered"))
                .isEmpty();
        project.must("pause").must("release");
    }

    private static void killAtOnceAndStart() {
        LANDSCAPE.runtime().kill();
        LANDSCAPE.runtime().start();
    }
}
