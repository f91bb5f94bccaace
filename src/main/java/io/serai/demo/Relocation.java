package io.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Moves the shop to the target and back while it keeps writing.
 *
 * <ol>
 *   <li>Ask what a switchover would do, and how long nobody could write.
 *   <li>Switch over; the moment the target is open, the shop's door leads there.
 *   <li>Let the shop trade until its rows have arrived on the side that was left.
 *   <li>The same on the way back.
 * </ol>
 */
final class Relocation {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long TRADED_ROWS = 400;
    private static final double SMALL_LAG = 1;
    private static final int FINDING_WIDTH = 60;

    private final Stage stage;
    private final DemoProject project;
    private final BusinessClient shop;
    private final Consumer<String> events;
    private final Function<String, ProjectView> frames;

    /**
     * @param events takes lines that stay
     * @param frames shows the project with a note, and waits a moment
     */
    Relocation(
            Stage stage,
            DemoProject project,
            BusinessClient shop,
            Consumer<String> events,
            Function<String, ProjectView> frames) {
        this.stage = stage;
        this.project = project;
        this.shop = shop;
        this.events = events;
        this.frames = frames;
    }

    List<Outcome.Move> thereAndBack() {
        JsonNode rehearsal = project.rehearse();
        events.accept("dry run: %s without writes expected, nothing changed"
                .formatted(Formats.seconds(
                        rehearsal.path("expectedSecondsWithoutWrites").asDouble())));
        Outcome.Move there = move("switchover", "reverse-link", stage.target(), "target");
        Outcome.Move back = move("switchback", "cdc", stage.source(), "source");
        return List.of(there, back);
    }

    private Outcome.Move move(String way, String link, EmbeddedServer opened, String name) {
        shop.takeGap();
        project.move(way);
        SwitchView done = awaitCompleted(way);
        stage.moveBusiness(opened);
        long writes = shop.writes();
        long rows = rows(link);
        events.accept("@|green %s done|@: %s without writes; the shop goes to the %s"
                .formatted(way, Formats.seconds(done.withoutWrites()), name));
        Stopwatch waiting = new Stopwatch();
        ProjectView view = frames.apply("");
        while (shop.writes() - writes < TRADED_ROWS || view.lag() < 0 || view.lag() >= SMALL_LAG) {
            require(waiting, "trade on the " + name);
            view = frames.apply("the shop has made %s on the %s since"
                    .formatted(Formats.count(shop.writes() - writes, "write"), name));
        }
        Outcome.Move move = new Outcome.Move(
                way,
                done.withoutWrites(),
                shop.takeGap(),
                rows(link) - rows,
                project.report().path("sha256").asText());
        events.accept("%s by the shop on the %s, %s arrived on the other side"
                .formatted(Formats.count(shop.writes() - writes, "write"), name, Formats.count(move.arrived(), "row")));
        return move;
    }

    private SwitchView awaitCompleted(String way) {
        Stopwatch waiting = new Stopwatch();
        Set<String> told = new HashSet<>();
        while (true) {
            SwitchView now = project.moving();
            now.substeps().stream()
                    .filter(s -> s.isOver() && told.add(s.name()))
                    .forEach(this::tell);
            if (now.isCompleted()) {
                return now;
            }
            if (!now.failure().isEmpty()) {
                throw new DemoException("The %s was undone.\n%s".formatted(way, now.failure()));
            }
            require(waiting, "complete the " + way);
            pause();
        }
    }

    /** A finding may be longer than a terminal is wide. */
    private void tell(SwitchView.Substep substep) {
        String name = "%s %-18s".formatted(substep.state().equals("COMPLETED") ? "✓" : "•", substep.name());
        String state = substep.state().equals("COMPLETED") ? "" : substep.state() + " ";
        for (String line : Formats.folded(state + substep.finding(), FINDING_WIDTH)) {
            events.accept("  %-20s @|faint %s|@".formatted(name, line));
            name = "";
        }
    }

    private long rows(String link) {
        return project.view().step(link).map(ProjectView.Step::rows).orElse(0L);
    }

    private static void require(Stopwatch waiting, String what) {
        if (waiting.elapsed().compareTo(LIMIT) > 0) {
            throw new DemoException("It was not possible to %s within %s.".formatted(what, waiting));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted.");
        }
    }
}
