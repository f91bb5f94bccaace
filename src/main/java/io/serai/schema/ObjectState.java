package io.serai.schema;

/** How far an object is. */
public enum ObjectState {
    /** Not begun. */
    PENDING,
    /** Sent to the target; whether it is there is found out by looking. */
    CREATING,
    /** On the target, made by this project. */
    CREATED,
    /** On the target, made by somebody else before us; it is left as it is. */
    EXISTING,
    /** Could not be made; the failure says why. */
    FAILED,
    /** Not made here: waits for the switchover. */
    LEFT;

    boolean isDone() {
        return this == CREATED || this == EXISTING || this == LEFT;
    }
}
