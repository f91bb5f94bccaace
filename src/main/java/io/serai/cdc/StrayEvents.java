package io.serai.cdc;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.MariadbGtidEventData;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.serai.database.Position;
import io.serai.database.TableName;
import io.serai.datasource.ServerType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells from a binlog which transactions change tables of a project and are not those of the project's link: the link moves its
 * checkpoint in every transaction of its own. Holds the names of the tables of one transaction, nothing more.
 */
final class StrayEvents {
    private static final TableName CHECKPOINTS = new TableName("serai", "link");
    private static final int ID_BYTES = 6;

    private final Set<TableName> migrated;
    private final Sink sink;
    private final GtidTracker gtids;
    private final Map<Long, TableName> ids = new HashMap<>();
    private final Set<TableName> changed = new TreeSet<>();
    private final Set<TableName> altered = new TreeSet<>();
    private boolean own;
    private String file;
    private long offset;

    /** Who hears of transactions that are over. */
    interface Sink {
        /**
         * @param stray tables of the project whose rows somebody else has changed in it
         * @param altered those whose structure he has changed
         * @param at identifies the transaction
         */
        void ended(Set<TableName> stray, Set<TableName> altered, String at, Position after);
    }

    StrayEvents(Set<TableName> migrated, Position from, ServerType type, Sink sink) {
        this.migrated = migrated;
        this.sink = sink;
        this.gtids = new GtidTracker(from, type);
        this.file = from.file();
        this.offset = from.offset();
    }

    void accept(Event event) throws IOException {
        EventHeaderV4 header = event.getHeader();
        if (header.getNextPosition() > 0) {
            offset = header.getNextPosition();
        }
        if (event.getData() instanceof RotateEventData rotate) {
            file = rotate.getBinlogFilename();
            offset = rotate.getBinlogPosition();
        } else if (event.getData() instanceof GtidEventData gtid) {
            gtids.begin(gtid);
        } else if (event.getData() instanceof MariadbGtidEventData gtid) {
            gtids.begin(gtid, header.getServerId());
        } else if (event.getData() instanceof QueryEventData query) {
            query(query.getSql(), query.getDatabase());
        } else if (header.getEventType() == EventType.XID) {
            end();
        } else if (event.getData() instanceof RawEvent raw) {
            raw(raw, header);
        }
    }

    private void query(String sql, String database) {
        if (sql.equals("BEGIN") || sql.startsWith("SAVEPOINT ")) {
            return;
        }
        if (sql.equals("ROLLBACK")) {
            changed.clear();
        } else if (!sql.equals("COMMIT")) {
            Statements statement = new Statements(sql, database);
            Set<TableName> named = new TreeSet<>(statement.changesRows() ? statement.written() : statement.altered());
            named.retainAll(migrated);
            (statement.changesStructureOnly() ? altered : changed).addAll(named);
            if (statement.changesRows()) {
                return;
            }
        }
        end();
    }

    private void raw(RawEvent event, EventHeaderV4 header) throws IOException {
        switch (event.type()) {
            case RawEvent.TABLE_MAP -> {
                long id = new BinaryReader(event.body()).little(ID_BYTES);
                ids.put(id, TableMap.name(new BinaryReader(event.body())));
            }
            case RawEvent.WRITE_ROWS,
                    RawEvent.WRITE_ROWS_V1,
                    RawEvent.UPDATE_ROWS,
                    RawEvent.UPDATE_ROWS_V1,
                    RawEvent.DELETE_ROWS,
                    RawEvent.DELETE_ROWS_V1,
                    RawEvent.PARTIAL_UPDATE_ROWS -> rows(ids.get(new BinaryReader(event.body()).little(ID_BYTES)));
            case RawEvent.XA_PREPARE -> end();
            case RawEvent.TRANSACTION_PAYLOAD -> {
                ByteArrayInputStream events = Payload.events(event.body());
                RawEvents decoder = new RawEvents();
                for (Event inner = decoder.nextEvent(events); inner != null; inner = decoder.nextEvent(events)) {
                    ((EventHeaderV4) inner.getHeader()).setNextPosition(header.getNextPosition());
                    accept(inner);
                }
            }
            default -> {}
        }
    }

    private void rows(TableName table) {
        if (CHECKPOINTS.equals(table)) {
            own = true;
        } else if (table != null && migrated.contains(table)) {
            changed.add(table);
        }
    }

    private void end() {
        String at = gtids.current().orElse(file + ":" + offset);
        gtids.end();
        Set<TableName> stray = own ? Set.of() : new TreeSet<>(changed);
        Set<TableName> structures = new TreeSet<>(altered);
        ids.clear();
        changed.clear();
        altered.clear();
        own = false;
        sink.ended(stray, structures, at, new Position(file, offset, gtids.text()));
    }
}
