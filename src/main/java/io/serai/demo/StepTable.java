package io.serai.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows how far each step is. On a terminal a table that is drawn in place; elsewhere a line when the state of a step
 * changes, and at most every two seconds one for each step that advances.
 */
final class StepTable {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final int BAR = 17;
    private static final String HEADER = "  @|faint %-12s  %-24s %-10s %9s %9s %7s|@"
            .formatted("step", "progress", "state", "rows", "rows/s", "lag");

    private final Display display;
    private final Stopwatch since;
    private final Map<String, ProjectView.Step> written = new HashMap<>();
    private final Map<String, Duration> writtenAt = new HashMap<>();

    StepTable(Display display, Stopwatch since) {
        this.display = display;
        this.since = since;
    }

    /** Shows this state; {@code note} is what else is going on, in one line or empty. */
    void show(ProjectView project, String note) {
        if (display.isTerminal()) {
            List<String> block = new ArrayList<>(List.of("", HEADER));
            project.steps().forEach(step -> block.add(row(step, project.lag())));
            if (!note.isEmpty()) {
                block.addAll(List.of("", "  @|faint " + note + "|@"));
            }
            display.draw(block);
        } else {
            project.steps().stream().filter(this::isNews).forEach(step -> write(step, project.lag()));
        }
    }

    private static String row(ProjectView.Step step, double lag) {
        return "  %-12s  %s  %s %s"
                .formatted(step.name(), bar(step), coloured(step.state(), 10), numbers(step, lag))
                .stripTrailing();
    }

    /** Three columns; one that says nothing yet stays empty. */
    private static String numbers(ProjectView.Step step, double lag) {
        boolean link = isLiving(step);
        String rows = step.rows() == 0 ? "" : Formats.number(step.rows());
        String rate = step.rowsPerSecond() < 1 ? "" : Formats.number(Math.round(step.rowsPerSecond()));
        String behind = link && lag >= 0 ? Formats.seconds(lag) : "";
        return "%9s %9s %7s".formatted(rows, rate, behind);
    }

    /** The lag is that of the link that carries changes now. */
    private static boolean isLiving(ProjectView.Step step) {
        boolean link = step.name().equals("cdc") || step.name().equals("reverse-link");
        return link && !List.of("PENDING", "COMPLETED").contains(step.state());
    }

    private static String bar(ProjectView.Step step) {
        int full = (int) Math.floor(step.progress() * BAR);
        String percent = step.state().equals("PENDING") ? "" : (int) Math.floor(step.progress() * 100) + " %";
        return "@|%s %s|@@|faint %s|@ %5s"
                .formatted(colour(step.state()), "━".repeat(full), "─".repeat(BAR - full), percent);
    }

    private static String coloured(String state, int width) {
        return "@|%s %s|@".formatted(colour(state), ("%-" + width + "s").formatted(state));
    }

    private static String colour(String state) {
        return switch (state) {
            case "COMPLETED", "MONITORING" -> "green";
            case "RUNNING" -> "cyan";
            case "PAUSED" -> "yellow";
            case "FAILED" -> "red";
            default -> "faint";
        };
    }

    private boolean isNews(ProjectView.Step step) {
        ProjectView.Step before = written.get(step.name());
        if (before == null) {
            return !step.state().equals("PENDING");
        }
        if (!before.state().equals(step.state())) {
            return true;
        }
        boolean advanced = before.progress() != step.progress() || before.rows() != step.rows();
        return advanced && since.elapsed().minus(writtenAt.get(step.name())).compareTo(QUIET) >= 0;
    }

    private void write(ProjectView.Step step, double lag) {
        written.put(step.name(), step);
        writtenAt.put(step.name(), since.elapsed());
        String numbers = "%3d %%".formatted((int) Math.floor(step.progress() * 100));
        if (step.rows() > 0) {
            numbers += "  %s rows".formatted(Formats.number(step.rows()));
        }
        if (step.rowsPerSecond() >= 1) {
            numbers += "  %s rows/s".formatted(Formats.number(Math.round(step.rowsPerSecond())));
        }
        if (step.remaining() >= 1) {
            numbers += "  " + Formats.seconds(step.remaining()) + " to go";
        }
        if (isLiving(step) && lag >= 0) {
            numbers += "  lag " + Formats.seconds(lag);
        }
        display.line("  %7s   %-12s  %-10s %s".formatted(since, step.name(), step.state(), numbers));
    }
}
