package io.serai.verification;

import io.serai.verification.BothSides.Answers;
import io.serai.verification.Reader.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Rows dealt out by their digests: equal rows of both sides are in the same bucket. So the rows that differ can be found without an
 * order, with memory for a few buckets.
 */
final class Buckets {
    private static final long ROWS_IN_A_BUCKET = 16;
    private static final long MOST_BUCKETS = 1L << 16;
    private static final long ROWS_AT_A_TIME = 50_000;
    private static final int BUCKETS_AT_A_TIME = 20_000;

    private Buckets() {}

    /** One less than the number of buckets for so many rows: a mask for the digest. */
    static long mask(long rows) {
        long wanted = Math.max(1, Math.min(MOST_BUCKETS, rows / ROWS_IN_A_BUCKET));
        return Long.highestOneBit(wanted) - 1;
    }

    /** The buckets whose sums differ, in groups that may be read at a time. */
    static List<List<Long>> unequal(Answers<Map<Long, Sums>> buckets) {
        List<List<Long>> groups = new ArrayList<>();
        List<Long> group = new ArrayList<>();
        long rows = 0;
        TreeSet<Long> all = new TreeSet<>(buckets.source().keySet());
        all.addAll(buckets.target().keySet());
        for (Long bucket : all) {
            Sums source = buckets.source().getOrDefault(bucket, Sums.NONE);
            Sums target = buckets.target().getOrDefault(bucket, Sums.NONE);
            if (source.equals(target)) {
                continue;
            }
            long more = Math.max(source.rows(), target.rows());
            if (!group.isEmpty() && (rows + more > ROWS_AT_A_TIME || group.size() >= BUCKETS_AT_A_TIME)) {
                groups.add(group);
                group = new ArrayList<>();
                rows = 0;
            }
            group.add(bucket);
            rows += more;
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }
}
