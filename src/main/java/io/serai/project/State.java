package io.serai.project;

/** The life of a project. */
public enum State {
    /** Created, perhaps prechecked. */
    NOT_STARTED,
    /** Its steps are being carried out, also while it waits for a person in the switchover. */
    RUNNING,
    /** Stopped by a person; nothing of it runs, nothing changes on the target. */
    PAUSED,
    /** A step stopped on an error. */
    FAILED,
    /** Every chosen step is done. */
    COMPLETED,
    /** Links are being ended and helpers removed. */
    RELEASING,
    /** Links ended for good; the record stays readable. */
    RELEASED
}
