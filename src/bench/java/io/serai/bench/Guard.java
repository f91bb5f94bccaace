package io.serai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Lets others who use the machine keep away: each piece of work is done while a command of the user's runs, for instance
 * {@code flock -x /run/lock/quiet} for measurements. Without commands nothing is started.
 */
final class Guard {
    private static final String HELD = "held";

    private final List<String> preparing;
    private final List<String> measuring;

    /**
     * @param preparing a command that carries out its arguments, under which things are prepared; empty for none
     * @param measuring the same for measurements
     */
    Guard(String preparing, String measuring) {
        this.preparing = words(preparing);
        this.measuring = words(measuring);
    }

    private static List<String> words(String command) {
        return command.isBlank() ? List.of() : List.of(command.strip().split("\\s+"));
    }

    /** Work that may fail in any way. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    void preparing(Work work) throws Exception {
        prepared(() -> {
            work.run();
            return null;
        });
    }

    <T> T prepared(Callable<T> work) throws Exception {
        return under(preparing, work);
    }

    <T> T measuring(Callable<T> work) throws Exception {
        return under(measuring, work);
    }

    private static <T> T under(List<String> command, Callable<T> work) throws Exception {
        if (command.isEmpty()) {
            return work.call();
        }
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("sh", "-c", "echo " + HELD + "; cat"));
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread hook = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            if (!HELD.equals(said.readLine())) {
                throw new BenchException("The command '" + String.join(" ", command)
                        + "' does not carry out its arguments. Give one that does, such as flock -x FILE.");
            }
            return work.call();
        } finally {
            release(process);
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** The command ends by itself when it has nothing to read any more. */
    private static void release(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}
