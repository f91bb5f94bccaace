package io.serai.cdc;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import io.serai.database.Position;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import java.io.IOException;
import java.time.Duration;

/**
 * Reads a server's binlog in a thread of its own into a {@link BatchQueue}, from one position until it is closed or something
 * breaks. It never connects again by itself: who applies the changes knows where to begin anew.
 */
final class BinlogReader implements AutoCloseable {
    private final DataSource source;
    private final BatchQueue queue;
    private final EventStream stream;
    private final BinaryLogClient client;
    private final Thread thread;

    BinlogReader(
            DataSource source,
            Position start,
            EventStream stream,
            BatchQueue queue,
            long serverId,
            Duration heartbeat) {
        this.source = source;
        this.queue = queue;
        this.stream = stream;
        this.client = BinlogClients.client(source, start, serverId, heartbeat);
        client.registerEventListener(this::accept);
        client.registerLifecycleListener(new Breaks());
        this.thread = new Thread(this::read, "binlog-" + source.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void read() {
        try {
            client.connect();
            queue.fail(BinlogClients.lost(source, null));
        } catch (AuthenticationException e) {
            queue.fail(BinlogClients.denied(source, e));
        } catch (IOException | RuntimeException e) {
            queue.fail(BinlogClients.translate(source, e));
        } catch (Error e) {
            queue.fail(new IllegalStateException("Reading the binlog broke off: " + e, e));
        }
    }

    private void accept(Event event) {
        if (queue.isClosed()) {
            return;
        }
        try {
            stream.accept(event);
        } catch (Throwable e) {
            queue.fail(
                    e instanceof SeraiException known
                            ? known
                            : new SeraiException(
                                    "BINLOG_UNREADABLE",
                                    "An event of type %s at %s can not be decoded: %s"
                                            .formatted(event.getHeader().getEventType(), event.getHeader(), e),
                                    "Report it with the table's definition; the link stands right before it.",
                                    e));
            queue.close();
        }
    }

    @Override
    public void close() {
        queue.close();
        try {
            client.disconnect();
        } catch (IOException e) {
            // It is being thrown away.
        }
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(100);
                client.disconnect();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (IOException e) {
                // As above.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The library would log a broken event and go on behind it: here it ends the reading. */
    private final class Breaks extends BinaryLogClient.AbstractLifecycleListener {
        @Override
        public void onCommunicationFailure(BinaryLogClient broken, Exception e) {
            queue.fail(BinlogClients.translate(source, e));
        }

        @Override
        public void onEventDeserializationFailure(BinaryLogClient broken, Exception e) {
            queue.fail(BinlogClients.translate(source, e));
            queue.close();
            try {
                broken.disconnect();
            } catch (IOException ignored) {
                // It is being thrown away.
            }
        }
    }
}
