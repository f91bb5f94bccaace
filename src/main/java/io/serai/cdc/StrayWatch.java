package io.serai.cdc;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import io.serai.cdc.StrayStore.Seen;
import io.serai.database.Position;
import io.serai.database.TableName;
import io.serai.project.Mapping;
import io.serai.project.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, as long as a link lives, the binlog of the side that the link writes, from where the link before it ended: whoever still writes
 * there is reported, since his rows are lost for the side that was opened. Its failure is no failure of the link: it tries again.
 */
final class StrayWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StrayWatch.class);
    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long RETRY_MILLIS = 2_000;
    private static final long MOST_EVENTS = 20;

    private final Run run;
    private final StrayStore store;
    private final Duration heartbeat;
    private final Set<TableName> migrated;
    private final Thread thread;
    private volatile Seen seen;
    private volatile boolean closed;
    private volatile BinaryLogClient client;
    private volatile String trouble;
    private long savedNanos = System.nanoTime();

    private StrayWatch(Run run, StrayStore store, Seen seen, Duration heartbeat) {
        this.run = run;
        this.store = store;
        this.seen = seen;
        this.heartbeat = heartbeat;
        this.migrated = run.tables().stream().map(Mapping::target).collect(Collectors.toCollection(TreeSet::new));
        this.thread = new Thread(this::watch, run.project() + ".stray-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Empty where no link has been left: then there is nobody who should have stopped writing. */
    static Optional<StrayWatch> of(Run run, StrayStore store, Duration heartbeat) {
        return store.of(run.project(), run.direction()).map(seen -> new StrayWatch(run, store, seen, heartbeat));
    }

    /** What has been found, or stands in the way of looking; empty when all is well. */
    Optional<String> doubt() {
        Seen now = seen;
        if (now.seen() > 0) {
            return Optional.of("%d transactions on data source '%s' were not those of the link; the latest: %s"
                    .formatted(now.seen(), run.target().name(), now.latest()));
        }
        return Optional.ofNullable(trouble);
    }

    /** Whether everything up to there has been looked at and was the link's own. */
    boolean isAlone(Position until) {
        Seen now = seen;
        return trouble == null && now.isLinkAlone() && now.readTo().reaches(until);
    }

    private void watch() {
        while (!closed) {
            try {
                read();
            } catch (Exception e) {
                trouble = "It can not be told whether somebody writes to data source '%s': %s"
                        .formatted(
                                run.target().name(),
                                BinlogClients.translate(run.target(), e).getMessage());
                LOG.debug("{}: {}", run.project(), trouble);
            }
            await();
        }
        store.save(run.project(), seen);
    }

    /** From where it was, until the connection breaks off. */
    private void read() throws IOException {
        StrayEvents events =
                new StrayEvents(migrated, seen.readTo(), run.target().type(), this::ended);
        client = BinlogClients.client(run.target(), seen.readTo(), CdcConsumer.serverId(run) + 0x02000000L, heartbeat);
        Exception[] broken = new Exception[1];
        client.registerEventListener(event -> accept(events, event, broken));
        client.registerLifecycleListener(new BinaryLogClient.AbstractLifecycleListener() {
            @Override
            public void onCommunicationFailure(BinaryLogClient from, Exception e) {
                broken[0] = e;
            }

            @Override
            public void onEventDeserializationFailure(BinaryLogClient from, Exception e) {
                broken[0] = e;
                disconnect();
            }
        });
        if (!closed) {
            client.connect();
        }
        if (broken[0] != null) {
            throw new IOException(broken[0]);
        }
    }

    private void accept(StrayEvents events, Event event, Exception[] broken) {
        if (closed || broken[0] != null) {
            return;
        }
        try {
            events.accept(event);
            trouble = null;
        } catch (IOException | RuntimeException e) {
            broken[0] = e;
            disconnect();
        }
    }

    private void ended(Set<TableName> stray, Set<TableName> altered, String at, Position after) {
        if (!altered.isEmpty()) {
            // No row of anybody is lost by it, and the way back may have needed it.
            seen = new Seen(after, seen.seen(), seen.latest(), true);
            run.event(
                    "somebody has altered %s on data source '%s', which was left, at %s; see that it is the same on both sides"
                            .formatted(altered, run.target().name(), at));
        }
        if (stray.isEmpty()) {
            seen = seen.readTo(after);
            if (altered.isEmpty() && System.nanoTime() - savedNanos < SAVE_NANOS) {
                return;
            }
        } else {
            String what = "%s at %s".formatted(new TreeSet<>(stray), at);
            seen = new Seen(after, seen.seen() + 1, what, seen.altered());
            if (seen.seen() <= MOST_EVENTS) {
                run.event("somebody still writes to data source '%s', which was left: %s"
                        .formatted(run.target().name(), what));
            }
        }
        store.save(run.project(), seen);
        savedNanos = System.nanoTime();
    }

    private void await() {
        try {
            for (long waited = 0; waited < RETRY_MILLIS && !closed; waited += 50) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void disconnect() {
        BinaryLogClient present = client;
        try {
            if (present != null) {
                present.disconnect();
            }
        } catch (IOException e) {
            // It is being thrown away.
        }
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            disconnect();
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
