package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import io.serai.demo.RuntimeProcess;
import io.serai.fault.FailPoint;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
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

/**
 * The runtime ends (as by kill -9) before and after the effect of each substep, on the way there and on the way back. Then the round
 * has come to its end or is undone: never anything between.
 *
 * <p>{@code -Dserai.it.halts=all} halts on each side of each effect, on either way, twice each.
 */
class SwitchingHaltIT {
    private static final Path FAIL_POINTS =
            Path.of("target", "it", "switching-halt.points").toAbsolutePath();

    private static final boolean ALL = "all".equals(System.getProperty("serai.it.halts"));
    private static final List<String> EVERY_SIDE_BOTH_WAYS_TWICE =
            List.of("before", "before", "after", "after", "before", "before", "after", "after");

    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), Landscape.mysqlOrElseMariaDb(), SwitchingHaltIT::unarmed);

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
    @ValueSource(
            strings = {
                "check",
                "stop-source-writes",
                "drain",
                "final-verification",
                "prepare-reverse",
                "objects",
                "stop-forward",
                "start-reverse"
            })
    void whoHaltsThereGoesOnToTheEndOrIsUndone(String substep) throws SQLException, IOException {
        String name = "halt_" + substep.replace('-', '_');
        Subject project = Rounds.moved(LANDSCAPE, name);
        boolean over = false;
        int round = 0;
        for (String side : ALL ? EVERY_SIDE_BOTH_WAYS_TWICE : List.of("before", "after")) {
            round++;
            if (turned(project, substep + "." + side, round, over) == over) {
                complete(project, over ? "switchback" : "switchover");
            }
            over = !over;
        }
        requireBusiness(project, LANDSCAPE.source(), LANDSCAPE.target(), "last");
        project.must("pause").must("release");
    }

    /**
     * Halts a round at this point.
     *
     * @param number of the round, to tell its row from those of others
     * @param over whether the business is on the other side
     * @return whether it is there now
     */
    private static boolean turned(Subject project, String point, int number, boolean over)
            throws IOException, SQLException {
        String action = over ? "switchback" : "switchover";
        LANDSCAPE.runtime().stop();
        Files.writeString(FAIL_POINTS, point + " = halt at 1");
        LANDSCAPE.runtime().start();
        try {
            begin(project, action);
        } catch (UncheckedIOException e) {
            // It has halted before it could answer.
        }
        await("halt at " + point)
                .atMost(Subject.PATIENCE)
                .until(() -> !LANDSCAPE.runtime().isRunning());
        Files.writeString(FAIL_POINTS, "");
        LANDSCAPE.runtime().start();
        JsonNode round = ended(project);
        boolean completed = round.path("state").asText().equals("COMPLETED");
        if (point.startsWith("stop-forward.after") || point.startsWith("start-reverse")) {
            assertThat(completed).as(round.toPrettyString()).isTrue();
        }
        boolean now = completed != over;
        requireBusiness(
                project,
                now ? LANDSCAPE.target() : LANDSCAPE.source(),
                now ? LANDSCAPE.source() : LANDSCAPE.target(),
                number + " " + action + " " + point);
        return now;
    }

    private static void complete(Subject project, String action) {
        begin(project, action);
        JsonNode round = ended(project);
        assertThat(round.path("state").asText()).as(round.toPrettyString()).isEqualTo("COMPLETED");
    }

    private static void begin(Subject project, String action) {
        await(action)
                .atMost(Subject.PATIENCE)
                .until(() -> project.view().path("lagSeconds").isNumber());
        Answer answer = project.api().send("POST", project.path() + "/" + action, Map.of("fence", true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private static JsonNode ended(Subject project) {
        return Rounds.awaitEnd(project);
    }

    /** The side that is open takes writes of ordinary accounts, its triggers fire once, and the rows arrive at the other side. */
    private static void requireBusiness(Subject project, DatabaseServer open, DatabaseServer other, String note)
            throws SQLException {
        String orders = project.name() + ".orders";
        new Clerk(open).execute("INSERT INTO " + orders + " (note) VALUES ('" + note + "')");
        await(note + " at the other side")
                .atMost(Subject.PATIENCE)
                .failFast(project::requireNotFailed)
                .until(() -> "1"
                        .equals(Query.value(other, "SELECT COUNT(*) FROM " + orders + " WHERE note = '" + note + "'")));
        assertThat(Query.list(open, "SELECT DISTINCT total FROM " + orders + " WHERE note = '" + note + "'"))
                .containsExactly("2");
        assertThat(Comparison.differences(open, other, project.name())).as(note).isEmpty();
        assertThat(Query.value(
                        open,
                        "SELECT status FROM information_schema.events WHERE event_schema = '" + project.name() + "'"))
                .isEqualTo("ENABLED");
    }
}
