package io.serai.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.TransientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    @TempDir
    private Path directory;

    private Faults faults(String lines) throws IOException {
        return Faults.read(Files.writeString(directory.resolve("faults"), lines));
    }

    @Test
    void throwsOnTheNamedPassingOnly() throws IOException {
        Faults faults = faults("batch.before = throw at 2");
        faults.pass(FailPoint.BATCH, "before");
        faults.pass(FailPoint.BATCH, "after");
        faults.pass(FailPoint.CHUNK, "before");
        assertThatThrownBy(() -> faults.pass(FailPoint.BATCH, "before")).isInstanceOf(TransientException.class);
        assertThatCode(() -> faults.pass(FailPoint.BATCH, "before")).doesNotThrowAnyException();
    }

    @Test
    void thoseOfOneSeedAreTheSame() throws IOException {
        String line = "link-start.after = throw chance 0.5 seed 7";
        String once = passings(faults(line));
        assertThat(once).contains("x").contains(".").isEqualTo(passings(faults(line)));
    }

    private static String passings(Faults faults) {
        StringBuilder passings = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            try {
                faults.pass(FailPoint.LINK_START, "after");
                passings.append('.');
            } catch (TransientException e) {
                passings.append('x');
            }
        }
        return passings.toString();
    }

    @Test
    void holdsForAsLongAsTheFileIsThere() throws Exception {
        Path held = Files.createFile(directory.resolve("held"));
        Faults faults = faults("state.before = hold " + held + " at 1");
        CompletableFuture<Void> passing = CompletableFuture.runAsync(() -> faults.pass(FailPoint.STATE, "before"));
        assertThat(passing).isNotDone();
        Files.delete(held);
        passing.get(1, TimeUnit.MINUTES);
    }

    @Test
    void refusesWhatNamesNoPointOrNoFault() {
        for (String line : new String[] {"bacth.before = halt at 1", "batch.before = halt", "batch = halt at 1"}) {
            assertThatThrownBy(() -> faults(line)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nothingIsArmedByDefault() {
        assertThatCode(() -> {
                    for (FailPoint point : FailPoint.values()) {
                        point.before();
                        point.after();
                    }
                })
                .doesNotThrowAnyException();
    }
}
