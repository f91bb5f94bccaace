package io.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The machine and the version under test, in words. */
final class Machine {
    private Machine() {}

    /** Processor, memory and kernel. */
    static String described() {
        return "%d x %s, %d GiB RAM, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        value("/proc/cpuinfo", "model name"),
                        memoryGibibytes(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version().feature());
    }

    private static long memoryGibibytes() {
        String digits = value("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Math.round(Long.parseLong(digits) / (1024.0 * 1024));
    }

    private static String value(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Today, in UTC. */
    static String date() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    /** The commit that was built, and whether its files were changed. */
    static String commit(Path home) {
        String commit = git(home, "rev-parse", "--short", "HEAD");
        String changes = git(home, "status", "--porcelain", "--", "pom.xml", "src/main", "routes", "config");
        if (!commit.matches("[0-9a-f]+")) {
            return "no commit";
        }
        return "commit " + commit + (changes.isEmpty() ? "" : " with changes");
    }

    private static String git(Path home, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(arguments));
        return Shell.output(new ProcessBuilder(command));
    }
}
