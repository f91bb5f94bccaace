package io.serai.error;

/** Ends the work of a step because its project is being paused; not an error, and never shown as one. */
public final class StoppedException extends RuntimeException {
    public StoppedException() {
        super("The project is being paused.", null, false, false);
    }
}
