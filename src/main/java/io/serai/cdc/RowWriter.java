package io.serai.cdc;

import java.sql.SQLException;

/** Writes changes of rows into the caller's transaction; may hold them back until {@link #flush}. */
interface RowWriter {
    void write(Change change) throws SQLException;

    void flush() throws SQLException;

    /** Forgets what is held back. */
    void clear();
}
