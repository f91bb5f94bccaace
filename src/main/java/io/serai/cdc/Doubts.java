package io.serai.cdc;

import io.serai.database.Position;
import io.serai.database.Sql;
import io.serai.project.Direction;
import io.serai.project.Run;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What speaks against going back over a link, beside its lag: who writes where nobody should, tables that no link carries, and how
 * long the binlog is kept. */
final class Doubts implements AutoCloseable {
    private static final int DAY_SECONDS = 86_400;
    private static final int MEASUREMENTS_PER_LOOK = 5;

    private final Run run;
    private final Optional<StrayWatch> strays;
    private final Optional<Set<String>> known;
    private volatile double keptSeconds;
    private volatile List<String> newTables = List.of();
    private int measurements;

    Doubts(Run run, CdcComponent component) {
        this.run = run;
        this.strays = StrayWatch.of(run, component.strays(), component.heartbeat());
        this.known = component.strays().known(run.project(), run.direction());
    }

    /** @param source the side that the link reads */
    void measure(Connection source) {
        if (strays.isEmpty()) {
            return;
        }
        if (run.direction() == Direction.REVERSE && known.isPresent() && measurements++ % MEASUREMENTS_PER_LOOK == 0) {
            newTables = NewTables.since(known.get(), run, source);
        }
        keptSeconds = Sql.rows(
                        source,
                        "reading how long the binlog is kept",
                        "SHOW GLOBAL VARIABLES WHERE variable_name IN ('binlog_expire_logs_seconds','expire_logs_days')")
                .stream()
                .mapToDouble(Doubts::seconds)
                .max()
                .orElse(0);
    }

    private static double seconds(Map<String, String> variable) {
        double value = Double.parseDouble(variable.get("value"));
        return variable.get("variable_name").equals("expire_logs_days") ? value * DAY_SECONDS : value;
    }

    boolean isAlone(Position until) {
        return strays.map(s -> s.isAlone(until)).orElse(true);
    }

    List<String> list(Optional<Double> lag) {
        List<String> doubts = new ArrayList<>();
        strays.flatMap(StrayWatch::doubt).ifPresent(doubts::add);
        if (!newTables.isEmpty()) {
            doubts.add("tables that were made on data source '%s' since it was opened are not carried back: %s"
                    .formatted(run.source().name(), String.join(", ", newTables)));
        }
        lag.filter(l -> keptSeconds > 0 && l > keptSeconds / 2)
                .ifPresent(l -> doubts.add(
                        "the link is %.0f seconds behind, and data source '%s' keeps its binlog for %.0f seconds"
                                .formatted(l, run.source().name(), keptSeconds)));
        return doubts;
    }

    @Override
    public void close() {
        strays.ifPresent(StrayWatch::close);
    }
}
