package io.serai.pace;

import java.util.ArrayDeque;
import java.util.Deque;

/** Those who do one kind of work and those who wait to do it, in the order in which they came. Not safe for threads. */
final class LaneQueue {
    /** No rest is longer, however long the work before it took: a change of the back-off is felt soon. */
    private static final long MOST_REST_NANOS = 2_000_000_000L;

    final Deque<Object> waiting = new ArrayDeque<>();
    int most = 1;
    int busy;
    long restUntil;
    long passedAt;

    LaneQueue(long nowNanos) {
        restUntil = nowNanos;
        passedAt = nowNanos;
    }

    /** How many may work, where {@code share} of the whole is allowed; never less than one. */
    int allowed(double share) {
        return Math.max(1, (int) (most * share));
    }

    /** Makes the next one wait, where fewer workers alone do not bring the work down to its share. */
    void rest(long workedNanos, double duty, long nowNanos) {
        long rest = (long) Math.min(MOST_REST_NANOS, workedNanos * (1 / duty - 1));
        restUntil = Math.max(restUntil, nowNanos + rest);
    }
}
