package io.serai.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.serai.error.SqlErrors;
import java.sql.SQLException;

/**
 * Makes the pool drop a connection on which a stream of rows broke off: the driver takes the stream for open, refuses every further
 * statement, and does not call the connection lost.
 */
public final class BrokenStreams implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return SqlErrors.isOfTheDriver(e) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
