package io.serai.pace;

import io.serai.error.StoppedException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The speed of one project: how much it does at a time, and how much it carries in a second. Whoever is about to begin a
 * transaction of the target waits here, first come, first served; nobody waits with one open. Every change of the numbers is
 * felt at once by those who wait, and by the others with their next piece of work.
 *
 * <p>Guava's RateLimiter neither wakes those who wait when the rate changes nor ends when the project is paused; Bucket4j asks
 * for the number of rows before they have been read.
 */
public final class Pace {
    /** The least share of its full speed to which a project backs off is 1/8. */
    public static final int MOST_HALVINGS = 3;

    private static final int SECONDS_NOW = 5;

    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Budget rows = new Budget();
    private final Budget bytes = new Budget();
    private final Meter rowMeter;
    private final Meter byteMeter;
    private final Map<Lane, LaneQueue> queues = new EnumMap<>(Lane.class);
    private final Cost cost = new Cost();
    private final ThreadLocal<Slot> mine = new ThreadLocal<>();
    private int halvings;
    private boolean stopped;

    public Pace() {
        this(System::nanoTime);
    }

    /** @param clock monotonic, in nanoseconds */
    Pace(LongSupplier clock) {
        this.clock = clock;
        long now = clock.getAsLong();
        this.rowMeter = new Meter(now);
        this.byteMeter = new Meter(now);
        rows.limit(null, now);
        bytes.limit(null, now);
        for (Lane lane : Lane.values()) {
            queues.put(lane, new LaneQueue(now));
        }
    }

    /** Sets how many pieces of a kind of work may be under way at once. Those that are too many come to their end. */
    public void lanes(Lane lane, int most) {
        change(() -> queues.get(lane).most = most);
    }

    /** Sets what full load and cdc may carry together in a second; null is no limit. */
    public void limit(Long rowsPerSecond, Long bytesPerSecond) {
        change(() -> {
            rows.limit(rowsPerSecond, clock.getAsLong());
            bytes.limit(bytesPerSecond, clock.getAsLong());
        });
    }

    /** Backs off: halves what is done at a time so many times, and rests between where one lane is still too much. */
    public void halve(int times) {
        change(() -> halvings = times);
    }

    /** Ends all waiting, now and later. */
    public void stop() {
        change(() -> stopped = true);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many pieces of a kind of work may be under way now. */
    public int lanes(Lane lane) {
        lock.lock();
        try {
            return queues.get(lane).allowed(share());
        } finally {
            lock.unlock();
        }
    }

    /** One of the lanes, for one piece of work; closed when that is over. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for a free lane and for the limits. Call it before a transaction of the target begins.
     *
     * @throws StoppedException when the project is being paused
     */
    public Held enter(Lane lane) {
        lock.lock();
        try {
            LaneQueue queue = queues.get(lane);
            Object me = new Object();
            queue.waiting.add(me);
            try {
                while (true) {
                    proceed();
                    boolean first = queue.waiting.peek() == me && queue.busy < queue.allowed(share());
                    long nanos = first ? waitNanos(lane, queue) : Long.MAX_VALUE;
                    if (nanos <= 0) {
                        break;
                    }
                    sleep(nanos);
                }
            } finally {
                queue.waiting.remove(me);
                changed.signalAll();
            }
            queue.busy++;
            Slot slot = new Slot(queue, clock.getAsLong());
            mine.set(slot);
            return slot;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the limits, within work that has its lane: between two transactions of a target.
     *
     * @throws StoppedException when the project is being paused
     */
    public void await(Lane lane) {
        lock.lock();
        try {
            LaneQueue queue = queues.get(lane);
            long now = clock.getAsLong();
            queue.rest(now - queue.passedAt, share(), now);
            proceed();
            for (long nanos = waitNanos(lane, queue); nanos > 0; nanos = waitNanos(lane, queue)) {
                sleep(nanos);
                proceed();
            }
            queue.passedAt = clock.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells what has been sent to the target. It is paid for by whoever begins next.
     *
     * @param sentBytes of values, as they were sent
     */
    public void carried(long sentRows, long sentBytes) {
        lock.lock();
        try {
            long now = clock.getAsLong();
            rows.charge(sentRows, now);
            bytes.charge(sentBytes, now);
            rowMeter.add(sentRows, now);
            byteMeter.add(sentBytes, now);
            Slot slot = mine.get();
            if (slot != null) {
                slot.work += Cost.work(sentRows, sentBytes);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody waits for a lane of this kind: no use in preparing more work. */
    public void awaitDemand(Lane lane) {
        lock.lock();
        try {
            while (!queues.get(lane).waiting.isEmpty()) {
                proceed();
                sleep(Long.MAX_VALUE);
            }
            proceed();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody does work of this kind, or waits to do it. */
    public boolean isIdle(Lane lane) {
        lock.lock();
        try {
            LaneQueue queue = queues.get(lane);
            return queue.busy == 0 && queue.waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Bytes a second that were sent to the target over the last seconds. */
    public double bytesPerSecond() {
        return byteMeter.perSecond(SECONDS_NOW, clock.getAsLong());
    }

    /** Rows and changes a second that were sent to the target over the last seconds. */
    public double rowsPerSecond() {
        return rowMeter.perSecond(SECONDS_NOW, clock.getAsLong());
    }

    /** How many times as long as usual a piece of work takes now; 0 while that is not known. */
    double slowness() {
        return cost.slowness();
    }

    private long waitNanos(Lane lane, LaneQueue queue) {
        long now = clock.getAsLong();
        long rest = queue.restUntil - now;
        boolean limited = lane == Lane.FULL_LOAD || lane == Lane.CDC;
        return limited ? Math.max(rest, Math.max(rows.waitNanos(now), bytes.waitNanos(now))) : rest;
    }

    /** Until something has changed, but not longer. */
    private void sleep(long nanos) {
        try {
            changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    private void proceed() {
        if (stopped) {
            throw new StoppedException();
        }
    }

    private double share() {
        return 1.0 / (1 << halvings);
    }

    private final class Slot implements Held {
        private final LaneQueue queue;
        private final long begunAt;
        private long work;

        Slot(LaneQueue queue, long begunAt) {
            this.queue = queue;
            this.begunAt = begunAt;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                mine.remove();
                long now = clock.getAsLong();
                queue.busy--;
                double duty = Math.min(1, queue.most * share() / queue.allowed(share()));
                queue.rest(now - begunAt, duty, now);
                cost.add(now - begunAt, work);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
