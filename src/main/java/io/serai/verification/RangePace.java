package io.serai.verification;

import io.serai.database.Table;
import java.time.Duration;

/** How many rows the next range of a table gets, so that each takes about a second. */
final class RangePace {
    private static final long FIRST_BYTES = 16L << 20;
    private static final Duration AIM = Duration.ofMillis(1_000);

    private final RangeSizes sizes;
    private long rows;

    RangePace(RangeSizes sizes, Table source) {
        this.sizes = sizes;
        long rowBytes = Math.max(1, source.averageRowBytes());
        this.rows = sizes.within(Math.min(sizes.first(), FIRST_BYTES / rowBytes));
    }

    long rows() {
        return rows;
    }

    /**
     * @param smooth nothing else took time than adding up
     * @param byRows rows are read one by one: as few as for the first range
     */
    void took(Duration duration, boolean smooth, boolean byRows) {
        if (smooth) {
            double factor = (double) AIM.toNanos() / Math.max(1, duration.toNanos());
            rows = sizes.within(rows * Math.max(0.2, Math.min(2, factor)));
        }
        rows = byRows ? Math.min(rows, sizes.first()) : rows;
    }
}
