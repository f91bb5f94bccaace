package io.serai.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A start of the runtime that is expected to end at once.
 *
 * @param status the process's own, or -1 when it had to be ended
 * @param lines all that it printed
 */
record Launch(int status, List<String> lines) {
    private static final int PATIENCE_SECONDS = 30;

    static Launch of(Path directory, Map<String, String> environment, String... javaOptions)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.serai.Serai", "run"));
        Path output = directory.resolve("launch.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        List<String> lines = java.nio.file.Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return new Launch(ended ? process.exitValue() : -1, lines);
    }
}
