package io.serai.cdc;

import io.serai.database.LocalLoad;
import io.serai.database.RowBuffer;
import io.serai.database.SqlText;
import io.serai.database.TablePair;
import io.serai.datasource.ServerType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes what a batch has made of a table, and meets exactly the rows that it expects: first the rows that are gone, then those that
 * are changed, then those that are new. A row whose value in another unique key has changed is deleted and inserted again: rows
 * that exchange such values could not be updated in any order.
 */
final class StrictNet implements NetWriter {
    /** From so many bytes on that need not be sent, an UPDATE of its own is cheaper than the whole row. */
    private static final int SPARED_BYTES = 2_000;

    /** From so many new rows on LOAD DATA is worth its two statements. */
    private static final int LEAST_LOADED = 200;

    private final Connection target;
    private final StrictWriter single;
    private final boolean tellsMet;
    private final boolean loads;

    /** @param loads the target takes rows by LOAD DATA */
    StrictNet(Connection target, ServerType type, StrictWriter single, boolean loads) {
        this.target = target;
        this.single = single;
        this.loads = loads;
        this.tellsMet = type != ServerType.OCEANBASE;
    }

    @Override
    public void write(NetChanges changes) throws SQLException {
        LinkTable table = changes.table();
        List<byte[][]> gone = new ArrayList<>();
        List<byte[][]> changed = new ArrayList<>();
        List<byte[][]> come = new ArrayList<>();
        List<Change> alone = new ArrayList<>();
        for (NetRow row : changes.rows()) {
            byte[][] before = row.before();
            byte[][] after = row.after();
            boolean again = before != null && after != null && table.mayClash(before, after);
            if (before != null && (after == null || again)) {
                gone.add(before);
            }
            if (after == null) {
                continue;
            }
            boolean comes = before == null || again;
            if (mustGoAlone(table, comes ? null : before, after)) {
                alone.add(new Change(table, comes ? null : before, after, false));
            } else {
                (comes ? come : changed).add(after);
            }
        }
        ManyRows rows = new ManyRows(target, table);
        require(gone.size(), rows.delete(gone), table, "deleted");
        update(rows, table, changed);
        insert(rows, table, come);
        for (Change change : alone) {
            single.write(change);
        }
        single.flush();
    }

    private static boolean mustGoAlone(LinkTable table, byte[][] before, byte[][] after) {
        return table.enumErrors(after) > 0 || SqlText.isLarge(after) || before != null && spares(before, after);
    }

    private static boolean spares(byte[][] before, byte[][] after) {
        long spared = 0;
        for (int i = 0; i < after.length; i++) {
            if (after[i] != null && after[i].length > 100 && Arrays.equals(before[i], after[i])) {
                spared += after[i].length;
            }
        }
        return spared > SPARED_BYTES;
    }

    private void update(ManyRows rows, LinkTable table, List<byte[][]> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        boolean counts = tellsMet && changed.size() > 1 && !table.hasOtherUniqueKeys();
        if (!counts) {
            // With several unique keys the server might take another row for the one that is meant, were that not
            // there.
            require(changed.size(), rows.count(changed), table, "updated");
        }
        long met = rows.put(changed);
        if (counts) {
            require(changed.size(), met, table, "updated");
        }
    }

    private void insert(ManyRows rows, LinkTable table, List<byte[][]> come) throws SQLException {
        if (!loads || come.size() < LEAST_LOADED || needsWords(table.pair(), come)) {
            require(come.size(), rows.insert(come), table, "inserted");
            return;
        }
        RowBuffer buffer = new RowBuffer();
        come.forEach(row -> buffer.add(row, 0));
        try {
            new LocalLoad(target, table.pair()).load(buffer);
        } catch (LocalLoad.NotLoadable e) {
            throw new StrictWriter.NotAsExpected(table.pair().target().name() + ": " + e.getMessage(), e);
        }
    }

    private static boolean needsWords(TablePair pair, List<byte[][]> rows) {
        return pair.mayNeedWords() && rows.stream().anyMatch(pair::needsWords);
    }

    private static void require(int wanted, long found, LinkTable table, String what) {
        if (found != wanted) {
            throw new StrictWriter.NotAsExpected(
                    "%d of %d rows of table %s could be %s"
                            .formatted(found, wanted, table.pair().target().name(), what),
                    null);
        }
    }
}
