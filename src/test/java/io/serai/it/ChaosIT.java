package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import io.serai.fault.FailPoint;
import io.serai.fixture.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Everything goes wrong, one thing after the other, while projects load, follow and verify a source that is written to. In the end
 * both sides are equal, and nobody had to help.
 *
 * <p>{@code -Dserai.it.seed=...} repeats the faults and their waiting times, {@code -Dserai.it.chaos=100} asks for so many, {@code
 * -Dserai.it.from=mysql -Dserai.it.to=mariadb} for other servers.
 */
class ChaosIT {
    private static final Path FAIL_POINTS = failPoints();

    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(
            kind("serai.it.from", "mariadb"), kind("serai.it.to", "mysql"), builder -> builder.environment(
                            "SERAI_CONNECTION_SILENCE", "1s")
                    .environment("SERAI_RETRY_DELAY", "100ms")
                    .environment("SERAI_RETRY_MAX_DELAY", "500ms")
                    .javaOptions("-D" + FailPoint.PROPERTY + "=" + FAIL_POINTS));

    private static final long SEED = Long.getLong("serai.it.seed", System.nanoTime());
    private static final int FAULTS = Integer.getInteger("serai.it.chaos", 12);
    private static final int FAULTS_OF_A_PROJECT = 12;
    private static final int FAULTS_OF_A_LOAD = 4;
    private static final int BALLAST = 20_000;
    private static Lines lines;

    private static ServerType kind(String property, String usual) {
        ServerType type = ServerType.of(System.getProperty(property, usual)).orElseThrow();
        return type == ServerType.MYSQL ? Landscape.mysqlOrElseMariaDb() : type;
    }

    private static Path failPoints() {
        try {
            return Files.createTempFile("fail-points", ".properties");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void fillTheSource() throws SQLException {
        lines = Lines.of(LANDSCAPE);
        ChaosShop.create(LANDSCAPE.source(), BALLAST);
    }

    @AfterAll
    static void endLines() throws IOException {
        lines.close();
        Files.deleteIfExists(FAIL_POINTS);
    }

    @Test
    void whateverHappensBothSidesAreEqualInTheEnd() throws SQLException {
        Chaos chaos = new Chaos(LANDSCAPE, lines, FAIL_POINTS, SEED);
        Random seeds = new Random(SEED);
        try {
            for (int round = 0; round * FAULTS_OF_A_PROJECT < FAULTS; round++) {
                survive(LANDSCAPE.create(ChaosShop.project("chaos" + round)), chaos, seeds.nextLong());
            }
        } catch (Throwable e) {
            throw new AssertionError(
                    "With -Dserai.it.seed=" + SEED + " after " + chaos.done() + ": " + e.getMessage(), e);
        }
    }

    private static void survive(Subject project, Chaos chaos, long seed) throws SQLException {
        try (Writer writer = Writer.start(LANDSCAPE.source(), seed, ChaosShop::business)) {
            chaos.begin(project);
            if (project.state().equals("NOT_STARTED")) {
                project.must("start");
            }
            for (int fault = 1; fault < FAULTS_OF_A_PROJECT; fault++) {
                chaos.passBy(300);
                if (fault < FAULTS_OF_A_LOAD && !project.step("full-load").equals("COMPLETED")) {
                    chaos.duringTheLoad(project);
                } else {
                    chaos.duringCdc(project);
                }
                project.requireNotFailed();
            }
            project.awaitCaughtUp();
            long before = writer.transactions();
            await().atMost(Subject.PATIENCE).until(() -> writer.transactions() > before + 20);
        }
        project.awaitStep("verification", "COMPLETED");
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), ChaosShop.DATABASE, project.name()))
                .isEmpty();
        assertThat(project.state()).isEqualTo("RUNNING");
        verifyAgain(project);
        project.must("pause").must("release");
    }

    /** At rest both sides are equal for the product's own eyes too. */
    private static void verifyAgain(Subject project) {
        LANDSCAPE.api().post(project.path() + "/verification", Map.of("scope", "all"));
        project.awaitStep("verification", "COMPLETED");
        assertThat(LANDSCAPE
                        .api()
                        .get(project.path() + "/verification")
                        .path("result")
                        .asText())
                .isEqualTo("EQUAL");
    }
}
