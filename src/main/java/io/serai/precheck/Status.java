package io.serai.precheck;

/** The outcome of a check. */
public enum Status {
    PASSED,
    /** The project may start, with what the finding says in mind. */
    WARNING,
    /** A later step would break; refuses the start unless the check is skipped. */
    FAILED
}
