package io.serai.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.SQLException;
import java.util.Set;

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
    /** H2's codes for files that can not be read or written, and for the database that has closed itself for that reason. */
    private static final Set<Integer> STATE_BROKEN = Set.of(50000, 90028, 90030, 90031, 90098);

    public Failure(String code, String detail, String remedy) {
        this(code, detail, remedy, null);
    }

    /** The same with more to know for whoever removes the cause. */
    public Failure remedied(String more) {
        return new Failure(code, detail, remedy + more, position);
    }

    /** Any throwable as a failure; an unexpected one keeps its class name, so that it can be reported. */
    public static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SeraiException known) {
                return known.failure();
            }
            if (cause instanceof SQLException sql && STATE_BROKEN.contains(sql.getErrorCode())) {
                return new Failure(
                        "STATE_UNAVAILABLE",
                        "The runtime's own state can not be read or written: " + cause.getMessage(),
                        "See that the disk of serai.state.dir has room and can be written, then start the runtime again: its projects"
                                + " go on where they were.");
            }
        }
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new Failure(
                "UNEXPECTED",
                thrown.getClass().getSimpleName() + message,
                "Look into the runtime's log for the full error, and report it with the log.");
    }
}
