package io.serai.pace;

import io.serai.error.SeraiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a project's target once a second and makes the project back off while the target has too much to do. A target that
 * does not answer says nothing: whoever writes there notices.
 */
public final class TargetWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TargetWatch.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final Supplier<Connection> target;
    private final Pace pace;
    private final Consumer<String> findings;
    private final TargetSigns signs;
    private final BackOff backOff;
    private final ScheduledExecutorService timer;
    private volatile Throttle throttle;

    /**
     * What to take for trouble.
     *
     * @param lockWait how long a transaction may wait for a row lock; zero heeds no such wait
     * @param historyLength length of InnoDB's history list from which its growth counts; 0 heeds none
     * @param threadsRunning sessions at work beside the project's own; 0 heeds none
     * @param latencyFactor how many times as long as usual a write may take; 0 heeds none
     * @param patience how long to stay at the slowest for trouble that does not go away
     */
    public record Bounds(
            Duration lockWait, long historyLength, long threadsRunning, double latencyFactor, Duration patience) {}

    /**
     * Begins to look.
     *
     * @param name of the thread
     * @param target opens a connection; it may throw {@link SeraiException}
     * @param findings takes each change, in words
     */
    public TargetWatch(String name, Supplier<Connection> target, Pace pace, Bounds bounds, Consumer<String> findings) {
        this.target = target;
        this.pace = pace;
        this.findings = findings;
        this.signs = new TargetSigns(bounds);
        this.backOff = new BackOff(bounds.patience());
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Why and how far the project backs off now; empty at full speed. */
    public Optional<Throttle> throttle() {
        return Optional.ofNullable(throttle);
    }

    private void look() {
        try (Connection connection = target.get()) {
            int own = pace.lanes(Lane.FULL_LOAD) + pace.lanes(Lane.CDC);
            long now = System.nanoTime();
            String change = backOff.look(signs.look(connection, own, pace.slowness(), now), now);
            pace.halve(backOff.halvings());
            Instant since = throttle == null ? Instant.now() : throttle.since();
            throttle = backOff.halvings() == 0
                    ? null
                    : new Throttle(backOff.reason(), since, 1.0 / (1 << backOff.halvings()));
            if (change != null) {
                findings.accept(change);
            }
        } catch (SeraiException | SQLException e) {
            LOG.debug("The target can not be looked at: {}", e.getMessage());
        } catch (RuntimeException e) {
            // The timer would end without a word.
            LOG.warn("Looking at the target failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
