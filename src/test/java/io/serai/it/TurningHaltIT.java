package io.serai.it;

import static org.awaitility.Awaitility.await;

import io.serai.demo.RuntimeProcess;
import io.serai.fault.FailPoint;
import io.serai.fixture.DatabaseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The runtime ends (as by kill -9) right before and right after each thing that turns the links, there and back; nobody helps
 * afterwards, but that a round which was undone is asked for again.
 */
class TurningHaltIT {
    private static final Path FAIL_POINTS =
            Path.of("target", "it", "turning-halt.points").toAbsolutePath();
    private static final List<String> POINTS = List.of("link-start", "link-end", "link-turn", "canary", "link-forget");

    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), Landscape.mysqlOrElseMariaDb(), TurningHaltIT::unarmed);

    private static void unarmed(RuntimeProcess.Builder builder) {
        try {
            Files.createDirectories(FAIL_POINTS.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arm("");
        builder.javaOptions("-D" + FailPoint.PROPERTY + "=" + FAIL_POINTS);
    }

    private static void arm(String line) {
        try {
            Files.writeString(FAIL_POINTS, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whereverItHaltsTheLinksAreTurnedToTheEnd() throws SQLException {
        DatabaseServer source = LANDSCAPE.source();
        DatabaseServer target = LANDSCAPE.target();
        Subject project = Turning.following(LANDSCAPE, "halting");
        Turning.work(project, source);
        haltEverywhere(project);
        Turning.awaitReverse(project);
        Turning.work(project, target);
        Turning.requireEqual(project, target, source);
        haltEverywhere(project);
        Turning.awaitForward(project);
        Turning.work(project, source);
        Turning.requireEqual(project, source, target);
        project.must("pause").must("release");
    }

    /** Each runtime gets one step farther than the one before it, and halts there; the last one comes to the end. */
    private static void haltEverywhere(Subject project) {
        RuntimeProcess runtime = LANDSCAPE.runtime();
        String way = Turning.way(project);
        runtime.kill();
        for (String point : POINTS) {
            for (String side : List.of(".before", ".after")) {
                arm(point + side + " = halt at 1");
                runtime.start();
                await("halt at " + point + side).atMost(Subject.PATIENCE).until(() -> {
                    askWhereNothingIsUnderWay(project, way);
                    return !runtime.isRunning();
                });
            }
        }
        arm("");
        runtime.start();
    }

    /** A round whose fence was open for a moment when the runtime halted has been undone. */
    private static void askWhereNothingIsUnderWay(Subject project, String way) {
        try {
            String state = Rounds.switchover(project).path("state").asText();
            if (!List.of("RUNNING", "UNDOING").contains(state)) {
                Turning.isBegun(project, way);
            }
        } catch (UncheckedIOException e) {
            // It has halted before it could answer.
        }
    }
}
