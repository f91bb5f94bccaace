package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that writes to a log file and never outlives this JVM, unless the JVM is killed with SIGKILL. */
public final class ChildProcess {
    private static final int DIAGNOSIS_LINES = 20;
    private static final Duration PATIENCE_AT_EXIT = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread hook;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.hook = new Thread(() -> end(PATIENCE_AT_EXIT), "end " + name);
    }

    /** Starts the command with its output appended to {@code log}; {@code name} appears in messages. */
    public static ChildProcess start(String name, ProcessBuilder builder, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            ChildProcess child = new ChildProcess(name, builder.start(), log);
            Runtime.getRuntime().addShutdownHook(child.hook);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitValue() {
        return process.exitValue();
    }

    /** Waits until the process has ended, at most so long; true when it has. */
    public boolean endsWithin(Duration duration) {
        try {
            return process.waitFor(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for %s".formatted(name), e);
        }
    }

    /**
     * Asks the process to end (SIGTERM), and forces it when it has not after {@code patience}; true when it ended by
     * itself.
     */
    public boolean stop(Duration patience) {
        boolean polite = end(patience);
        forgetHook();
        return polite;
    }

    /** Ends the process at once (SIGKILL): it gets no chance to finish anything. */
    public void kill() {
        process.destroyForcibly();
        endsWithin(PATIENCE_AT_EXIT);
        forgetHook();
    }

    /** What the process said last, for the message of an exception. */
    public String diagnosis() {
        String state = process.isAlive() ? "still runs" : "ended with status " + process.exitValue();
        List<String> lines = lastLines(DIAGNOSIS_LINES);
        String said = lines.isEmpty() ? "It wrote nothing." : "It wrote last:\n  " + String.join("\n  ", lines);
        return "%s %s. %s".formatted(name, state, said);
    }

    public List<String> lastLines(int count) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private boolean end(Duration patience) {
        process.destroy();
        if (endsWithin(patience)) {
            return true;
        }
        process.destroyForcibly();
        endsWithin(PATIENCE_AT_EXIT);
        return false;
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is on its way down and runs the hook anyway; a second end() finds nothing to do.
            return;
        }
    }
}
