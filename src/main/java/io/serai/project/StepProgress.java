package io.serai.project;

import io.serai.pace.Meter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How much of a step is done, in rows (objects for schema, items for precheck), how fast it is going, and how long it will take.
 * Totals may be estimates that are corrected on the way.
 */
public final class StepProgress {
    private static final int SECONDS_NOW = 5;
    private static final int SECONDS_LATELY = 60;

    /** Nothing is complete before it is proved to be. */
    private static final double MOST = 0.999;

    private final LongSupplier clock;
    private final AtomicLong done = new AtomicLong();
    private final LongAdder parts = new LongAdder();
    private volatile long total;
    private Meter meter;
    private double shown;

    public StepProgress() {
        this(System::nanoTime);
    }

    /** @param clock monotonic, in nanoseconds */
    StepProgress(LongSupplier clock) {
        this.clock = clock;
    }

    public void total(long units) {
        total = units;
        meter();
    }

    /** What is done, by this run or earlier ones; it says nothing of the speed. */
    public void done(long units) {
        done.set(units);
    }

    /** What has just been done. */
    public void add(long units) {
        done.addAndGet(units);
        meter().add(units, clock.getAsLong());
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

    /** From 0 to 1; the total may be an estimate, so 1 is reported only by a completed step. Never less than it was. */
    public double fraction() {
        return fraction(done.get(), total());
    }

    /** The same for numbers that are kept elsewhere. */
    double fraction(long doneThere, long totalThere) {
        return shown(totalThere == 0 ? 0 : Math.min(MOST, (double) doneThere / totalThere));
    }

    private synchronized double shown(double fraction) {
        shown = Math.max(shown, fraction);
        return shown;
    }

    /** Units a second over the last five seconds. */
    public double rate() {
        return meter().perSecond(SECONDS_NOW, clock.getAsLong());
    }

    /** Seconds until the rest is done at the speed of the last minute; null while that can not be told. */
    public Double remainingSeconds() {
        return remainingSeconds(total() - done());
    }

    Double remainingSeconds(long units) {
        double speed = meter().perSecond(SECONDS_LATELY, clock.getAsLong());
        return units <= 0 || speed <= 0 ? null : units / speed;
    }

    /** Begins to count when the work does, not when the run does. */
    private synchronized Meter meter() {
        if (meter == null) {
            meter = new Meter(clock.getAsLong());
        }
        return meter;
    }
}
