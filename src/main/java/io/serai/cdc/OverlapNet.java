package io.serai.cdc;

import io.serai.database.SqlText;
import io.serai.database.TablePair;
import io.serai.error.SqlErrors;
import io.serai.project.Displaced;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes what a batch that overlaps the load has made of a table: the last state of each row wins, whatever was there. */
final class OverlapNet implements NetWriter {
    /** When one of them clashes, so many are written one by one. */
    private static final int ROWS_AT_ONCE = 200;

    private final Connection target;
    private final Displaced displaced;
    private final OverlapWriter single;

    OverlapNet(Connection target, Displaced displaced, OverlapWriter single) {
        this.target = target;
        this.displaced = displaced;
        this.single = single;
    }

    @Override
    public void write(NetChanges changes) throws SQLException {
        LinkTable table = changes.table();
        TablePair pair = table.pair();
        List<byte[][]> gone = new ArrayList<>();
        List<byte[][]> put = new ArrayList<>();
        List<byte[][]> alone = new ArrayList<>();
        for (NetRow row : changes.rows()) {
            displaced.settle(target, pair, row.key());
            if (row.after() == null || table.hasOtherUniqueKeys()) {
                gone.add(row.key());
            }
            if (row.after() != null) {
                boolean large = table.enumErrors(row.after()) > 0 || SqlText.isLarge(row.after());
                (large ? alone : put).add(row.after());
            }
        }
        ManyRows rows = new ManyRows(target, table);
        rows.delete(gone);
        if (table.hasOtherUniqueKeys()) {
            for (int i = 0; i < put.size(); i += ROWS_AT_ONCE) {
                insert(rows, table, put.subList(i, Math.min(put.size(), i + ROWS_AT_ONCE)));
            }
        } else {
            rows.put(put);
        }
        one(table, alone);
    }

    /** A row that clashes holds the value of one that the load has read later: that one gives way, and comes back. */
    private void insert(ManyRows rows, LinkTable table, List<byte[][]> put) throws SQLException {
        try {
            rows.insert(put);
        } catch (SQLException e) {
            if (!SqlErrors.isDuplicateKey(e)) {
                throw e;
            }
            one(table, put);
        }
    }

    private void one(LinkTable table, List<byte[][]> rows) throws SQLException {
        for (byte[][] row : rows) {
            single.write(new Change(table, null, row, false));
        }
        single.flush();
    }
}
