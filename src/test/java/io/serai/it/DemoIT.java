package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serai demo --switchover --exit} in a process of its own, as a person calls it. */
class DemoIT {
    @TempDir
    Path directory;

    @Test
    void theShopMovesToTheTargetAndBackAndBothSidesAreEqual() throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dserai.demo.first-port=" + System.getProperty("serai.demo.first-port", "24000"),
                        "-jar",
                        Path.of("target", "serai.jar").toAbsolutePath().toString(),
                        "demo",
                        "--switchover",
                        "--exit")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = demo.waitFor(10, TimeUnit.MINUTES);
        demo.destroy();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(demo.exitValue()).as(said).isZero();
        assertThat(said).contains("switchover done", "switchback done", "Both sides are equal");
    }
}
