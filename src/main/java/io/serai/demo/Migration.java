package io.serai.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The play itself: starts the project under a writing shop, pauses and restores it, and lets it verify.
 *
 * <ol>
 *   <li>Start, and let the load or the link get under way.
 *   <li>Pause; look at the target from outside at the beginning and at the end of the pause; restore.
 *   <li>Wait for the verification that begins by itself.
 *   <li>Move the shop to the target and back, if that is to be shown.
 *   <li>Close the shop, let the link drain, verify again, and compare both servers from outside: under writes two looks
 *       at two servers can never be at the same moment.
 * </ol>
 */
final class Migration {
    private static final Duration FRAME = Duration.ofMillis(150);
    private static final Duration STEP_LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(20);
    private static final Duration STILLNESS = Duration.ofSeconds(1);
    private static final double UNDER_WAY = 0.1;
    private static final double DRAINED_LAG = 1.0;

    private final Stage stage;
    private final DemoProject project;
    private final BusinessClient shop;
    private final Display display;
    private final CountDownLatch never = new CountDownLatch(1);
    private final Stopwatch stopwatch = new Stopwatch();
    private final StepTable table;
    private final boolean switchover;

    /** @param switchover whether the shop moves to the target and back */
    Migration(Stage stage, DemoProject project, BusinessClient shop, Display display, boolean switchover) {
        this.switchover = switchover;
        this.stage = stage;
        this.project = project;
        this.shop = shop;
        this.display = display;
        this.table = new StepTable(display, stopwatch);
    }

    Outcome run() throws SQLException {
        project.start();
        event("started; the shop keeps writing to the source");
        ProjectView underWay = watch("get under way", STEP_LIMIT, Migration::isUnderWay);
        Outcome.Pause pause = pause(underWay);
        watch("finish its verification", STEP_LIMIT, view -> view.stepIs("verification", "COMPLETED"));
        tell("first verification, while the shop writes", project.verification());
        List<Outcome.Move> moves =
                switchover ? new Relocation(stage, project, shop, this::event, this::frame).thereAndBack() : List.of();
        shop.close();
        event("the shop is closed after %s".formatted(Formats.count(shop.writes(), "write")));
        drain();
        VerificationView verification = verifyAgain();
        tell("second verification, at rest", verification);
        OutsideLook source = OutsideLook.at(stage.source(), Sakila.DATABASE);
        OutsideLook target = OutsideLook.at(stage.target(), Sakila.DATABASE);
        table.show(project.view(), "");
        display.settle();
        return new Outcome(verification, source, target, pause, moves, shop.writes(), stopwatch.elapsed());
    }

    private Outcome.Pause pause(ProjectView before) throws SQLException {
        project.pause();
        Stopwatch paused = new Stopwatch();
        long writes = shop.writes();
        OutsideLook first = OutsideLook.at(stage.target(), Sakila.DATABASE);
        event("@|yellow paused|@ during %s; the target holds %s"
                .formatted(running(before), Formats.count(first.rows(), "row")));
        while (paused.elapsed().compareTo(PAUSE) < 0) {
            table.show(project.view(), "paused; the source has taken %s since".formatted(written(writes)));
            rest();
        }
        OutsideLook second = OutsideLook.at(stage.target(), Sakila.DATABASE);
        boolean held = first.equals(second);
        event(
                held
                        ? "target unchanged, row for row, while the source took %s".formatted(written(writes))
                        : "@|red the target changed during the pause|@: "
                                + String.join(", ", first.differences(second)));
        Outcome.Pause pause = new Outcome.Pause(held, shop.writes() - writes, paused.elapsed());
        project.restore();
        event("@|green restored|@ after " + paused);
        return pause;
    }

    /** Rows that arrive late are none of the verification's business; it must not begin before the link is through. */
    private void drain() {
        Stopwatch limit = new Stopwatch();
        Stopwatch still = new Stopwatch();
        ProjectView before = project.view();
        while (still.elapsed().compareTo(STILLNESS) < 0 && limit.elapsed().compareTo(DRAIN_LIMIT) < 0) {
            rest();
            ProjectView now = project.view();
            table.show(now, "waiting for the link to drain");
            if (now.lag() > DRAINED_LAG || rows(now) != rows(before)) {
                still = new Stopwatch();
            }
            before = now;
        }
    }

    private VerificationView verifyAgain() {
        String earlier = project.verification().finishedAt();
        project.verify();
        Stopwatch limit = new Stopwatch();
        VerificationView now = project.verification();
        while (!now.isFinished() || now.finishedAt().equals(earlier)) {
            if (limit.elapsed().compareTo(STEP_LIMIT) > 0) {
                throw new DemoException("The second verification is %s after %s.".formatted(now.state(), limit));
            }
            table.show(healthy(project.view()), "verifying again, now that nothing moves");
            rest();
            now = project.verification();
        }
        return now;
    }

    private ProjectView watch(String purpose, Duration limit, Predicate<ProjectView> reached) {
        Stopwatch waiting = new Stopwatch();
        while (true) {
            ProjectView view = healthy(project.view());
            table.show(view, "the shop has made %s".formatted(Formats.count(shop.writes(), "write")));
            if (reached.test(view)) {
                return view;
            }
            if (waiting.elapsed().compareTo(limit) > 0) {
                throw new DemoException("The project did not %s within %s.".formatted(purpose, waiting));
            }
            rest();
        }
    }

    /** Shows the project as it is now, and waits for as long as a person takes to see it. */
    private ProjectView frame(String note) {
        ProjectView view = healthy(project.view());
        table.show(view, note);
        rest();
        return view;
    }

    private ProjectView healthy(ProjectView view) {
        if (view.state().equals("FAILED")
                || view.steps().stream().anyMatch(s -> s.state().equals("FAILED"))) {
            table.show(view, "failed");
            throw new DemoException("The project failed.\n" + view.failure());
        }
        if (shop.failure() != null) {
            throw new DemoException("The shop cannot write to the source: " + shop.failure());
        }
        return view;
    }

    private void tell(String what, VerificationView verification) {
        String found = verification.isEqual()
                ? "@|green both sides equal|@"
                : "@|red %s|@ in %s"
                        .formatted(
                                verification.result(),
                                Formats.count(verification.unequal().size(), "table"));
        event("%s: %s".formatted(what, found));
    }

    private String written(long since) {
        return Formats.count(shop.writes() - since, "write");
    }

    private void event(String markup) {
        display.line("  @|faint %7s|@   %s".formatted(stopwatch, markup));
    }

    private void rest() {
        try {
            never.await(FRAME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted.");
        }
    }

    private static boolean isUnderWay(ProjectView view) {
        boolean loading = view.step("full-load")
                .filter(step -> step.progress() >= UNDER_WAY)
                .isPresent();
        return loading || view.stepIs("cdc", "RUNNING", "MONITORING");
    }

    private static String running(ProjectView view) {
        List<String> names = view.steps().stream()
                .filter(step -> List.of("RUNNING", "MONITORING").contains(step.state()))
                .map(ProjectView.Step::name)
                .toList();
        return names.isEmpty() ? "the start of the next step" : names.stream().collect(Collectors.joining(" and "));
    }

    private static long rows(ProjectView view) {
        return view.step("cdc").map(ProjectView.Step::rows).orElse(0L);
    }
}
