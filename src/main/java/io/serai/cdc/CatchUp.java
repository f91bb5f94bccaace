package io.serai.cdc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Tells when a link will have caught up, from how much of the source's time it has applied lately. Not safe for threads. */
final class CatchUp {
    private static final int MOST_MEASUREMENTS = 30;
    private static final int LEAST_MEASUREMENTS = 5;

    private final Deque<Measurement> lately = new ArrayDeque<>();

    private record Measurement(double clock, double appliedAt) {}

    /**
     * @param clock of the source, in seconds
     * @param appliedAt when the last applied change was committed there, by the same clock
     */
    void add(double clock, double appliedAt) {
        lately.addLast(new Measurement(clock, appliedAt));
        if (lately.size() > MOST_MEASUREMENTS) {
            lately.removeFirst();
        }
    }

    /** What was measured on another connection says nothing of this one. */
    void clear() {
        lately.clear();
    }

    /** Seconds until the lag is gone; empty while too little is known, or the link does not gain on the source. */
    Optional<Double> seconds() {
        if (lately.size() < LEAST_MEASUREMENTS) {
            return Optional.empty();
        }
        Measurement first = lately.getFirst();
        Measurement last = lately.getLast();
        double lagBefore = first.clock() - first.appliedAt();
        double lag = last.clock() - last.appliedAt();
        double gained = (lagBefore - lag) / (last.clock() - first.clock());
        return gained > 0 ? Optional.of(Math.max(0, lag) / gained) : Optional.empty();
    }
}
