package io.serai.cdc;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.MariadbGtidEventData;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.serai.database.Position;
import io.serai.error.SeraiException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes transactions of binlog events: finds where they begin and end, decodes the rows of migrated tables, and stops at whatever
 * it can not carry exactly. Everything else in the binlog only moves the position on.
 */
final class EventStream {
    private static final int MARIADB_STANDALONE = 1;
    /** Flags of a rows event, from MySQL's {@code rows_event.h}. */
    private static final int NO_FOREIGN_KEY_CHECKS = 2;

    private static final int CASCADES_ARE_LOGGED = 16;
    private static final int LARGE_EVENT = 16 << 20;
    /** Id in a rows event that only ends a statement. */
    private static final int NO_TABLE = 0xFFFFFF;

    private final LinkTables tables;
    private final BatchQueue queue;
    private final GtidTracker gtids;
    private final Map<Long, TableMap> maps = new HashMap<>();
    /** Ids of the other tables of the transaction that is being read. */
    private final Set<Long> others = new HashSet<>();

    private final StatementRules rules;
    private String file;
    private long offset;
    private double committedAt;
    private boolean inTransaction;

    EventStream(LinkTables tables, BatchQueue queue, GtidTracker gtids, Position start) {
        this.tables = tables;
        this.queue = queue;
        this.gtids = gtids;
        this.rules = new StatementRules(tables.names(), tables.live());
        this.file = start.file();
        this.offset = start.offset();
    }

    /** @throws SeraiException when the event can not be carried; nothing after it may be read */
    void accept(Event event) throws IOException {
        EventHeaderV4 header = event.getHeader();
        if (header.getNextPosition() > 0) {
            offset = header.getNextPosition();
        }
        switch (header.getEventType()) {
            case ROTATE -> {
                RotateEventData rotate = event.getData();
                file = rotate.getBinlogFilename();
                offset = rotate.getBinlogPosition();
            }
            case GTID -> gtid(event.getData(), header);
            case MARIADB_GTID -> mariadbGtid(event.getData(), header);
            case QUERY -> query(event.getData(), header);
            case XID -> commit(header);
            default -> {
                if (event.getData() instanceof RawEvent raw) {
                    raw(raw, header);
                }
            }
        }
    }

    private void gtid(GtidEventData gtid, EventHeaderV4 header) {
        gtids.begin(gtid);
        long micros = gtid.getImmediateCommitTimestamp();
        committedAt = micros > 0 ? micros / 1e6 : header.getTimestamp() / 1e3;
    }

    private void mariadbGtid(MariadbGtidEventData gtid, EventHeaderV4 header) {
        gtids.begin(gtid, header.getServerId());
        committedAt = header.getTimestamp() / 1e3;
        inTransaction = (gtid.getFlags() & MARIADB_STANDALONE) == 0;
    }

    private void query(QueryEventData query, EventHeaderV4 header) {
        String sql = query.getSql();
        if (sql.equals("BEGIN")) {
            inTransaction = true;
        } else if (sql.equals("COMMIT")) {
            commit(header);
        } else if (sql.equals("ROLLBACK")) {
            rollback(header);
        } else if (!sql.startsWith("SAVEPOINT ")) {
            statement(sql, query.getDatabase(), header);
        }
    }

    private void statement(String sql, String database, EventHeaderV4 header) {
        Statements statement = new Statements(sql, database);
        if (statement.is("xa")) {
            inTransaction |= sql.regionMatches(true, 0, "XA START", 0, 8);
        }
        Optional<StatementRules.Refusal> refusal = rules.refuse(statement);
        if (refusal.isPresent()) {
            refuse(refusal.get(), sql);
        }
        if (statement.changesRows()) {
            return;
        }
        if (!inTransaction) {
            committedAt = header.getTimestamp() / 1e3;
            end();
        }
    }

    /** @throws SeraiException unless the statement only removed rows before they were read */
    private void refuse(StatementRules.Refusal refusal, String sql) {
        TableEffects effects = refusal.effects();
        if (effects == null) {
            throw stop(refusal.code(), refusal.what(), sql);
        }
        boolean readLater = effects.named().stream()
                .map(tables::readAt)
                .anyMatch(p -> p != null && gtids.isBefore(p, file, offset));
        if (readLater && !effects.empties()) {
            throw stop("DDL_DURING_LOAD", refusal.what() + " while it was being loaded, and it has no key", sql);
        }
        if (!readLater) {
            String at = gtids.current().orElse(file + ":" + offset);
            Position after = new Position(file, offset, gtids.textAfter());
            throw new StatementStop(
                    refusal.code(), "%s, at %s%s".formatted(refusal.what(), at, shown(sql)), at, after, effects, sql);
        }
    }

    private void commit(EventHeaderV4 header) {
        if (committedAt == 0) {
            committedAt = header.getTimestamp() / 1e3;
        }
        end();
    }

    /** Under the queue's lock: a batch must not be handed over with the GTID of a transaction that it does not hold. */
    private void end() {
        synchronized (queue) {
            gtids.end();
            queue.end(position(), committedAt);
        }
        forget();
    }

    /** A table map holds for its transaction only. */
    private void forget() {
        inTransaction = false;
        committedAt = 0;
        maps.clear();
        others.clear();
    }

    private void rollback(EventHeaderV4 header) {
        synchronized (queue) {
            gtids.end();
            queue.rollback(position(), header.getTimestamp() / 1e3);
        }
        forget();
    }

    /** Asked for when a batch is handed over: the text of a large GTID set is not made for each transaction. */
    private Supplier<Position> position() {
        String endFile = file;
        long endOffset = offset;
        return () -> new Position(endFile, endOffset, gtids.text());
    }

    private void raw(RawEvent event, EventHeaderV4 header) throws IOException {
        switch (event.type()) {
            case RawEvent.TABLE_MAP -> tableMap(event);
            case RawEvent.WRITE_ROWS, RawEvent.WRITE_ROWS_V1 -> rows(event, true, false);
            case RawEvent.UPDATE_ROWS, RawEvent.UPDATE_ROWS_V1 -> rows(event, true, true);
            case RawEvent.DELETE_ROWS, RawEvent.DELETE_ROWS_V1 -> rows(event, false, true);
            case RawEvent.PARTIAL_UPDATE_ROWS -> partial(event);
            case RawEvent.TRANSACTION_PAYLOAD -> payload(event, header);
            case RawEvent.XA_PREPARE -> xaPrepare(event, header);
            case RawEvent.EXECUTE_LOAD_QUERY -> loadQuery(event, header);
            case RawEvent.INCIDENT ->
                throw stop(
                        "BINLOG_INCIDENT",
                        "The source says that changes are missing from its binlog (incident event)",
                        "");
            case RawEvent.GTID_TAGGED ->
                throw stop("GTID_TAGGED", "The source uses tagged GTIDs, which Serai does not read", "");
            default -> {
                if (event.type() >= RawEvent.QUERY_COMPRESSED && event.type() <= RawEvent.LAST_COMPRESSED) {
                    throw stop("BINLOG_COMPRESSED", "The source writes compressed events (log_bin_compress=ON)", "");
                }
            }
        }
    }

    private void tableMap(RawEvent event) {
        BinaryReader in = new BinaryReader(event.body());
        TableMap.Head head = TableMap.head(in);
        LinkTable table = tables.find(head.name());
        if (table == null) {
            others.add(head.id());
            maps.remove(head.id());
        } else {
            others.remove(head.id());
            maps.put(head.id(), TableMap.read(table, in));
        }
    }

    private void rows(RawEvent event, boolean hasAfter, boolean hasBefore) {
        BinaryReader in = new BinaryReader(event.body());
        long id = in.little(6);
        TableMap map = maps.get(id);
        if (map == null) {
            if (id != NO_TABLE && !others.contains(id)) {
                throw stop("TABLE_MAP_MISSING", "Rows come without the table map that would name their table", "");
            }
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
        LinkTable table = map.table();
        boolean covered = table.readAt() != null && gtids.isBefore(table.readAt(), file, offset);
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
            throw stop(
                    "ROW_IMAGE_NOT_FULL",
                    "A session wrote a change of table "
                            + map.table().pair().source().name()
                            + " without all of its columns (binlog_row_image is not FULL there)",
                    "");
        }
    }

    private void partial(RawEvent event) {
        TableMap map = maps.get(new BinaryReader(event.body()).little(6));
        if (map != null) {
            throw stop(
                    "PARTIAL_JSON",
                    "A session wrote only a part of a JSON value of table "
                            + map.table().pair().source().name() + " (binlog_row_value_options=PARTIAL_JSON)",
                    "");
        }
    }

    /** A compressed transaction: the events are inside, all at the position of the outer one. */
    private void payload(RawEvent event, EventHeaderV4 header) throws IOException {
        ByteArrayInputStream events = Payload.events(event.body());
        RawEvents decoder = new RawEvents();
        for (Event inner = decoder.nextEvent(events); inner != null; inner = decoder.nextEvent(events)) {
            ((EventHeaderV4) inner.getHeader()).setNextPosition(header.getNextPosition());
            accept(inner);
        }
    }

    /** A LOAD DATA that was written as a statement: a query event with more fields before its variable part. */
    private void loadQuery(RawEvent event, EventHeaderV4 header) {
        BinaryReader in = new BinaryReader(event.body());
        in.skip(8);
        int databaseLength = in.u1();
        in.skip(2);
        int variables = in.u2();
        in.skip(13 + variables);
        String database = in.text(databaseLength);
        in.skip(1);
        statement(in.text(in.remaining()), database, header);
    }

    /** One phase is an ordinary commit; a prepared transaction would be decided on later, and may never be. */
    private void xaPrepare(RawEvent event, EventHeaderV4 header) {
        if (event.body()[0] == 1) {
            commit(header);
            return;
        }
        throw stop("XA_TRANSACTION", "The source has a prepared XA transaction, which Serai does not carry", "");
    }

    private SeraiException stop(String code, String what, String sql) {
        return new SeraiException(code, "%s, at %s:%d%s".formatted(what, file, offset, shown(sql)), Remedies.of(code));
    }

    private static String shown(String sql) {
        return sql.isEmpty() ? "" : ": " + (sql.length() > 1000 ? sql.substring(0, 1000) + "..." : sql);
    }
}
