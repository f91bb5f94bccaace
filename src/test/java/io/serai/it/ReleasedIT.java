package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.RuntimeProcess;
import io.serai.fault.FailPoint;
import io.serai.fixture.DatabaseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A project is released after, or in the middle of, its switchover: one side is open then, and what stays is said. */
class ReleasedIT {
    private static final Path FAIL_POINTS =
            Path.of("target", "it", "released.points").toAbsolutePath();

    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), Landscape.mysqlOrElseMariaDb(), ReleasedIT::settings);

    private static void settings(RuntimeProcess.Builder builder) {
        arm("");
        builder.javaOptions("-D" + FailPoint.PROPERTY + "=" + FAIL_POINTS).environment("SERAI_RETRY_ATTEMPTS", "2");
    }

    private static void arm(String points) {
        try {
            Files.createDirectories(FAIL_POINTS.getParent());
            Files.writeString(FAIL_POINTS, points);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void nothingIsReadOnly() throws SQLException {
        for (DatabaseServer server : List.of(LANDSCAPE.source(), LANDSCAPE.target())) {
            server.execute("SET GLOBAL read_only = OFF");
        }
    }

    private static Subject failedBehindThePointOfNoReturn(String name) throws SQLException {
        LANDSCAPE.runtime().stop();
        arm("start-reverse.before = throw chance 1.0 seed 1");
        LANDSCAPE.runtime().start();
        Subject project = Rounds.moved(LANDSCAPE, name);
        assertThat(Rounds.begin(project, Map.of("fence", true)).status()).isEqualTo(202);
        project.awaitState("FAILED");
        return project;
    }

    private static void unarmed() {
        LANDSCAPE.runtime().stop();
        arm("");
        LANDSCAPE.runtime().start();
    }

    private static void requireOpen(String name) throws SQLException {
        new Clerk(LANDSCAPE.target()).execute("INSERT INTO " + name + ".orders (note) VALUES ('business')");
        LANDSCAPE.source().execute("INSERT INTO " + name + ".orders (note) VALUES ('the administrator')");
        assertThat(Query.value(
                        LANDSCAPE.target(),
                        "SELECT status FROM information_schema.events WHERE event_schema = '" + name + "'"))
                .isEqualTo("ENABLED");
    }

    private static void requireTold(Subject project) throws SQLException {
        assertThat(project.events().findValuesAsText("reason"))
                .anyMatch(e -> e.contains("read_only=ON stays on data source 'source'")
                        && e.contains("SET GLOBAL read_only=OFF"))
                .anyMatch(e -> e.contains("ALTER EVENT `" + project.name() + "`.`tidy` ENABLE"))
                .anyMatch(e -> e.contains(project.name() + ".noted on 'target'"))
                .noneMatch(e -> e.contains("left behind"));
        for (DatabaseServer side : List.of(LANDSCAPE.source(), LANDSCAPE.target())) {
            assertThat(Query.list(side, "SELECT link FROM serai.link WHERE project = '" + project.name() + "'"))
                    .isEmpty();
        }
    }

    @Test
    void whatStaysAfterASwitchoverIsSaid() throws SQLException {
        Subject project = Rounds.moved(LANDSCAPE, "settled");
        Rounds.turned(project, "switchover");
        project.awaitStep("reverse-link", "MONITORING").must("pause").must("release");
        requireOpen("settled");
        requireTold(project);
        assertThat(Rounds.switchover(project).path("state").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void behindThePointOfNoReturnTheOtherSideIsOpened() throws SQLException {
        Subject project = failedBehindThePointOfNoReturn("midway").must("release");
        unarmed();
        requireOpen("midway");
        requireTold(project);
        assertThat(project.events().findValuesAsText("reason"))
                .anyMatch(e -> e.contains("the business belongs to data source 'target'"));
        assertThat(Rounds.switchover(project).path("state").asText()).isEqualTo("ABANDONED");
        assertThat(project.api()
                        .send("DELETE", project.path() + "?confirm=midway", null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aRetryBehindThePointOfNoReturnGoesOn() throws SQLException {
        Subject project = failedBehindThePointOfNoReturn("retried");
        unarmed();
        var answer = project.api().send("POST", project.path() + "/switchover/start-reverse/retry", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Rounds.awaitRound(project, "COMPLETED");
        new Clerk(LANDSCAPE.target()).execute("INSERT INTO retried.orders (note) VALUES ('business')");
        Query.awaitApplied(LANDSCAPE.target(), LANDSCAPE.source(), project);
        project.must("pause").must("release");
    }
}
