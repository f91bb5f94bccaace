package io.serai.fullload;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import io.serai.pace.Lane;
import io.serai.project.Patience;
import io.serai.project.Portions;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.project.TableProgress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * All chunks of a load that are still to be copied, planned as they are asked for. Lanes spread over tables, for they hinder each
 * other in one; but the first table gets most of them, so that tables come to their ends one after the other and the indexes of one
 * are built while others are copied. Ends early when the project is being paused.
 */
final class Chunks implements Iterator<Chunk> {
    /** Of four lanes, so many may be in one table while there are others. */
    private static final int LANES_OF_FOUR = 3;

    private static final Duration POLL = Duration.ofMillis(5);
    private static final int MOST_IDLE = 200;

    private final Run run;
    private final Databases databases;
    private final Patience patience;
    private final List<ChunkPlanner> planners;
    private Chunk ready;

    Chunks(Run run, Databases databases, Patience patience, List<ChunkPlanner> planners) {
        this.run = run;
        this.databases = databases;
        this.patience = patience;
        this.planners = new ArrayList<>(planners);
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready == null && !planners.isEmpty() && !run.isStopping()) {
                run.pace().awaitDemand(Lane.FULL_LOAD);
                ChunkPlanner planner = choose();
                Optional<Chunk> chunk = plan(planner);
                correct(planner);
                if (chunk.isPresent()) {
                    ready = chunk.get();
                    portions(planner).begin(planner.isDone());
                } else {
                    planners.remove(planner);
                }
            }
        } catch (StoppedException e) {
            return false;
        }
        return ready != null && !run.isStopping();
    }

    /**
     * The first table that has not its share of lanes. While each has, none gets more, for one that stands still would take them all;
     * unless nothing is being copied at all, since a route may let chunks go by that nobody copies.
     */
    private ChunkPlanner choose() {
        int idle = 0;
        while (planners.size() > 1 && idle < MOST_IDLE) {
            int share = Math.max(1, run.pace().lanes(Lane.FULL_LOAD) * LANES_OF_FOUR / 4);
            Optional<ChunkPlanner> below = planners.stream()
                    .filter(p -> portions(p).open() < share || hasFailed(p))
                    .findFirst();
            if (below.isPresent()) {
                return below.get();
            }
            Patience.sleep(run, POLL);
            idle = run.pace().isIdle(Lane.FULL_LOAD) ? idle + 1 : 0;
        }
        return planners.stream()
                .min(Comparator.comparingInt(p -> portions(p).open()))
                .orElseThrow();
    }

    /** What has failed is never said to have ended. */
    private boolean hasFailed(ChunkPlanner planner) {
        return run.table(planner.pair().source().name()).failure() != null;
    }

    private Portions portions(ChunkPlanner planner) {
        return run.table(planner.pair().source().name()).portions();
    }

    /** The server's estimate of a table's rows may be far from the truth. */
    private void correct(ChunkPlanner planner) {
        TableProgress table = run.table(planner.pair().source().name());
        table.estimatedRows(planner.expectedRows(table.estimatedRows()));
        run.progress(StepName.FULL_LOAD).total(TableProgress.expectedRows(run.progress()));
    }

    private Optional<Chunk> plan(ChunkPlanner planner) {
        try {
            return patience.with(run, () -> once(planner));
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            run.tableFailed(StepName.FULL_LOAD, planner.pair().source().name(), Failure.of(e));
            return Optional.empty();
        }
    }

    private Optional<Chunk> once(ChunkPlanner planner) {
        try (Connection source = databases.open(run.source(), Session.READ);
                Connection target = databases.open(run.target(), Session.WRITE)) {
            return planner.next(source, target);
        } catch (SQLException e) {
            throw SqlErrors.translate(
                    e, "planning chunks of " + planner.pair().source().name());
        }
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Chunk chunk = ready;
        ready = null;
        return chunk;
    }
}
