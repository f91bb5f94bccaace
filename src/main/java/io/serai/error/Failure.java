package io.serai.error;

/** A {@link SeraiException} as data: what the API shows and the state store keeps. */
public record Failure(String code, String detail, String remedy) {
    /** Any throwable as a failure; an unexpected one keeps its class name, so that it can be reported. */
    public static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SeraiException known) {
                return known.failure();
            }
        }
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new Failure(
                "UNEXPECTED",
                thrown.getClass().getSimpleName() + message,
                "Look into the runtime's log for the full error, and report it with the log.");
    }
}
