package io.serai.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times of several contenders as a Markdown table, with what Serai was to reach. */
final class TimeTable {
    private TimeTable() {}

    static List<String> of(Rounds.Outcome outcome, List<Goal> goals) {
        Series serai = outcome.series().get(FullLoads.SERAI);
        List<String> lines = new ArrayList<>();
        lines.add("| Contender | Median | Least to most | Each round | Times Serai's |");
        lines.add("|---|---:|---:|---|---:|");
        outcome.series().forEach((name, series) -> {
            if (series.isEmpty()) {
                lines.add("| " + name + " | did not run: "
                        + outcome.failures().getOrDefault(name, "not tried").replace("|", "\\|") + " | | | |");
            } else {
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s to %s | %s | %s |",
                        name,
                        Series.shown(series.median()),
                        Series.shown(series.least()),
                        Series.shown(series.most()),
                        rounds(series),
                        ratio(series, serai)));
            }
        });
        lines.add("");
        goals.forEach(goal -> lines.add(goal.judge(outcome.series())));
        outcome.failures().forEach((name, reason) -> {
            if (!outcome.series().get(name).isEmpty()) {
                lines.add("- " + name + " failed after some rounds: " + reason);
            }
        });
        return lines;
    }

    private static String rounds(Series series) {
        return String.join(", ", series.seconds().stream().map(Series::shown).toList());
    }

    private static String ratio(Series series, Series serai) {
        return serai == null || serai.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.2f", series.median() / serai.median());
    }
}
