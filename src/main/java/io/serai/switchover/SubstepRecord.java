package io.serai.switchover;

import io.serai.error.Failure;
import java.time.Instant;

/**
 * A substep of a round as the journal knows it.
 *
 * @param confirmed a person has said that it may go on
 * @param finding what came out, for people; or null
 * @param data what it has left behind or will, as JSON: written before the effect; or null
 */
public record SubstepRecord(
        SubstepName name,
        SubstepState state,
        Instant startedAt,
        Instant finishedAt,
        boolean confirmed,
        String finding,
        Failure failure,
        String data) {
    static SubstepRecord pending(SubstepName name) {
        return new SubstepRecord(name, SubstepState.PENDING, null, null, false, null, null, null);
    }
}
