package io.serai.switchover;

/** How a switchover or switchback stands. */
public enum RoundState {
    RUNNING,
    /** Something has failed before the point of no return, and what was done is being taken back. */
    UNDOING,
    /** Everything is as it was before the round. */
    UNDONE,
    COMPLETED,
    /** The project was released behind the point of no return: the other side is open, and nothing follows from there. */
    ABANDONED;

    boolean isOver() {
        return this == UNDONE || this == COMPLETED || this == ABANDONED;
    }
}
