package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** The server that was to be opened is lost right before the point of no return: the business goes on where it was. */
class UndoingIT {
    private static final Path DIRECTORY = Path.of("target", "it").toAbsolutePath();
    private static final Path FAIL_POINTS = DIRECTORY.resolve("undoing.points");
    private static final Path HELD = DIRECTORY.resolve("undoing.held");

    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), Landscape.mysqlOrElseMariaDb(), UndoingIT::armed);

    private static void armed(RuntimeProcess.Builder builder) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(HELD, "");
            Files.writeString(FAIL_POINTS, "objects.after = hold " + HELD + " at 1");
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
            assertThat(Query.value(
                            source, "SELECT status FROM information_schema.events WHERE event_schema = 'undoing'"))
                    .isEqualTo("ENABLED");
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
}
