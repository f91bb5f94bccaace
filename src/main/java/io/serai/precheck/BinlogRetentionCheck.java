package io.serai.precheck;

import io.serai.project.Definition;
import java.math.BigDecimal;
import java.util.Optional;

/** The binlog is kept for a day at least: so long may a pause or an outage last. */
record BinlogRetentionCheck(Endpoint endpoint) implements Check {
    private static final long DAY_SECONDS = 86_400;

    @Override
    public CheckCode code() {
        return CheckCode.BINLOG_RETENTION;
    }

    @Override
    public boolean concerns(Definition definition) {
        return endpoint.isReadByLink(definition);
    }

    @Override
    public Finding look(Examination examination) {
        Server server = examination.server(endpoint);
        long bytes = server.number("max_binlog_total_size");
        if (bytes > 0) {
            return Finding.warning(
                    "The server purges its binlog by size, at %s bytes in all (max_binlog_total_size): a pause that"
                                    .formatted(Listing.number(bytes))
                            + " lasts longer than that takes to fill ends the link for good.",
                    "SET GLOBAL max_binlog_total_size = 0 for the time of the migration, or see that it holds a day's"
                            + " changes.");
        }
        long seconds = seconds(server);
        if (seconds == 0) {
            return Finding.passed("The server purges no binlog by itself.");
        }
        if (seconds >= DAY_SECONDS) {
            return Finding.passed("The binlog is kept for %s hours.".formatted(Listing.number(seconds / 3_600)));
        }
        return Finding.warning(
                "The binlog is kept for %s seconds only. A load, pause or outage that lasts longer ends the link for"
                                .formatted(Listing.number(seconds))
                        + " good, and the project has to begin again.",
                server.variable("binlog_expire_logs_seconds").isPresent()
                        ? "SET GLOBAL binlog_expire_logs_seconds = 604800;"
                        : "SET GLOBAL expire_logs_days = 7;");
    }

    /** 0 is for ever. The variable in days counts where the one in seconds is missing or 0. */
    private static long seconds(Server server) {
        if (server.variable("binlog_expire_logs_auto_purge").isPresent()
                && !server.isOn("binlog_expire_logs_auto_purge")) {
            return 0;
        }
        long seconds = server.number("binlog_expire_logs_seconds");
        Optional<String> days = server.variable("expire_logs_days").filter(v -> v.matches("\\d+(\\.\\d+)?"));
        return seconds > 0
                ? seconds
                : days.map(v -> new BigDecimal(v)
                                .multiply(BigDecimal.valueOf(DAY_SECONDS))
                                .longValue())
                        .orElse(0L);
    }
}
