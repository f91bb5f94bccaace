package io.serai.cdc;

import io.serai.database.Binlog;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import io.serai.project.Link;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures how far a link is behind its source: once a second it asks the source for the end of its binlog and for its clock. A
 * link that has passed that end has no lag; else the lag is the source's clock less the commit time of the last change that was
 * applied. No two clocks are compared. Now and then it looks whether the target has got triggers.
 */
final class LinkMonitor implements Link, AutoCloseable {
    /** A source that does not answer leaves the last lag behind, which says nothing any more. */
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int MEASUREMENTS_PER_LOOK = 5;

    private final Run run;
    private final Databases databases;
    private final double caughtUpSeconds;
    private final ScheduledExecutorService timer;
    private final CatchUp catchUp = new CatchUp();
    private final Doubts doubts;
    private volatile Applier applier;
    private volatile Double lag;
    private volatile Double remaining;
    private Applier measured;
    private volatile long measuredNanos = System.nanoTime();
    private volatile boolean caughtUp;
    private volatile SeraiException trouble;
    private int measurements;

    LinkMonitor(Run run, Databases databases, Duration caughtUpLag, Doubts doubts) {
        this.doubts = doubts;
        this.run = run;
        this.databases = databases;
        this.caughtUpSeconds = caughtUpLag.toMillis() / 1000.0;
        this.timer = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread thread = new Thread(r, run.project() + ".cdc-monitor");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::measure, 200, 1_000, TimeUnit.MILLISECONDS);
    }

    /** The applier of the present connection. */
    void watch(Applier present) {
        lag = null;
        remaining = null;
        applier = present;
    }

    /** @throws SeraiException {@code TARGET_TRIGGERS} when the target has got one */
    void requireQuietTarget() {
        if (trouble != null) {
            throw trouble;
        }
    }

    private void measure() {
        Applier present = applier;
        if (present == null || run.isStopping()) {
            return;
        }
        if (measurements++ % MEASUREMENTS_PER_LOOK == 0) {
            look();
        }
        try (Connection source = databases.open(run.source(), Session.PLAIN)) {
            Position end = Binlog.end(source, run.source().type());
            double clock = Binlog.clock(source);
            doubts.measure(source);
            double at = present.appliedAt();
            if (measured != present) {
                catchUp.clear();
                measured = present;
            }
            if (present.applied().reaches(end)) {
                lag = 0.0;
                remaining = 0.0;
                catchUp.clear();
            } else if (at > 0) {
                lag = Math.max(0, Math.round((clock - at) * 10) / 10.0);
                catchUp.add(clock, at);
                remaining = catchUp.seconds().orElse(null);
            }
            measuredNanos = System.nanoTime();
            caughtUp |= lag != null && lag <= caughtUpSeconds;
        } catch (SeraiException | SQLException e) {
            // The link itself notices a source that is away; until it is back the lag is not known.
            lag = null;
            remaining = null;
        }
    }

    private void look() {
        try (Connection target = databases.open(run.target(), Session.PLAIN)) {
            TargetTriggers.refuse(run, target);
        } catch (TransientException | SQLException e) {
            // The link itself notices a target that is away.
            return;
        } catch (SeraiException e) {
            trouble = e;
        }
    }

    @Override
    public Optional<Position> applied() {
        return Optional.ofNullable(applier).map(Applier::applied);
    }

    @Override
    public boolean hasCaughtUp() {
        return caughtUp;
    }

    @Override
    public Optional<Double> lagSeconds() {
        return isStale() ? Optional.empty() : Optional.ofNullable(lag);
    }

    @Override
    public Optional<Double> remainingSeconds() {
        return isStale() ? Optional.empty() : Optional.ofNullable(remaining);
    }

    @Override
    public boolean isAlone(Position until) {
        return doubts.isAlone(until);
    }

    @Override
    public List<String> doubts() {
        return doubts.list(lagSeconds());
    }

    private boolean isStale() {
        return System.nanoTime() - measuredNanos > STALE_NANOS;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
