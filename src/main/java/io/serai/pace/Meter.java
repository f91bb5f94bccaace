package io.serai.pace;

import java.util.Arrays;

/** Counts units as they come and tells how many a second there were lately, second by second for the last minute. */
public final class Meter {
    private static final int SECONDS = 64;
    private static final long NANOS = 1_000_000_000L;

    private final long[] units = new long[SECONDS];
    private final long startedAt;
    private long newest;

    /** @param nowNanos of the same clock as all other times here, in nanoseconds */
    public Meter(long nowNanos) {
        startedAt = nowNanos;
    }

    public synchronized void add(long more, long nowNanos) {
        move(nowNanos);
        units[(int) (newest % SECONDS)] += more;
    }

    /**
     * Units a second over the last {@code seconds} (at most 60) and what has passed of the present one, or since the beginning
     * if that is later; 0 within the first moment.
     */
    public synchronized double perSecond(int seconds, long nowNanos) {
        move(nowNanos);
        long first = Math.max(0, newest - seconds);
        long sum = 0;
        for (long second = first; second <= newest; second++) {
            sum += units[(int) (second % SECONDS)];
        }
        double elapsed = (nowNanos - startedAt) / (double) NANOS - first;
        return elapsed < 0.05 ? 0 : sum / elapsed;
    }

    private void move(long nowNanos) {
        long now = Math.max(newest, (nowNanos - startedAt) / NANOS);
        if (now - newest >= SECONDS) {
            Arrays.fill(units, 0);
        } else {
            for (long second = newest + 1; second <= now; second++) {
                units[(int) (second % SECONDS)] = 0;
            }
        }
        newest = now;
    }
}
