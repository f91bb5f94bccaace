package io.serai.switchover;

import io.serai.error.Failure;
import io.serai.project.Actor;
import io.serai.project.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One switchover or switchback.
 *
 * @param number from 1, within the project
 * @param direction of the link that is left: FORWARD in a switchover, REVERSE in a switchback
 * @param writesStoppedAt from when on nobody was to write to the side that is left, or null
 * @param openedAt from when on the other side was open, or null
 * @param cancelled a person wants it undone
 * @param failure why it is being, or was, undone; or what has stopped it; null once it is complete
 */
public record Round(
        String project,
        int number,
        Direction direction,
        SwitchOptions options,
        RoundState state,
        Actor actor,
        Instant startedAt,
        Instant writesStoppedAt,
        Instant openedAt,
        Instant finishedAt,
        boolean cancelled,
        Failure failure) {
    /** For people. */
    public String label() {
        return direction == Direction.FORWARD ? "switchover" : "switchback";
    }

    /** How long nobody could write to either side: to the moment when the other side was open, or this one again. */
    public Optional<Duration> withoutWrites() {
        Instant end = openedAt != null ? openedAt : state == RoundState.UNDONE ? finishedAt : null;
        return writesStoppedAt == null || end == null
                ? Optional.empty()
                : Optional.of(Duration.between(writesStoppedAt, end));
    }
}
