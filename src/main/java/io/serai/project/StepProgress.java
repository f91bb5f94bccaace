package io.serai.project;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How much of a step is done, in rows (objects for schema, items for precheck), and how fast it is going. */
public final class StepProgress {
    private static final long WINDOW_NANOS = 5_000_000_000L;

    private final AtomicLong done = new AtomicLong();
    private final LongAdder parts = new LongAdder();
    private volatile long total;
    private final Deque<long[]> samples = new ArrayDeque<>();

    public void total(long units) {
        total = units;
    }

    public void done(long units) {
        done.set(units);
    }

    public void add(long units) {
        done.addAndGet(units);
    }

    /** Finished pieces of work that are larger than a unit: chunks of the full load, batches of cdc. */
    public LongAdder parts() {
        return parts;
    }

    public long done() {
        return done.get();
    }

    public long total() {
        return Math.max(total, done.get());
    }

    /** From 0 to 1; the total may be an estimate, so 1 is reported only by a completed step. */
    public double fraction() {
        long all = total();
        return all == 0 ? 0 : Math.min(0.999, (double) done.get() / all);
    }

    /** Units a second over the last five seconds. */
    public synchronized double rate() {
        long now = System.nanoTime();
        samples.addLast(new long[] {now, done.get()});
        while (samples.size() > 2 && now - samples.peekFirst()[0] > WINDOW_NANOS) {
            samples.removeFirst();
        }
        long[] oldest = samples.peekFirst();
        double seconds = (now - oldest[0]) / 1e9;
        return seconds < 0.05 ? 0 : Math.max(0, (done.get() - oldest[1]) / seconds);
    }
}
