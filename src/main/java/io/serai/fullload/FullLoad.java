package io.serai.fullload;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.database.TablePair;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import io.serai.pace.Lane;
import io.serai.pace.Pace;
import io.serai.project.Displaced;
import io.serai.project.LinkStore;
import io.serai.project.Mapping;
import io.serai.project.Options;
import io.serai.project.Patience;
import io.serai.project.Run;
import io.serai.project.Step;
import io.serai.project.StepName;
import io.serai.project.StepState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** The step full-load: its methods are the procedure in {@code routes/templates/full-load.camel.yaml}. */
public final class FullLoad implements Step {
    private final Databases databases;
    private final Catalog catalog;
    private final Patience patience;
    private final RowBuffers buffers = new RowBuffers();

    public FullLoad(Databases databases, Catalog catalog, Patience patience) {
        this.databases = databases;
        this.catalog = catalog;
        this.patience = patience;
    }

    @Override
    public StepName name() {
        return StepName.FULL_LOAD;
    }

    /**
     * Every chunk that no earlier run has committed, planned as the iterator moves on.
     *
     * @throws SeraiException {@code START_POSITION_MISSING} when changes are to follow and nobody has fixed where they begin
     */
    public Iterator<Chunk> plan(@ExchangeProperty(Run.PROPERTY) Run run) {
        try (Connection source = databases.open(run.source(), Session.PLAIN);
                Connection target = databases.open(run.target(), Session.WRITE)) {
            requireStartPosition(run, target);
            ChunkStore.prepare(target);
            Displaced.prepare(target);
            return new Chunks(run, databases, patience, planners(run, source, target));
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "planning the full load");
        }
    }

    private static void requireStartPosition(Run run, Connection target) {
        if (run.definition().has(StepName.CDC)
                && LinkStore.find(target, run.project(), run.direction().link()).isEmpty()) {
            throw new SeraiException(
                    "START_POSITION_MISSING",
                    "The full load of project '" + run.project()
                            + "' would begin before the position is fixed at which its changes begin.",
                    "Put the node fix-start-position back before plan-chunks in the full-load template.");
        }
    }

    private List<ChunkPlanner> planners(Run run, Connection source, Connection target) {
        List<TableName> names = run.tables().stream().map(Mapping::source).toList();
        List<TableName> targets = run.tables().stream().map(Mapping::target).toList();
        Map<TableName, Table> sourceTables = catalog.tables(source, names);
        Map<TableName, Table> targetTables = catalog.tables(target, targets);
        ChunkStore store = new ChunkStore(run.project());
        List<ChunkPlanner> planners = new ArrayList<>();
        long total = 0;
        for (Mapping mapping : run.tables()) {
            try {
                TablePair pair = pair(mapping, sourceTables, targetTables);
                ChunkPlanner planner = new ChunkPlanner(pair, store, () -> rowsOfChunk(run, pair.source()));
                total += begin(run, mapping, pair, planner, target);
                planners.add(planner);
            } catch (TransientException e) {
                throw e;
            } catch (SeraiException e) {
                run.tableFailed(StepName.FULL_LOAD, mapping.source(), Failure.of(e));
            }
        }
        run.progress(StepName.FULL_LOAD).total(total);
        planners.sort(Comparator.comparing((ChunkPlanner p) ->
                -p.expectedRows(run.table(p.pair().source().name()).estimatedRows())));
        return planners;
    }

    /** A chunk takes no lane more than a second where a limit holds: then all of them go on evenly. */
    private static long rowsOfChunk(Run run, Table table) {
        Options options = run.options();
        long lanes = options.lanes(Lane.FULL_LOAD);
        long bytes = options.bytesOfChunk();
        if (options.maxBytesPerSecond() != null) {
            bytes = Math.min(bytes, options.maxBytesPerSecond() / lanes);
        }
        long rows = bytes / Math.max(1, table.averageRowBytes());
        return options.maxRowsPerSecond() == null ? rows : Math.min(rows, options.maxRowsPerSecond() / lanes);
    }

    /** Returns the rows that the table is expected to have. */
    private long begin(Run run, Mapping mapping, TablePair pair, ChunkPlanner planner, Connection target) {
        long copied = planner.resume(target);
        if (planner.isFresh()) {
            new ChunkWriter(target, pair).requireEmpty();
        }
        long estimate = Math.max(copied, planner.expectedRows(pair.source().estimatedRows()));
        var progress = run.table(mapping.source());
        progress.enter(StepName.FULL_LOAD, planner.isDone() ? StepState.COMPLETED : StepState.RUNNING);
        progress.estimatedRows(estimate);
        progress.rows(copied);
        run.progress(StepName.FULL_LOAD).done(run.progress(StepName.FULL_LOAD).done() + copied);
        return estimate;
    }

    private static TablePair pair(Mapping mapping, Map<TableName, Table> sources, Map<TableName, Table> targets) {
        Table source = sources.get(mapping.source());
        Table target = targets.get(mapping.target());
        if (source == null || target == null) {
            throw new SeraiException(
                    "TABLE_MISSING",
                    source == null
                            ? "Table " + mapping.source() + " is no longer on the source."
                            : "Table " + mapping.target() + " is not on the target.",
                    source == null
                            ? "Create it again, or start a new project without it."
                            : "Add the step schema to the project, or create the table; then restore.");
        }
        return TablePair.of(source, target);
    }

    /** The chunk's rows as the message's body, for whoever stands between reading and writing. */
    public ChunkRows read(@Body Chunk chunk) {
        return new ChunkRows(chunk);
    }

    /**
     * Writes the rows and their checkpoint in one transaction of the target.
     *
     * @return the table that has all its rows by this, or null
     */
    public TableName write(@Body ChunkRows rows, @ExchangeProperty(Run.PROPERTY) Run run) {
        Chunk chunk = rows.chunk();
        TableName table = chunk.pair().source().name();
        try (Pace.Held lane = run.pace().enter(Lane.FULL_LOAD);
                Run.Work work = run.work()) {
            long copied = new ChunkCopy(run, databases, buffers, rows).copy();
            run.table(table).addRows(copied);
            if (chunk.lower().isEmpty() && chunk.upper().isEmpty()) {
                run.table(table).estimatedRows(copied);
            }
            run.progress(StepName.FULL_LOAD).add(copied);
            run.progress(StepName.FULL_LOAD).parts().increment();
            return run.table(table).portions().end() ? table : null;
        } catch (TransientException | StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            run.tableFailed(StepName.FULL_LOAD, table, Failure.of(e));
            return null;
        }
    }

    @Override
    public void prove(Run run) {
        List<String> missing = new ArrayList<>();
        ChunkStore store = new ChunkStore(run.project());
        try (Connection target = databases.open(run.target(), Session.WRITE)) {
            Map<TableName, String> open = store.missing(
                    target, run.tables().stream().map(Mapping::target).toList());
            for (Mapping mapping : run.tables()) {
                Failure failure = run.table(mapping.source()).failure();
                if (failure != null) {
                    missing.add(mapping.source() + ": " + failure.detail());
                } else if (open.containsKey(mapping.target())) {
                    missing.add(open.get(mapping.target()));
                } else {
                    run.table(mapping.source()).enter(StepName.FULL_LOAD, StepState.COMPLETED);
                }
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "proving the full load");
        }
        if (!missing.isEmpty()) {
            throw new SeraiException(
                    "LOAD_INCOMPLETE",
                    "%d of %d tables are not loaded: %s"
                            .formatted(missing.size(), run.tables().size(), shortened(missing)),
                    "See the tables' errors under /api/projects/" + run.project()
                            + "/tables, remove their causes, then restore: only what is missing is copied.");
        }
    }

    private static String shortened(List<String> lines) {
        return String.join("; ", lines.subList(0, Math.min(5, lines.size()))) + (lines.size() > 5 ? "; ..." : "");
    }

    @Override
    public void release(Run run) {
        try (Connection target = databases.open(run.target(), Session.PLAIN)) {
            Sql.execute(target, "making the helper database", "CREATE DATABASE IF NOT EXISTS serai");
            new ChunkStore(run.project()).drop(target);
            Displaced.drop(target, run.project());
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "dropping the helpers of the full load");
        }
    }
}
