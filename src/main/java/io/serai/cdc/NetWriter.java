package io.serai.cdc;

import java.sql.SQLException;

/** Brings the rows of one table into the state after a batch, in the caller's transaction. */
interface NetWriter {
    void write(NetChanges changes) throws SQLException;
}
