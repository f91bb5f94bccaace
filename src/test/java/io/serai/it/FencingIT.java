package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import io.serai.demo.RuntimeProcess;
import io.serai.fault.FailPoint;
import io.serai.fixture.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two runtimes have the same project, since somebody has copied the state of one: only the later of them writes. */
class FencingIT {
    private static final Path FAIL_POINTS = temporary(".properties");
    private static final Path HELD = temporary(".held");

    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(ServerType.MARIADB, Landscape.mysqlOrElseMariaDb(), builder -> builder.environment(
                            "SERAI_RETRY_DELAY", "100ms")
                    .environment("SERAI_RETRY_MAX_DELAY", "500ms")
                    .javaOptions("-D" + FailPoint.PROPERTY + "=" + FAIL_POINTS));

    private static final long SEED = 5;

    private static Path temporary(String suffix) {
        try {
            Path file = Files.createTempFile("fencing", suffix);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void prepare() throws Exception {
        Shop.create(LANDSCAPE.source());
        LANDSCAPE.target().execute("SET GLOBAL innodb_lock_wait_timeout = 2");
    }

    /** The first is stopped in the middle of a transaction that it has not committed yet, and wakes up when all is over. */
    @Test
    void aRuntimeThatWakesUpAfterItsCopyHasTakenOverWritesNothing() throws Exception {
        Subject project = LANDSCAPE.create(Shop.project("fenced", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp();
        RuntimeProcess first = LANDSCAPE.runtime();
        first.stop();
        Path copy = first.stateDirectory().resolveSibling("copy");
        copy(first.stateDirectory(), copy);
        Files.writeString(FAIL_POINTS, "batch.before = hold " + HELD + " at 5");
        first.start();
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, Shop::business)) {
            await().atMost(Subject.PATIENCE).until(() -> holdsATransaction());
            signal(first, "STOP");
            try (RuntimeProcess second = Landscape.runtime(copy, settings -> {})) {
                second.start();
                Subject same = new Subject(second.api(), "fenced");
                await().atMost(Subject.PATIENCE)
                        .until(() -> same.events().toString().contains("held the lease"));
                long before = writer.transactions();
                await().until(() -> writer.transactions() > before + 50);
                Files.delete(HELD);
                signal(first, "CONT");
                project.awaitState("FAILED");
                assertThat(project.lastTransition().reason()).contains("FENCED");
                writer.close();
                Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), same);
                assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), Shop.DATABASE, "fenced"))
                        .isEmpty();
                assertThat(same.state()).isEqualTo("RUNNING");
            }
        }
    }

    private static boolean holdsATransaction() throws Exception {
        return Files.readString(LANDSCAPE.runtime().log()).contains("Fail point batch.before: hold");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }

    private static void signal(RuntimeProcess process, String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
