package io.serai.project;

import io.serai.error.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether one may go back over the reverse link now.
 *
 * @param ready no reason speaks against it
 * @param reasons in words
 */
public record Fitness(boolean ready, List<String> reasons) {
    /** The usual limit of a switchover. */
    static final double MOST_LAG_SECONDS = 15;

    /**
     * @param link null when none is running
     * @param failure of the step reverse-link; null when it has not failed
     */
    static Fitness of(State state, Link link, Failure failure) {
        List<String> reasons = new ArrayList<>();
        if (failure != null) {
            reasons.add("reverse-link has failed: " + failure.code() + ": " + failure.detail());
        }
        if (state == State.RUNNING && link == null) {
            reasons.add("the reverse link is not at work yet");
        } else if (state != State.RUNNING) {
            reasons.add("the project is " + state + ", so nothing arrives at the source");
        } else {
            Double lag = link.lagSeconds().orElse(null);
            if (lag == null) {
                reasons.add("the lag of the reverse link is not known now");
            } else if (lag > MOST_LAG_SECONDS) {
                reasons.add(
                        "the reverse link is %.1f seconds behind; %.0f are allowed".formatted(lag, MOST_LAG_SECONDS));
            }
            reasons.addAll(link.doubts());
        }
        return new Fitness(reasons.isEmpty(), List.copyOf(reasons));
    }
}
