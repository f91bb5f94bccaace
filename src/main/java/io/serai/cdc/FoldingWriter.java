package io.serai.cdc;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Applies changes of a batch folded, row by row and table by table, with statements over many rows. Only what the whole batch has
 * made of a row is written, so rows need no order among them; the batch becomes visible as one.
 *
 * <p>Changes whose order counts go to another writer, one by one: those of tables without a key, and those from which others
 * follow.
 */
final class FoldingWriter implements RowWriter {
    private final RowWriter single;
    private final NetWriter net;
    private final Cascades cascades;
    private final Map<LinkTable, NetChanges> tables = new LinkedHashMap<>();

    FoldingWriter(RowWriter single, NetWriter net, Cascades cascades) {
        this.single = single;
        this.net = net;
        this.cascades = cascades;
    }

    @Override
    public void write(Change change) throws SQLException {
        if (cascades.concerns(change)) {
            flush();
            single.write(change);
            single.flush();
        } else if (change.table().folds()) {
            tables.computeIfAbsent(change.table(), NetChanges::new).add(change);
        } else {
            single.write(change);
        }
    }

    @Override
    public void flush() throws SQLException {
        try {
            for (NetChanges changes : tables.values()) {
                net.write(changes);
            }
        } finally {
            tables.clear();
        }
        single.flush();
    }

    @Override
    public void clear() {
        tables.clear();
        single.clear();
    }
}
