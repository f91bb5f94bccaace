package io.serai.pace;

/** By what a target shows that it has too much to do. */
public enum Sign {
    /** A transaction of the target has been waiting for a row lock for long. */
    LOCK_WAIT,
    /** Old row versions pile up faster than they are purged. */
    HISTORY,
    /** Many sessions are at work at once. */
    THREADS_RUNNING,
    /** What is written takes much longer than it did. */
    LATENCY
}
