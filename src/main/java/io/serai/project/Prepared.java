package io.serai.project;

import io.serai.database.Position;

/**
 * A prepared XA transaction: its rows are in the binlog, and whether they count is said later, perhaps much later.
 *
 * @param before where it can be read from again
 * @param gtid of the transaction; empty without GTIDs, then it begins right at the position
 * @param rows whether it changes tables of the project
 */
public record Prepared(Position before, String gtid, boolean rows) {}
