package io.serai.cdc;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import io.serai.database.Position;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Shows that a server sends its binlog from a position on, without doing anything with it. */
final class BinlogTrial {
    private static final int LONGEST_SECONDS = 30;

    private final DataSource from;
    private final BinaryLogClient client;
    private final CompletableFuture<Void> read = new CompletableFuture<>();

    BinlogTrial(DataSource from, Position position, long serverId, Duration heartbeat) {
        this.from = from;
        this.client = BinlogClients.client(from, position, serverId, heartbeat);
        client.registerEventListener(event -> {
            // A server that refuses does so before the event that describes the format.
            if (event.getHeader().getEventType() == EventType.FORMAT_DESCRIPTION) {
                read.complete(null);
            }
        });
        client.registerLifecycleListener(new BinaryLogClient.AbstractLifecycleListener() {
            @Override
            public void onCommunicationFailure(BinaryLogClient broken, Exception e) {
                read.completeExceptionally(e);
            }

            @Override
            public void onEventDeserializationFailure(BinaryLogClient broken, Exception e) {
                read.completeExceptionally(e);
            }
        });
    }

    /**
     * Returns when the first event has come.
     *
     * @throws SeraiException {@code BINLOG_PURGED}, {@code BINLOG_REFUSED}, {@code ACCESS_DENIED} or {@code SOURCE_UNAVAILABLE}
     */
    void read() {
        Thread thread = new Thread(this::connect, "binlog-trial-" + from.name());
        thread.setDaemon(true);
        thread.start();
        try {
            read.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AuthenticationException refused
                    ? BinlogClients.denied(from, refused)
                    : BinlogClients.translate(from, (Exception) e.getCause());
        } catch (TimeoutException e) {
            throw BinlogClients.lost(from, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BinlogClients.lost(from, e);
        } finally {
            disconnect();
        }
    }

    private void connect() {
        try {
            client.connect();
            read.completeExceptionally(new IOException("The server has ended the connection."));
        } catch (IOException | RuntimeException e) {
            read.completeExceptionally(e);
        }
    }

    private void disconnect() {
        try {
            client.disconnect();
        } catch (IOException e) {
            // It is being thrown away.
        }
    }
}
