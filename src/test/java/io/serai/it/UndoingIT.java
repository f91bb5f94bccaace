package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import io.serai.demo.RuntimeProcess;
import io.serai.fault.FailPoint;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What happens right before and right behind the point of no return: the server that was to be opened is lost, and the business goes
 * on where it was; or somebody writes to the side that is left.
 */
class UndoingIT {
    private static final Path DIRECTORY = Path.of("target", "it").toAbsolutePath();
    private static final Path FAIL_POINTS = DIRECTORY.resolve("undoing.points");
    private static final Path HELD = DIRECTORY.resolve("undoing.held");
    private static final Path BEHIND = DIRECTORY.resolve("undoing.behind");

    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), Landscape.mysqlOrElseMariaDb(), UndoingIT::armed);

    private static void armed(RuntimeProcess.Builder builder) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.deleteIfExists(HELD);
            Files.deleteIfExists(BEHIND);
            Files.writeString(FAIL_POINTS, """
                    objects.after = hold %s chance 1 seed 1
                    link-end.before = hold %s chance 1 seed 1
                    """.formatted(HELD, BEHIND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        builder.javaOptions("-D" + FailPoint.PROPERTY + "=" + FAIL_POINTS);
    }

    @Test
    void theSideThatIsLeftIsOpenedWhateverHasBecomeOfTheOther() throws SQLException, IOException {
        DatabaseServer source = LANDSCAPE.source();
        DatabaseServer target = LANDSCAPE.target();
        Subject project = Rounds.moved(LANDSCAPE, "undoing");
        Files.writeString(HELD, "");
        assertThat(Rounds.begin(project, Map.of("fence", true, "drainTimeoutSeconds", 2))
                        .status())
                .isEqualTo(202);
        await("all objects made")
                .atMost(Subject.PATIENCE)
                .until(() -> Query.list(
                                        target,
                                        "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'undoing'")
                                .size()
                        == 3);
        target.kill();
        try {
            Files.delete(HELD);
            await("the source is open again").atMost(Subject.PATIENCE).until(() -> {
                try {
                    new Clerk(source).execute("INSERT INTO undoing.orders (note) VALUES ('business')");
                    return true;
                } catch (SQLException e) {
                    return false;
                }
            });
            await("events of the source").atMost(Subject.PATIENCE).until(() -> Query.value(
                            source, "SELECT status FROM information_schema.events WHERE event_schema = 'undoing'")
                    .equals("ENABLED"));
        } finally {
            target.start();
        }
        Rounds.awaitRound(project, "UNDONE");
        assertThat(Query.list(
                        target,
                        "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'undoing'"))
                .isEmpty();
        Query.awaitApplied(source, target, project);
        assertThat(Comparison.differences(source, target, "undoing")).isEmpty();
        project.must("pause").must("release");
    }

    @Test
    void whatIsWrittenUntilTheLinkHasEndedArrivesAndIsNotSentBack() throws SQLException, IOException {
        DatabaseServer source = LANDSCAPE.source();
        DatabaseServer target = LANDSCAPE.target();
        Subject project = Rounds.moved(LANDSCAPE, "last_moment");
        Files.writeString(BEHIND, "");
        Rounds.begin(project, Map.of());
        Rounds.confirm(project);
        Rounds.awaitSubstep(project, "stop-forward", "RUNNING");
        new Clerk(source)
                .execute(
                        "INSERT INTO last_moment.orders (note) VALUES ('late')",
                        "UPDATE last_moment.counter SET n = n + 1 WHERE id = 1",
                        "DELETE FROM last_moment.orders WHERE id = 7");
        Query.awaitApplied(source, target, project);
        Files.delete(BEHIND);
        Rounds.awaitRound(project, "COMPLETED");
        new TwoSides(source, target).requireEqual("last_moment");
        assertThat(project.events().toString())
                .contains("until the link ended", "last_moment.orders (2 rows)", "last_moment.journal (1 rows)");
        new Clerk(target).execute("INSERT INTO last_moment.orders (note) VALUES ('business 1')");
        new TwoSides(source, target).arrivesAtTheSource("last_moment", 1);
        new TwoSides(source, target).requireEqual("last_moment");
        assertThat(Query.value(source, "SELECT COUNT(*) FROM last_moment.orders WHERE note = 'late'"))
                .isEqualTo("1");
        new TwoSides(source, target).end(project);
    }

    @Test
    void theOtherSideIsOpenedWhateverHasBecomeOfTheSideThatIsLeft() throws SQLException, IOException {
        DatabaseServer source = LANDSCAPE.source();
        DatabaseServer target = LANDSCAPE.target();
        Subject project = Rounds.moved(LANDSCAPE, "gone");
        Files.writeString(BEHIND, "");
        Rounds.begin(project, Map.of("fence", true));
        Rounds.awaitSubstep(project, "stop-forward", "RUNNING");
        source.kill();
        try {
            Files.delete(BEHIND);
            await("the target is open")
                    .atMost(Subject.PATIENCE)
                    .until(() -> !Rounds.switchover(project).path("openedAt").isNull());
            new Clerk(target).execute("INSERT INTO gone.orders (note) VALUES ('business 1')");
        } finally {
            source.start();
        }
        assertThat(Rounds.awaitRound(project, "COMPLETED").path("error").isNull())
                .isTrue();
        assertThat(Query.value(source, "SELECT @@global.read_only"))
                .as("also where a restart has taken it away")
                .isEqualTo("1");
        assertThat(project.events().toString().contains("read_only was OFF on data source 'source'"))
                .as("MySQL remembers it")
                .isEqualTo(source.type() != ServerType.MYSQL);
        new TwoSides(source, target).arrivesAtTheSource("gone", 1);
        new TwoSides(source, target).requireEqual("gone");
        new TwoSides(source, target).end(project);
    }
}
