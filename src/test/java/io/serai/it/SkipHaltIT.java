package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.demo.RuntimeProcess;
import io.serai.fault.FailPoint;
import io.serai.fixture.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runtime ends (as by kill -9) at the very moments at which a skipped statement becomes durable. */
class SkipHaltIT {
    private static final Path FAIL_POINTS =
            Path.of("target", "it", "skip-halt.points").toAbsolutePath();

    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(SkipHaltIT::unarmed);

    private static void unarmed(RuntimeProcess.Builder builder) {
        try {
            Files.createDirectories(FAIL_POINTS.getParent());
            Files.writeString(FAIL_POINTS, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        builder.javaOptions("-D" + FailPoint.PROPERTY + "=" + FAIL_POINTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip.before", "skip.after", "state.before", "state.after"})
    void whoHaltsThereGoesOnBehindTheOneStatement(String point) throws SQLException, IOException {
        String name = "halt_" + point.replace('.', '_');
        LANDSCAPE
                .source()
                .execute(
                        "CREATE DATABASE " + name,
                        "USE " + name,
                        "CREATE TABLE t (id INT PRIMARY KEY)",
                        "INSERT INTO t VALUES (1)");
        Subject project = LANDSCAPE
                .create(Landscape.definition(name, name, List.of("schema", "full-load", "cdc")))
                .must("start")
                .awaitCaughtUp();
        String first = "ALTER TABLE t ADD COLUMN a INT";
        String second = "ALTER TABLE t ADD COLUMN b INT";
        LANDSCAPE
                .source()
                .execute("USE " + name, first, "INSERT INTO t VALUES (2, 1)", second, "INSERT INTO t VALUES (3, 1, 1)");
        LANDSCAPE.target().execute("USE " + name, first);
        haltAt(point, project.awaitState("FAILED"));
        if (point.equals("state.before")) {
            assertThat(project.state())
                    .as("what was not stored has not been answered")
                    .isEqualTo("FAILED");
            skip(project);
        }
        await("the second statement")
                .atMost(Subject.PATIENCE)
                .until(() -> project.error("cdc").path("detail").asText().contains(second));
        LANDSCAPE.target().execute("USE " + name, second);
        skip(project);
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project.awaitState("RUNNING"));
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), name))
                .isEmpty();
        project.must("pause").must("release");
    }

    /** Skips with a runtime that halts there, and starts another one. */
    private static void haltAt(String point, Subject project) throws IOException {
        LANDSCAPE.runtime().stop();
        Files.writeString(FAIL_POINTS, point + " = halt at 1");
        LANDSCAPE.runtime().start();
        try {
            skip(project);
        } catch (UncheckedIOException e) {
            // It has halted before it could answer.
        }
        await("halt").atMost(Subject.PATIENCE).until(() -> !LANDSCAPE.runtime().isRunning());
        Files.writeString(FAIL_POINTS, "");
        LANDSCAPE.runtime().start();
    }

    private static void skip(Subject project) {
        var answer = project.api().send("POST", project.path() + "/restore", Map.of("skip", true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
