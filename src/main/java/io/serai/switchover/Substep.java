package io.serai.switchover;

import io.serai.error.SeraiException;
import java.util.Optional;

/**
 * One substep. Every method may be called again, also after a crash in the middle of it: what was noted in the journal before the
 * effect is finished, not begun anew.
 */
interface Substep {
    SubstepName name();

    /** Why this project has no use for it; empty when it has. */
    default Optional<String> needless(Handover handover) {
        return Optional.empty();
    }

    /** What it would do now; changes nothing on either server. */
    Plan plan(Handover handover);

    /**
     * Looks, right before it begins, whether it may; changes nothing.
     *
     * @throws SeraiException when it may not; then the round is undone
     */
    default void require(Handover handover) {}

    /**
     * Does it.
     *
     * @return what came out, for people
     */
    String carryOut(Handover handover);

    /**
     * Looks, when a later substep is to go on after a restart, whether what this one has done is still in force.
     *
     * @throws SeraiException when it is not; then the round is undone
     */
    default void lookAgain(Handover handover) {}

    /** Takes back what it has done or begun. Nothing to take back is no error. */
    default void undo(Handover handover) {}
}
