package io.serai;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.serai.error.SeraiException;
import java.nio.file.Path;

/** Opens the embedded database of the runtime's state. */
final class StateDatabase {
    /** H2's code for a database that another process has open. */
    private static final int DATABASE_ALREADY_OPEN = 90_020;

    private StateDatabase() {}

    /**
     * @throws SeraiException {@code STATE_LOCKED} or {@code STATE_UNREADABLE}
     */
    static HikariDataSource open(Path directory) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("state");
        // Without a write delay what has been answered survives a kill -9: by default H2 writes half a second later.
        config.setJdbcUrl("jdbc:h2:file:" + directory.toAbsolutePath().resolve("serai")
                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0");
        config.setUsername("serai");
        config.setPassword("");
        config.setMaximumPoolSize(8);
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw unreadable(directory, e);
        }
    }

    private static SeraiException unreadable(Path directory, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql && sql.getErrorCode() == DATABASE_ALREADY_OPEN) {
                return new SeraiException(
                        "STATE_LOCKED",
                        "The state in '" + directory + "' is in use by another runtime.",
                        "Stop the other runtime, or give this one a serai.state.dir of its own.",
                        e);
            }
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new SeraiException(
                "STATE_UNREADABLE",
                "The state in '%s' can not be opened: %s".formatted(directory, root.getMessage()),
                "Do not start with an empty state in its place: restore serai.mv.db from a backup, or look into the cause named.",
                e);
    }
}
