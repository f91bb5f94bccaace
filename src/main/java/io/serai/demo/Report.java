package io.serai.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The last part of the output: how it ended, and where to look further. */
final class Report {
    private static final int SHOWN_TABLES = 10;

    private final Display display;
    private final Stage stage;

    Report(Display display, Stage stage) {
        this.display = display;
        this.stage = stage;
    }

    void outcome(Outcome outcome) {
        VerificationView verification = outcome.verification();
        display.blank();
        display.line(title(outcome));
        display.blank();
        entry(
                "verification",
                "%s, %s compared: %s"
                        .formatted(
                                Formats.count(verification.tables().size(), "table"),
                                Formats.count(verification.rows(), "row"),
                                verification.result().toLowerCase(Locale.ROOT)));
        verification.unequal().stream().limit(SHOWN_TABLES).forEach(this::unequal);
        entry("outside look", outside(outcome));
        entry("pause", pause(outcome.pause()));
        outcome.moves().forEach(this::move);
        entry(
                "shop",
                (outcome.moves().isEmpty()
                                ? "%s to the source while it moved"
                                : "%s, first here, then there, then here again")
                        .formatted(Formats.count(outcome.writes(), "write")));
        entry("time", "%s from start to proof".formatted(Formats.seconds(outcome.elapsed())));
        display.blank();
    }

    void addresses() {
        RuntimeProcess runtime = stage.runtime();
        display.line("  @|bold Look at it|@");
        display.blank();
        entry("project", runtime.api().base().resolve(DemoProject.PATH).toString());
        entry(
                "tables",
                runtime.api().base().resolve(DemoProject.PATH + "/tables").toString());
        entry("OpenAPI", runtime.api().base().resolve("/api/openapi.json").toString());
        entry("health", runtime.management("/observe/health").toString());
        entry("metrics", runtime.management("/observe/metrics").toString());
        entry("Jolokia", runtime.management("/observe/jolokia").toString());
        entry("log", runtime.log().toString());
        display.blank();
        display.line("  @|bold Connect|@");
        display.blank();
        connection("source", stage.source());
        connection("target", stage.target());
        display.blank();
        display.line("  The link goes on: change a row on the source and find it on the target.");
        display.line("  @|bold Ctrl-C|@ ends everything.");
        display.blank();
    }

    private static String title(Outcome outcome) {
        if (outcome.isSuccess()) {
            return "  @|bold,green ✓ Both sides are equal.|@";
        }
        return outcome.isEqual()
                ? "  @|bold,red ✗ Both sides are equal, but the target changed during the pause.|@"
                : "  @|bold,red ✗ The sides differ.|@";
    }

    private static String outside(Outcome outcome) {
        List<String> differences = outcome.outsideDifferences();
        if (differences.isEmpty()) {
            return "%s, %s by plain SQL: same checksums"
                    .formatted(
                            Formats.count(outcome.source().tables().size(), "table"),
                            Formats.count(outcome.source().rows(), "row"));
        }
        return "@|red different in|@ "
                + String.join(", ", differences.subList(0, Math.min(SHOWN_TABLES, differences.size())));
    }

    private static String pause(Outcome.Pause pause) {
        return "%s: %s on the source, %s on the target"
                .formatted(
                        Formats.seconds(pause.duration()),
                        Formats.count(pause.writes(), "write"),
                        pause.held() ? "none" : "@|red some|@");
    }

    private void move(Outcome.Move move) {
        entry(
                move.way(),
                "%s without writes, %s as the shop saw it; then %s arrived at the side that was left"
                        .formatted(
                                Formats.seconds(move.withoutWrites()),
                                Formats.seconds(move.gap()),
                                Formats.count(move.arrived(), "row")));
        entry("", "@|faint certificate " + move.sha256() + "|@");
    }

    private void unequal(VerificationView.Table table) {
        entry(
                "",
                "@|red %s|@  %s, %s"
                        .formatted(table.result(), table.name(), Formats.count(table.differences(), "difference")));
    }

    private void connection(String name, EmbeddedServer server) {
        entry(
                name,
                "%s%s?user=%s&password=%s"
                        .formatted(server.jdbcUrl(), Sakila.DATABASE, EmbeddedServer.USER, EmbeddedServer.PASSWORD));
        display.line("    %s -h%s -P%d -u%s -p%s %s"
                .formatted(
                        client(),
                        EmbeddedServer.HOST,
                        server.port(),
                        EmbeddedServer.USER,
                        EmbeddedServer.PASSWORD,
                        Sakila.DATABASE));
    }

    /**
     * A client that this machine has, or the one that came with the embedded server. MariaDB's asks for TLS unless told
     * otherwise, which the servers here do not speak; MySQL's takes what it gets.
     */
    private static String client() {
        if (isInstalled("mariadb")) {
            return "mariadb --skip-ssl";
        }
        return isInstalled("mysql")
                ? "mysql"
                : belowHome(ServerDistribution.load().client()) + " --skip-ssl";
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** As a shell understands it, and no longer than it must be. */
    private static String belowHome(Path file) {
        Path home = Path.of(System.getProperty("user.home"));
        return file.startsWith(home) ? "~/" + home.relativize(file) : file.toString();
    }

    private void entry(String name, String text) {
        display.line("    %-14s %s".formatted(name, text));
    }
}
