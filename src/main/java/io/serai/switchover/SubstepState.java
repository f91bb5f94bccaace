package io.serai.switchover;

/** How far a substep is. */
public enum SubstepState {
    /** Not begun. */
    PENDING,
    RUNNING,
    /** For a person. */
    WAITING,
    COMPLETED,
    /** Stopped by an error; what it has done is undone, or behind the point of no return tried again. */
    FAILED,
    /** Taken back. */
    UNDONE,
    /** Left out, by a person or because the project has no use for it. */
    SKIPPED;

    boolean isDone() {
        return this == COMPLETED || this == SKIPPED;
    }

    /** Whether there may be something to take back. */
    boolean hasBegun() {
        return this != PENDING && this != UNDONE && this != SKIPPED;
    }
}
