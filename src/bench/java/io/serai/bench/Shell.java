package io.serai.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end. */
final class Shell {
    private static final int SHOWN_CHARACTERS = 400;

    private Shell() {}

    /**
     * Runs a pipeline of programs and returns when all have ended.
     *
     * @param log takes what they say, but for what one says to the next
     * @throws BenchException with the last that was said when one of them fails, or when they take longer than {@code patience}
     */
    static void run(Path log, Duration patience, ProcessBuilder... pipeline) throws IOException, InterruptedException {
        for (ProcessBuilder program : pipeline) {
            program.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        }
        pipeline[pipeline.length - 1].redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        List<Process> processes = ProcessBuilder.startPipeline(List.of(pipeline));
        Thread hook = new Thread(() -> processes.forEach(Process::destroy));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            for (int i = 0; i < processes.size(); i++) {
                String program = shown(pipeline[i]);
                if (!processes.get(i).waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new BenchException(program + " has not ended within " + patience.toSeconds() + " s");
                }
                if (processes.get(i).exitValue() != 0) {
                    throw new BenchException("%s ended with status %d: %s"
                            .formatted(program, processes.get(i).exitValue(), last(log)));
                }
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** What a program prints, in one string; empty when it can not be run. */
    static String output(ProcessBuilder program) {
        try {
            Process process = program.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.strip();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String shown(ProcessBuilder program) {
        return program.command().stream()
                .filter(word -> word.contains("/bin/"))
                .map(word -> Path.of(word).getFileName().toString())
                .findFirst()
                .orElse(program.command().get(0));
    }

    private static String last(Path log) throws IOException {
        String said = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
        return said.substring(Math.max(0, said.length() - SHOWN_CHARACTERS))
                .replaceAll("\\s+", " ")
                .strip();
    }
}
