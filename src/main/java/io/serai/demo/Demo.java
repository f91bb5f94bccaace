package io.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** The demo from the first line to the last. */
final class Demo implements AutoCloseable {
    private static final Duration SHOP_PATIENCE = Duration.ofMinutes(1);

    private final DemoOptions options;
    private final Display display;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "end the demo");
    private final Stage stage;
    private volatile boolean ending;

    Demo(DemoOptions options, Display display) {
        this.options = options;
        this.display = display;
        this.stage = new Stage(options);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Plays everything; true when verification and the outside look found both sides equal and the pause held. */
    boolean run() throws Exception {
        try {
            return play();
        } catch (DemoException
                | ApiException
                | IllegalStateException
                | UncheckedIOException
                | SQLException
                | CompletionException e) {
            if (ending) {
                ended.await();
            }
            fail(e instanceof CompletionException ? e.getCause() : e);
            return false;
        }
    }

    /** Ends all that was started; does nothing the second time. */
    @Override
    public void close() {
        ending = true;
        stage.close();
    }

    private boolean play() throws Exception {
        display.blank();
        display.line("  @|bold Serai demo|@");
        display.line("  sakila moves between two MariaDB servers while a shop keeps writing"
                + (options.switchover() ? ", and the shop moves after it" : ""));
        display.blank();
        prepare();
        DemoProject project = new DemoProject(stage.runtime().api(), options.switchover());
        if (!check(project)) {
            return false;
        }
        display.blank();
        Outcome outcome;
        try (BusinessClient shop = BusinessClient.follow(stage::business, patience())) {
            outcome = new Migration(stage, project, shop, display, options.switchover()).run();
        }
        Report report = new Report(display, stage);
        report.outcome(outcome);
        if (!options.exit()) {
            report.addresses();
            ended.await();
        }
        return outcome.isSuccess();
    }

    /** While nobody can write the shop waits, but only where that is part of the play. */
    private Duration patience() {
        return options.switchover() ? SHOP_PATIENCE : Duration.ZERO;
    }

    private void prepare() throws Exception {
        CompletableFuture<RuntimeProcess> runtime =
                CompletableFuture.supplyAsync(() -> stage.runtime().start());
        String unpacking = ServerDistribution.isUnpacked() ? "" : " (unpacking MariaDB, once for this machine)";
        step("servers", "starting two MariaDB servers" + unpacking, () -> {
            stage.startServers();
            return "source on port %d, target on port %d"
                    .formatted(stage.source().port(), stage.target().port());
        });
        step("sakila", "loading the sample database", () -> {
            stage.loadSakila();
            OutsideLook look = OutsideLook.at(stage.source(), Sakila.DATABASE);
            return "%s in %s on the source"
                    .formatted(
                            Formats.count(look.rows(), "row"),
                            Formats.count(look.tables().size(), "table"));
        });
        step(
                "runtime",
                "starting the runtime",
                () -> runtime.join().api().base().toString());
    }

    private boolean check(DemoProject project) throws Exception {
        step("project", "creating it over HTTP", () -> {
            project.create(stage.source(), stage.target());
            return DemoProject.NAME + ": " + String.join(", ", project.steps());
        });
        JsonNode[] found = new JsonNode[1];
        step("precheck", "checking what could break a later step", () -> {
            found[0] = project.precheck();
            return Precheck.summary(found[0]);
        });
        Precheck.findings(found[0]).forEach(display::line);
        boolean passed = found[0].path("passed").asBoolean();
        if (!passed) {
            fail(new DemoException("The precheck did not pass; the project was not started."));
        }
        return passed;
    }

    private void step(String name, String doing, Callable<String> work) throws Exception {
        Stopwatch stopwatch = new Stopwatch();
        display.draw(List.of("  @|faint …|@ %-10s @|faint %s|@".formatted(name, doing)));
        String done = work.call();
        display.erase();
        display.line("  @|green ✓|@ %-10s %-56s @|faint %7s|@".formatted(name, done, stopwatch));
    }

    private void fail(Throwable failure) {
        Optional<Path> log = stage.keepLog();
        display.settle();
        display.blank();
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String[] lines = message.split("\n");
        display.line("  @|red ✗|@ @|bold %s|@".formatted(lines[0]));
        for (int i = 1; i < lines.length; i++) {
            display.line("    " + lines[i]);
        }
        log.ifPresent(file -> display.line("    @|faint The runtime's log: " + file + "|@"));
        display.blank();
    }

    /** Runs when the JVM ends, by Ctrl-C, SIGTERM or by itself. */
    private void interrupt() {
        if (!ending) {
            display.settle();
            display.blank();
            display.line("  @|faint Ending the runtime and both servers …|@");
            close();
            display.line("  @|faint Nothing is left running.|@");
        }
        close();
        display.close();
    }
}
