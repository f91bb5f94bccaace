package io.serai.database;

import java.util.function.Consumer;

/**
 * The rows that a route carries: a chunk of a table in the full load, a batch of changes in cdc. A bean that takes this
 * as its parameter may stand between reading and writing in either, and so masks, derives or drops the same in both.
 *
 * <p>Rows nobody looks at never become Java objects in the full load; looking at them is what costs.
 */
public interface Rows {
    /**
     * Shows every row of a table to the visitor, which may change it, in the source's names.
     *
     * @param table as {@code database.table}
     * @param visitor called once for each row; in cdc for the image before a change and for the one after it; must give the
     *     same answer for the same row, and may be called again when the rows are read again
     */
    void visit(String table, Consumer<Row> visitor);
}
