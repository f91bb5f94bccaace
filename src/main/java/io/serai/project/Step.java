package io.serai.project;

import io.serai.error.Failure;
import io.serai.error.SeraiException;
import java.util.Optional;

/** What the conductor asks of a step. The step's work itself is a route. */
public interface Step {
    StepName name();

    /**
     * Proves that the step is complete, from what is stored on the servers or in the state store, never from the fact that its
     * route came to an end: a user may have edited the route.
     *
     * @throws SeraiException that says what is missing
     */
    void prove(Run run);

    /**
     * Proves what this step has put off until another step was through: schema builds indexes and foreign keys after the load.
     *
     * @throws SeraiException that says what is missing
     */
    default void proveAfter(StepName other, Run run) {}

    /**
     * Of the step switchover: which link a person has asked to leave, by {@link Projects#ask}, until that has come to an end. The step is
     * carried out with the run of this direction. Every other step is due by itself.
     */
    default Optional<Direction> due(String project) {
        return Optional.empty();
    }

    /**
     * The project has failed, and nothing of it runs any more: takes back what must not stay on the servers until it is restored. What
     * can not be taken back now is when the project is restored.
     *
     * @param run of the forward link; it has not been stopped
     */
    default void abandon(Run run, Failure why) {}

    /** Removes what the step has left on the servers for its own use; called once, when the project is released. */
    default void release(Run run) {}
}
