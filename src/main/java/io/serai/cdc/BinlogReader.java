package io.serai.cdc;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import com.github.shyiko.mysql.binlog.network.ServerException;
import io.serai.database.Position;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/**
 * Reads a server's binlog in a thread of its own into a {@link BatchQueue}, from one position until it is closed or something
 * breaks. It never connects again by itself: who applies the changes knows where to begin anew.
 */
final class BinlogReader implements AutoCloseable {
    private static final int BINLOG_GONE = 1236;
    private static final int CONNECT_MILLIS = 15_000;

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
        this.client = client(source, start, serverId, heartbeat);
        this.thread = new Thread(this::read, "binlog-" + source.name());
        thread.setDaemon(true);
    }

    private BinaryLogClient client(DataSource from, Position start, long serverId, Duration heartbeat) {
        BinaryLogClient c = new BinaryLogClient(from.host(), from.port(), from.user(), from.password());
        c.setServerId(serverId);
        c.setKeepAlive(false);
        c.setHeartbeatInterval(heartbeat.toMillis());
        c.setConnectTimeout(CONNECT_MILLIS);
        c.setUseNonGracefulDisconnect(true);
        c.setSSLMode(SSLMode.valueOf(from.tlsMode().name()));
        int silence = (int) Math.max(5_000, heartbeat.multipliedBy(3).toMillis());
        c.setSocketFactory(() -> quiet(silence));
        if (start.hasGtids()) {
            c.setGtidSet(start.gtids());
        } else {
            c.setBinlogFilename(start.file());
            c.setBinlogPosition(start.offset());
        }
        c.setEventDeserializer(new RawEvents());
        c.registerEventListener(this::accept);
        c.registerLifecycleListener(new Breaks());
        return c;
    }

    /** A connection on which even heartbeats stay out is dead. */
    private static Socket quiet(int silenceMillis) throws SocketException {
        Socket socket = new Socket();
        socket.setSoTimeout(silenceMillis);
        socket.setTcpNoDelay(true);
        return socket;
    }

    void start() {
        thread.start();
    }

    private void read() {
        try {
            client.connect();
            queue.fail(lost(null));
        } catch (AuthenticationException e) {
            queue.fail(new SeraiException(
                    "ACCESS_DENIED",
                    "Data source '%s' refuses user '%s' for reading its binlog: %s"
                            .formatted(source.name(), source.user(), e.getMessage()),
                    "Correct user and password of the data source, or grant REPLICATION SLAVE; then restore.",
                    e));
        } catch (IOException | RuntimeException e) {
            queue.fail(translate(e));
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

    private RuntimeException translate(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerException server && server.getErrorCode() == BINLOG_GONE) {
                return new SeraiException(
                        "BINLOG_PURGED",
                        "The source can not send its binlog from where the link stands: " + server.getMessage(),
                        "The changes since then are gone from the source. Release this project and start a new one; keep binlogs"
                                + " longer than a project is ever paused (binlog_expire_logs_seconds).",
                        e);
            }
            if (cause instanceof ServerException server && server.getErrorCode() != 0) {
                return new SeraiException(
                        "BINLOG_REFUSED",
                        "The source refuses to send its binlog: %s (error %d)"
                                .formatted(server.getMessage(), server.getErrorCode()),
                        "Grant REPLICATION SLAVE and REPLICATION CLIENT to the account of the data source, then restore.",
                        e);
            }
        }
        return lost(e);
    }

    private TransientException lost(Exception e) {
        return new TransientException(
                "SOURCE_UNAVAILABLE",
                "The binlog connection to data source '%s' was lost%s"
                        .formatted(source.name(), e == null || e.getMessage() == null ? "" : ": " + e.getMessage()),
                "See that the source is up and reachable; then restore.",
                e);
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
            queue.fail(translate(e));
        }

        @Override
        public void onEventDeserializationFailure(BinaryLogClient broken, Exception e) {
            queue.fail(translate(e));
            queue.close();
            try {
                broken.disconnect();
            } catch (IOException ignored) {
                // It is being thrown away.
            }
        }
    }
}
