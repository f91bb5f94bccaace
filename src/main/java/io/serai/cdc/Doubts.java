package io.serai.cdc;

import io.serai.database.Position;
import io.serai.database.Sql;
import io.serai.project.Run;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What speaks against going back over a link, beside its lag: who writes where nobody should, and how long the binlog is kept. */
final class Doubts implements AutoCloseable {
    private static final int DAY_SECONDS = 86_400;

    private final Run run;
    private final Optional<StrayWatch> strays;
    private volatile double keptSeconds;

    Doubts(Run run, CdcComponent component) {
        this.run = run;
        this.strays = StrayWatch.of(run, component.strays(), component.heartbeat());
    }

    /** @param source the side that the link reads */
    void measure(Connection source) {
        if (strays.isEmpty()) {
            return;
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
