package io.serai.project;

/** How far a step is. */
public enum StepState {
    /** Not begun. */
    PENDING,
    /** Being carried out. */
    RUNNING,
    /** Stopped by a person; goes on where it stopped. */
    PAUSED,
    /** cdc and reverse-link only: has caught up, and stays so. */
    MONITORING,
    /** Proved complete. */
    COMPLETED,
    /** Stopped by an error; goes on where it stopped once the cause is removed. */
    FAILED,
    /** Left out by a person. */
    SKIPPED;

    public boolean isDone() {
        return this == COMPLETED || this == SKIPPED;
    }
}
