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
import io.serai.error.StoppedException;
import io.serai.project.LinkStore.Checkpoint;
import io.serai.project.OwnStatements;
import io.serai.project.Prepared;
import io.serai.project.Run;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes transactions of binlog events: finds where they begin and end, decodes the rows of migrated tables, and stops at whatever
 * it can not carry exactly. Everything else in the binlog only moves the position on.
 */
final class EventStream {
    private static final int MARIADB_STANDALONE = 1;

    private final LinkTables tables;
    private final BatchQueue queue;
    private final GtidTracker gtids;
    private final RowEvents rows;
    private final StatementRules rules;
    private final PreparedReader preparedReader;
    private final Position settled;
    private final Predicate<String> own;
    private Map<String, Prepared> prepared;
    private String file;
    private long offset;
    private double committedAt;
    private boolean inTransaction;
    /** Where the transaction that is being read begins; null before it has. */
    private Position begins;

    EventStream(
            LinkTables tables,
            BatchQueue queue,
            GtidTracker gtids,
            Checkpoint begin,
            PreparedReader preparedReader,
            Run run) {
        this.tables = tables;
        this.own = sql -> OwnStatements.isMarked(sql, run.project(), begin.token());
        this.queue = queue;
        this.gtids = gtids;
        this.rules = new StatementRules(tables.names(), tables.live());
        this.rows = new RowEvents(tables, queue, new Here(), new OppositeLink(run));
        this.preparedReader = preparedReader;
        this.prepared = Map.copyOf(begin.prepared());
        this.settled = begin.settled();
        this.file = begin.position().file();
        this.offset = begin.position().offset();
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

    private void begins(EventHeaderV4 header) {
        begins = new Position(file, header.getNextPosition() - header.getEventLength(), "");
    }

    private void gtid(GtidEventData gtid, EventHeaderV4 header) {
        begins(header);
        gtids.begin(gtid);
        long micros = gtid.getImmediateCommitTimestamp();
        committedAt = micros > 0 ? micros / 1e6 : header.getTimestamp() / 1e3;
    }

    private void mariadbGtid(MariadbGtidEventData gtid, EventHeaderV4 header) {
        begins(header);
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
            xa(statement, sql, header);
            return;
        }
        Optional<StatementRules.Refusal> refusal = own.test(sql) ? Optional.empty() : rules.refuse(statement);
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
        if (rows.areBroughtBack()) {
            rollback(header);
            return;
        }
        if (committedAt == 0) {
            committedAt = header.getTimestamp() / 1e3;
        }
        end();
    }

    /** Under the queue's lock: a batch must not be handed over with the GTID of a transaction that it does not hold. */
    private void end() {
        synchronized (queue) {
            gtids.end();
            queue.end(mark(), committedAt);
        }
        forget();
    }

    private void forget() {
        inTransaction = false;
        committedAt = 0;
        begins = null;
        rows.forget();
    }

    private void rollback(EventHeaderV4 header) {
        synchronized (queue) {
            gtids.end();
            queue.rollback(mark(), header.getTimestamp() / 1e3);
        }
        forget();
    }

    /** Asked for when a batch is handed over: the text of a large GTID set is not made for each transaction. */
    private Supplier<Mark> mark() {
        String endFile = file;
        long endOffset = offset;
        Map<String, Prepared> open = prepared;
        return () -> new Mark(new Position(endFile, endOffset, gtids.text()), open);
    }

    private void raw(RawEvent event, EventHeaderV4 header) throws IOException {
        if (rows.accept(event)) {
            return;
        }
        switch (event.type()) {
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

    private void xa(Statements statement, String sql, EventHeaderV4 header) {
        if (statement.is("xa", "commit")) {
            xaCommit(Xids.of(sql), sql);
        } else if (statement.is("xa", "rollback")) {
            close(Xids.of(sql));
        } else if (statement.is("xa", "start")) {
            inTransaction = true;
            if (begins == null) {
                begins(header);
            }
        }
    }

    /** One phase is an ordinary commit. Else the rows count only when a later statement says so: they are let go, and their place is noted. */
    private void xaPrepare(RawEvent event, EventHeaderV4 header) {
        if (event.body()[0] == 1) {
            commit(header);
            return;
        }
        Position before = new Position(begins.file(), begins.offset(), gtids.text());
        Map<String, Prepared> open = new HashMap<>(prepared);
        open.put(
                Xids.of(new BinaryReader(event.body())),
                new Prepared(before, gtids.current().orElse(""), rows.seen()));
        synchronized (queue) {
            prepared = Map.copyOf(open);
            rollback(header);
        }
    }

    /** Nobody has changed the same rows in between: the transaction has held their locks. So its rows come as if they were made now. */
    private void xaCommit(String xid, String sql) {
        Prepared transaction = prepared.get(xid);
        boolean loaded = settled != null && gtids.isBefore(settled, file, offset);
        if (transaction == null && !loaded) {
            throw stop(
                    "XA_TRANSACTION",
                    "An XA transaction was committed that had been prepared before the link began",
                    sql);
        }
        if (transaction != null && transaction.rows()) {
            preparedReader.read(xid, transaction, new Position(file, offset, ""), this::again);
        }
        close(xid);
    }

    /** Takes an event of a prepared transaction that is read again; false at its end. */
    private boolean again(RawEvent event, EventHeaderV4 header) throws IOException {
        if (queue.isClosed()) {
            throw new StoppedException();
        }
        if (event.type() == RawEvent.TRANSACTION_PAYLOAD) {
            ByteArrayInputStream events = Payload.events(event.body());
            RawEvents decoder = new RawEvents();
            boolean more = true;
            for (Event inner = decoder.nextEvent(events); inner != null && more; inner = decoder.nextEvent(events)) {
                more = !(inner.getData() instanceof RawEvent raw) || again(raw, header);
            }
            return more;
        }
        rows.accept(event);
        return event.type() != RawEvent.XA_PREPARE;
    }

    /** The XA transaction is decided on, and so is the one that says so. */
    private void close(String xid) {
        Map<String, Prepared> open = new HashMap<>(prepared);
        open.remove(xid);
        synchronized (queue) {
            prepared = Map.copyOf(open);
            end();
        }
    }

    /** For what is read: where it is. */
    private final class Here implements RowEvents.Place {
        @Override
        public boolean isCovered(LinkTable table) {
            return table.readAt() != null && gtids.isBefore(table.readAt(), file, offset);
        }

        @Override
        public SeraiException stop(String code, String what) {
            return EventStream.this.stop(code, what, "");
        }
    }

    private SeraiException stop(String code, String what, String sql) {
        return new SeraiException(code, "%s, at %s:%d%s".formatted(what, file, offset, shown(sql)), Remedies.of(code));
    }

    private static String shown(String sql) {
        return sql.isEmpty() ? "" : ": " + (sql.length() > 1000 ? sql.substring(0, 1000) + "..." : sql);
    }
}
