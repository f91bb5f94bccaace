package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long a committed change takes to be seen on the target, while changes come steadily. */
final class LatencyRow implements Row {
    private static final String DATABASE = "bench_latency";
    private static final int ROWS = 100_000;

    @Override
    public String id() {
        return "latency";
    }

    @Override
    public String title() {
        return "cdc latency: 250 transactions of 4 row changes a second for a minute, commit on the source to visible on the"
                + " target";
    }

    @Override
    public List<String> run(Site site, Rounds rounds, Guard guard) throws Exception {
        guard.preparing(() -> {
            DatabaseServer source = site.servers().source();
            Tables.database(source, DATABASE);
            Tables.sysbench(source, DATABASE, "sbtest1", ROWS);
            source.execute(
                    "SET SESSION sql_log_bin = 0",
                    "CREATE TABLE " + DATABASE + "." + SteadyWriter.TICKS + " (id BIGINT NOT NULL PRIMARY KEY)");
        });
        List<Latencies> contenders =
                List.of(new Latencies.OfSerai(site, DATABASE), new Latencies.OfReplication(site, DATABASE));
        Rounds.Outcome outcome = rounds.run(List.copyOf(contenders));
        List<String> lines = new ArrayList<>();
        lines.add("Medians over the rounds, p50 of each round behind them.");
        lines.add("");
        lines.add("| Contender | p50 | p99 | Most | p50 of each round | Commits a second |");
        lines.add("|---|---:|---:|---:|---|---:|");
        contenders.forEach(c -> lines.add(line(c, outcome)));
        lines.add("");
        if (!site.quick()) {
            contenders.stream()
                    .filter(c -> c.name().equals(FullLoads.SERAI)
                            && !c.percentiles(0.5).isEmpty())
                    .forEach(c -> lines.add("- To reach: p50 under 100 ms, p99 under 1 s. "
                            + (c.percentiles(0.5).median() < 0.1
                                            && c.percentiles(0.99).median() < 1
                                    ? "**Reached.**"
                                    : "**Missed.**")));
        }
        return lines;
    }

    private static String line(Latencies contender, Rounds.Outcome outcome) {
        Series middle = contender.percentiles(0.5);
        if (middle.isEmpty()) {
            return "| " + contender.name() + " | did not run: "
                    + outcome.failures().get(contender.name()) + " | | | | |";
        }
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %.0f |",
                contender.name(),
                Series.shown(middle.median()),
                Series.shown(contender.percentiles(0.99).median()),
                Series.shown(contender.percentiles(1).median()),
                String.join(", ", middle.seconds().stream().map(Series::shown).toList()),
                contender.commitsPerSecond());
    }
}
