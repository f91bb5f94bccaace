package io.serai.cdc;

import io.serai.database.TableName;
import io.serai.error.SeraiException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Decodes the rows of one transaction, those of migrated tables, into a {@link BatchQueue}. */
final class RowEvents {
    /** Flags of a rows event, from MySQL's {@code rows_event.h}. */
    private static final int NO_FOREIGN_KEY_CHECKS = 2;

    private static final int CASCADES_ARE_LOGGED = 16;
    private static final int LARGE_EVENT = 16 << 20;
    /** Id in a rows event that only ends a statement. */
    private static final int NO_TABLE = 0xFFFFFF;

    static final int ID_BYTES = 6;
    private static final int MOST_KNOWN = 10_000;

    private final LinkTables tables;
    private final BatchQueue queue;
    private final Place place;
    private final OppositeLink opposite;
    private final Map<Long, TableMap> maps = new HashMap<>();
    private final Map<Long, Known> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    /** Ids of the other tables of the transaction that is being read. */
    private final Set<Long> others = new HashSet<>();

    private boolean seen;

    /**
     * @param map null for a table that is not migrated
     * @param checkpoints it is the table of the links' checkpoints
     */
    private record Known(byte[] body, TableMap map, boolean checkpoints) {}

    /** Where the link reads. */
    interface Place {
        /** Whether the transaction that is being read was committed before the table was read as a whole. */
        boolean isCovered(LinkTable table);

        SeraiException stop(String code, String what);
    }

    RowEvents(LinkTables tables, BatchQueue queue, Place place, OppositeLink opposite) {
        this.opposite = opposite;
        this.tables = tables;
        this.queue = queue;
        this.place = place;
    }

    /** Whether rows of migrated tables have come since the last {@link #forget}. */
    boolean seen() {
        return seen;
    }

    /** A table map holds for its transaction only. */
    void forget() {
        maps.clear();
        others.clear();
        opposite.forget();
        seen = false;
    }

    /** Whether the transaction that is being read has come over the opposite link. */
    boolean areBroughtBack() {
        return opposite.isWriting();
    }

    /** False when the event is none about rows. */
    boolean accept(RawEvent event) {
        switch (event.type()) {
            case RawEvent.TABLE_MAP -> tableMap(event);
            case RawEvent.WRITE_ROWS, RawEvent.WRITE_ROWS_V1 -> rows(event, true, false);
            case RawEvent.UPDATE_ROWS, RawEvent.UPDATE_ROWS_V1 -> rows(event, true, true);
            case RawEvent.DELETE_ROWS, RawEvent.DELETE_ROWS_V1 -> rows(event, false, true);
            case RawEvent.PARTIAL_UPDATE_ROWS -> partial(event);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Nearly every one repeats an earlier one byte by byte. */
    private void tableMap(RawEvent event) {
        long id = new BinaryReader(event.body()).little(ID_BYTES);
        Known table = known.get(id);
        if (table == null || !Arrays.equals(table.body(), event.body())) {
            table = read(event);
            known.put(id, table);
        }
        if (table.checkpoints()) {
            opposite.tableMap(event);
        }
        if (table.map() == null) {
            others.add(id);
            maps.remove(id);
        } else {
            others.remove(id);
            maps.put(id, table.map());
        }
    }

    private Known read(RawEvent event) {
        BinaryReader in = new BinaryReader(event.body());
        TableName name = TableMap.name(in);
        LinkTable table = tables.find(name);
        return new Known(event.body(), table == null ? null : TableMap.read(table, in), OppositeLink.concerns(name));
    }

    private void rows(RawEvent event, boolean hasAfter, boolean hasBefore) {
        BinaryReader in = new BinaryReader(event.body());
        long id = in.little(ID_BYTES);
        TableMap map = maps.get(id);
        if (map == null) {
            if (id != NO_TABLE && !others.contains(id)) {
                throw place.stop("TABLE_MAP_MISSING", "Rows come without the table map that would name their table");
            }
            opposite.rows(event);
            return;
        }
        int flags = in.u2();
        boolean cascades = (flags & (NO_FOREIGN_KEY_CHECKS | CASCADES_ARE_LOGGED)) == 0;
        if (event.type() >= RawEvent.WRITE_ROWS) {
            in.skip(in.u2() - 2);
        }
        int width = (int) in.packed();
        requireFull(map, width, in.bitmap(width));
        if (hasAfter && hasBefore) {
            requireFull(map, width, in.bitmap(width));
        }
        if (event.body().length > LARGE_EVENT) {
            queue.awaitEmpty();
        }
        seen = true;
        LinkTable table = map.table();
        boolean covered = place.isCovered(table);
        while (in.remaining() > 0) {
            byte[][] before = hasBefore ? map.image(in) : null;
            byte[][] after = hasAfter ? map.image(in) : null;
            if (!covered) {
                queue.add(new Change(table, before, after, cascades));
            }
        }
    }

    private void requireFull(TableMap map, int width, byte[] present) {
        boolean full = width == map.width();
        for (int i = 0; i < width && full; i++) {
            full = BinaryReader.bit(present, i);
        }
        if (!full) {
            throw place.stop(
                    "ROW_IMAGE_NOT_FULL",
                    "A session wrote a change of table "
                            + map.table().pair().source().name()
                            + " without all of its columns (binlog_row_image is not FULL there)");
        }
    }

    private void partial(RawEvent event) {
        TableMap map = maps.get(new BinaryReader(event.body()).little(ID_BYTES));
        if (map != null) {
            throw place.stop(
                    "PARTIAL_JSON",
                    "A session wrote only a part of a JSON value of table "
                            + map.table().pair().source().name() + " (binlog_row_value_options=PARTIAL_JSON)");
        }
    }
}
