package io.serai.database;

import io.serai.datasource.DataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that no connection waits for ever. A statement may be silent for hours for good reason, so silence alone says nothing:
 * the server is asked over another connection whether it still works on it. Who is not known to be at work at two looks in
 * succession is aborted, and so are all when nobody answers: what waited there sees a broken connection and is tried again.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Duration silence;
    private final Asking asking;
    private final Set<WatchedSocket> open = ConcurrentHashMap.newKeySet();
    private final Map<DataSource, List<LeftSession>> left = new ConcurrentHashMap<>();
    private final Set<DataSource> asked = ConcurrentHashMap.newKeySet();
    /** What was waited for at the look before, without a sign of work. */
    private final Map<WatchedSocket, Suspicion> suspects = new ConcurrentHashMap<>();

    private final ExecutorService looks = Executors.newCachedThreadPool(r -> daemon(r, "database-look"));
    private ScheduledExecutorService timer;

    /** Opens a connection that is not watched and whose every answer is waited for only a while. */
    @FunctionalInterface
    interface Asking {
        ServerLook open(DataSource source);
    }

    private record Suspicion(long waitingSince, long lookedAt) {}

    /** @param silence how long a connection may be silent before the server is asked */
    Watch(Duration silence, Asking asking) {
        this.silence = silence;
        this.asking = asking;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    synchronized void add(WatchedSocket socket) {
        open.add(socket);
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(r -> daemon(r, "database-watch"));
            long every = Math.max(100, Math.min(1_000, silence.toMillis() / 6));
            timer.scheduleWithFixedDelay(this::watch, every, every, TimeUnit.MILLISECONDS);
        }
    }

    void remove(WatchedSocket socket) {
        open.remove(socket);
        suspects.remove(socket);
    }

    /** The connection broke off: what its session still does is to be found out before the server is called quiet. */
    void left(WatchedSocket socket) {
        if (socket.sessionId() != WatchedSocket.NO_SESSION) {
            left.compute(
                    socket.source(),
                    (s, known) -> LeftSession.joined(known, new LeftSession(socket.sessionId(), socket.openedNanos())));
        }
    }

    /** Whether an unbroken connection that is younger than the session has its number. */
    boolean isReused(DataSource source, LeftSession session) {
        return open.stream()
                .anyMatch(s -> s.sessionId() == session.id()
                        && s.source().equals(source)
                        && !s.isBroken()
                        && s.openedNanos() > session.openedNanos());
    }

    /** Sessions of broken connections of which it is not known that they have ended. */
    List<LeftSession> left(DataSource source) {
        return left.getOrDefault(source, List.of());
    }

    void settled(DataSource source, List<LeftSession> ended) {
        left.computeIfPresent(source, (s, known) -> {
            List<LeftSession> rest = new ArrayList<>(known);
            rest.removeAll(ended);
            return rest.isEmpty() ? null : List.copyOf(rest);
        });
    }

    /** Breaks every connection, whatever it is doing. */
    void abortAll() {
        List.copyOf(open).forEach(WatchedSocket::abort);
    }

    private void watch() {
        long now = System.nanoTime();
        open.stream()
                .filter(s -> isSilent(s, now))
                .collect(Collectors.groupingBy(WatchedSocket::source))
                .forEach((source, silent) -> {
                    if (asked.add(source)) {
                        looks.execute(() -> look(source, silent));
                    }
                });
    }

    /** A handshake is not watched: its own time limit ends it. */
    private boolean isSilent(WatchedSocket socket, long now) {
        long since = socket.waitingSince();
        if (since == 0 || now - since < silence.toNanos() || socket.sessionId() == WatchedSocket.NO_SESSION) {
            return false;
        }
        Suspicion suspicion = suspects.get(socket);
        return suspicion == null || now - suspicion.lookedAt() > silence.toNanos() / 3;
    }

    private void look(DataSource source, List<WatchedSocket> silent) {
        Map<WatchedSocket, Long> waits = silent.stream()
                .filter(s -> s.waitingSince() != 0)
                .collect(Collectors.toMap(s -> s, WatchedSocket::waitingSince));
        try (ServerLook look = asking.open(source)) {
            waits.forEach(
                    (socket, since) -> judge(socket, since, look.isAtWork(socket), "the server is not working on it"));
        } catch (RuntimeException e) {
            if (ServerLook.saysNothing(e)) {
                waits.forEach((socket, since) ->
                        judge(socket, since, false, "the server does not answer: " + e.getMessage()));
            }
        } finally {
            asked.remove(source);
        }
    }

    private void judge(WatchedSocket socket, long since, boolean atWork, String why) {
        if (atWork || socket.waitingSince() != since) {
            suspects.remove(socket);
            return;
        }
        Suspicion before = suspects.put(socket, new Suspicion(since, System.nanoTime()));
        if (before != null && before.waitingSince() == since) {
            LOG.warn(
                    "Session {} on data source '{}' has been silent for {} s and is given up: {}",
                    socket.sessionId(),
                    socket.source().name(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since),
                    why);
            socket.abort();
        }
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
        looks.shutdownNow();
    }
}
