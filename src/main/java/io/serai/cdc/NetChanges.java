package io.serai.cdc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Folds the changes of one table: of each row only the state before the first change and the one after the last are kept. A row that
 * gets another key counts as one that goes and one that comes.
 */
final class NetChanges {
    private final LinkTable table;
    private final Map<RowKey, NetRow> rows = new LinkedHashMap<>();

    NetChanges(LinkTable table) {
        this.table = table;
    }

    LinkTable table() {
        return table;
    }

    /** Rows that were there before and are gone now have null after; those that came and went again have null for both. */
    Collection<NetRow> rows() {
        return rows.values();
    }

    /** @throws StrictWriter.NotAsExpected when the change does not follow from those before it */
    void add(Change change) {
        byte[][] before = change.before();
        byte[][] after = change.after();
        if (before != null && after != null && table.sameKey(before, after)) {
            changed(before, after);
            return;
        }
        if (before != null) {
            changed(before, null);
        }
        if (after != null) {
            came(after);
        }
    }

    private void changed(byte[][] before, byte[][] after) {
        RowKey key = new RowKey(before, table.key());
        NetRow row = rows.get(key);
        if (row == null) {
            rows.put(key, NetRow.changed(before, after));
        } else if (row.after() == null) {
            throw new StrictWriter.NotAsExpected("a row that is gone already is changed", null);
        } else {
            row.after(after);
        }
    }

    private void came(byte[][] after) {
        RowKey key = new RowKey(after, table.key());
        NetRow row = rows.get(key);
        if (row == null) {
            rows.put(key, NetRow.came(after));
        } else if (row.after() != null) {
            throw new StrictWriter.NotAsExpected("a row that is there already is inserted", null);
        } else {
            row.after(after);
        }
    }
}
