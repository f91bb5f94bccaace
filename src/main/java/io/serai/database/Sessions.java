package io.serai.database;

import io.serai.error.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What is done to other sessions of a server. */
public final class Sessions {
    private static final int ER_NO_SUCH_THREAD = 1094;

    private Sessions() {}

    /** Ends a session; one that has ended by itself meanwhile is no error. */
    public static void kill(Connection connection, long id) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("KILL " + id);
        } catch (SQLException e) {
            if (e.getErrorCode() != ER_NO_SUCH_THREAD) {
                throw SqlErrors.translate(e, "ending session " + id);
            }
        }
    }
}
