package io.serai.cdc;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import io.serai.database.Position;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import io.serai.project.Prepared;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads a prepared XA transaction from the binlog once more, over a connection of its own, when it is known that its rows count.
 * Works in the caller's thread.
 */
final class PreparedReader {
    private final DataSource source;
    private final long serverId;
    private final Duration heartbeat;

    PreparedReader(DataSource source, long serverId, Duration heartbeat) {
        this.source = source;
        this.serverId = serverId;
        this.heartbeat = heartbeat;
    }

    /** Takes the events of the transaction. */
    interface Sink {
        /** False when no more is wanted. */
        boolean accept(RawEvent event, EventHeaderV4 header) throws IOException;
    }

    /**
     * @param end where the main connection reads: the transaction is before it
     * @throws SeraiException {@code BINLOG_PURGED} when the source does not have that part of its binlog any more
     */
    void read(String xid, Prepared prepared, Position end, Sink sink) {
        BinaryLogClient client = BinlogClients.client(source, prepared.before(), serverId, heartbeat);
        Passage passage = new Passage(client, prepared, end, sink);
        client.registerEventListener(passage::accept);
        client.registerLifecycleListener(passage);
        try {
            client.connect();
        } catch (AuthenticationException e) {
            throw BinlogClients.lost(source, e);
        } catch (IOException | RuntimeException e) {
            passage.fail(BinlogClients.translate(source, e instanceof RuntimeException r ? r : e));
        }
        if (passage.failure != null) {
            throw told(xid, prepared, passage.failure);
        }
        if (!passage.complete) {
            throw BinlogClients.lost(source, null);
        }
    }

    private static RuntimeException told(String xid, Prepared prepared, RuntimeException failure) {
        if (failure instanceof SeraiException known && known.code().equals("BINLOG_PURGED")) {
            return new SeraiException(
                    "BINLOG_PURGED",
                    "XA transaction %s was committed on the source, and the part of its binlog that holds the transaction's rows (from %s) is gone: %s"
                            .formatted(xid, prepared.before(), known.getMessage()),
                    "Release this project and start a new one; keep binlogs longer than an XA transaction stays prepared"
                            + " (binlog_expire_logs_seconds).",
                    failure);
        }
        return failure;
    }

    /** What has come of the transaction. */
    private final class Passage extends BinaryLogClient.AbstractLifecycleListener {
        private final BinaryLogClient client;
        private final Prepared prepared;
        private final Position end;
        private final Sink sink;
        private String file;
        private boolean inside;
        private boolean complete;
        private RuntimeException failure;

        Passage(BinaryLogClient client, Prepared prepared, Position end, Sink sink) {
            this.client = client;
            this.prepared = prepared;
            this.end = end;
            this.sink = sink;
            this.file = prepared.before().file();
            this.inside = prepared.gtid().isEmpty();
        }

        void accept(Event event) {
            if (complete || failure != null) {
                return;
            }
            try {
                take(event, event.getHeader());
            } catch (IOException | RuntimeException e) {
                fail(e instanceof RuntimeException r ? r : new IllegalStateException(e));
            }
            if (complete || failure != null) {
                disconnect();
            }
        }

        private void take(Event event, EventHeaderV4 header) throws IOException {
            if (event.getData() instanceof RotateEventData rotate) {
                file = rotate.getBinlogFilename();
            }
            GtidTracker.of(event).ifPresent(gtid -> inside = gtid.equals(prepared.gtid()));
            if (inside && event.getData() instanceof RawEvent raw) {
                complete = !sink.accept(raw, header);
            }
            boolean passed = header.getNextPosition() > 0
                    && new Position(file, header.getNextPosition(), "")
                            .reaches(new Position(end.file(), end.offset(), ""));
            if (!complete && passed) {
                throw new SeraiException(
                        "XA_TRANSACTION",
                        "The rows of XA transaction " + prepared.gtid() + " are not in the binlog from "
                                + prepared.before() + " on",
                        Remedies.of("XA_TRANSACTION"));
            }
        }

        void fail(RuntimeException why) {
            if (failure == null && !complete) {
                failure = why;
            }
        }

        private void disconnect() {
            try {
                client.disconnect();
            } catch (IOException e) {
                // It is being thrown away.
            }
        }

        @Override
        public void onCommunicationFailure(BinaryLogClient broken, Exception e) {
            fail(BinlogClients.translate(source, e));
        }

        @Override
        public void onEventDeserializationFailure(BinaryLogClient broken, Exception e) {
            fail(e instanceof RuntimeException r ? r : new IllegalStateException(e));
            disconnect();
        }
    }
}
