package io.serai.error;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A {@link SeraiException} as data: what the API shows and the state store keeps.
 *
 * @param position where in the source's binlog the link stands, right before a statement that a person may have it skip; else null
 */
public record Failure(
        String code,
        String detail,
        String remedy,
        @JsonInclude(JsonInclude.Include.NON_NULL) String position) {
    public Failure(String code, String detail, String remedy) {
        this(code, detail, remedy, null);
    }

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
