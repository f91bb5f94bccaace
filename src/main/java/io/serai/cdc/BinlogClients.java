package io.serai.cdc;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import com.github.shyiko.mysql.binlog.network.ServerException;
import io.serai.database.Position;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** Connections that read a server's binlog, and what their errors mean. */
final class BinlogClients {
    private static final int BINLOG_GONE = 1236;
    private static final int CONNECT_MILLIS = 15_000;

    private BinlogClients() {}

    /** A client that is not connected yet, never connects again by itself, and hands over raw events. */
    static BinaryLogClient client(DataSource from, Position start, long serverId, Duration heartbeat) {
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
        return c;
    }

    /** A connection on which even heartbeats stay out is dead. */
    private static Socket quiet(int silenceMillis) throws SocketException {
        Socket socket = new Socket();
        socket.setSoTimeout(silenceMillis);
        socket.setTcpNoDelay(true);
        return socket;
    }

    static RuntimeException translate(DataSource source, Exception e) {
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
        return lost(source, e);
    }

    static SeraiException denied(DataSource source, AuthenticationException e) {
        return new SeraiException(
                "ACCESS_DENIED",
                "Data source '%s' refuses user '%s' for reading its binlog: %s"
                        .formatted(source.name(), source.user(), e.getMessage()),
                "Correct user and password of the data source, or grant REPLICATION SLAVE; then restore.",
                e);
    }

    static TransientException lost(DataSource source, Exception e) {
        return new TransientException(
                "SOURCE_UNAVAILABLE",
                "The binlog connection to data source '%s' was lost%s"
                        .formatted(source.name(), e == null || e.getMessage() == null ? "" : ": " + e.getMessage()),
                "See that the source is up and reachable; then restore.",
                e);
    }
}
