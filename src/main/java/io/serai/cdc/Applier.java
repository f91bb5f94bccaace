package io.serai.cdc;

import io.serai.cdc.Changes.Batch;
import io.serai.database.LocalLoad;
import io.serai.database.Position;
import io.serai.error.SqlErrors;
import io.serai.fault.FailPoint;
import io.serai.pace.Lane;
import io.serai.project.Displaced;
import io.serai.project.Lease;
import io.serai.project.LinkStore;
import io.serai.project.LinkStore.Checkpoint;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Applies batches of changes to the target over one connection.
 *
 * <ol>
 *   <li>A target transaction holds whole source transactions, and the checkpoint behind the last of them. Only a transaction that
 *       comes in several batches keeps it open from one batch to the next.
 *   <li>Until the link has passed the end of the load, changes are applied so that the last state wins ({@link OverlapWriter}).
 *       Then the displaced rows must have come back, and every change must meet exactly the row it expects
 *       ({@link StrictWriter}).
 *   <li>Any failure rolls back to the last checkpoint; the link begins again there.
 * </ol>
 */
final class Applier implements AutoCloseable {
    private static final long IDLE_NANOS = 1_000_000_000L;

    private final Run run;
    private final Connection target;
    private Checkpoint begin;
    private final Displaced displaced;
    private final OverlapWriter overlap;
    private final StrictWriter strictly;
    private final RowWriter overlapFolded;
    private final RowWriter strictlyFolded;
    private final Cascades cascades;
    private final Uncounted uncounted;
    private final LoadEnd loadEnd;
    private int careful;
    private boolean strict;
    private boolean inTransaction;
    private Mark saved;
    private volatile Mark applied;
    private volatile double appliedAt;
    private long savedNanos = System.nanoTime();

    /** @param careful send every change alone up to so many checkpoints from here, so that the one that fails is known */
    Applier(Run run, Connection target, Checkpoint begin, int careful, Cascades cascades, LoadEnd loadEnd)
            throws SQLException {
        this.run = run;
        this.target = target;
        this.begin = begin;
        this.loadEnd = loadEnd;
        this.careful = careful;
        this.strict = begin.strict();
        this.saved = new Mark(begin.position(), begin.prepared());
        this.applied = saved;
        this.uncounted = new Uncounted(run);
        cascades.onMade(uncounted::add);
        this.displaced = new Displaced(run.project());
        displaced.resume(target);
        this.strictly = new StrictWriter(target, careful > 0, cascades);
        this.overlap = new OverlapWriter(target, displaced, strictly, cascades);
        this.cascades = cascades;
        this.overlapFolded = new FoldingWriter(overlap, new OverlapNet(target, displaced, overlap), cascades);
        this.strictlyFolded = new FoldingWriter(
                strictly,
                new StrictNet(
                        target,
                        run.target().type(),
                        strictly,
                        LocalLoad.isAllowed(target, run.target().type())),
                cascades);
        target.setAutoCommit(false);
    }

    /** Everything before this is on the target. */
    Position applied() {
        return applied.position();
    }

    /** When the last applied transaction was committed on the source, by its clock; 0 before the first. */
    double appliedAt() {
        return appliedAt;
    }

    boolean isStrict() {
        return strict;
    }

    void apply(Changes changes) {
        try {
            Batch batch = changes.batch();
            if (batch.rolledBack()) {
                rollback();
                displaced.resume(target);
                target.rollback();
            }
            if (!changes.list().isEmpty()) {
                begin();
                write(changes.list());
                uncounted.add(changes.list());
                if (!strict) {
                    // A row that stands in another one's way is taken aside without a change of its own.
                    uncounted.anyRow();
                }
            }
            if (batch.mark() != null) {
                end(batch);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "applying changes of project '" + run.project() + "'");
        }
    }

    private void begin() throws SQLException {
        if (!inTransaction) {
            run.pace().await(Lane.CDC);
            Lease.hold(target, run);
            inTransaction = true;
        }
    }

    private void write(List<Change> changes) throws SQLException {
        RowWriter writer = writer();
        for (Change change : changes) {
            try {
                write(writer, change.table().given(change));
            } catch (SQLException e) {
                throw refused(change, e);
            }
        }
        try {
            writer.flush();
            strictly.flush();
        } catch (SQLException e) {
            throw refused(null, e);
        }
        run.pace()
                .carried(
                        changes.size(),
                        changes.stream().mapToLong(Change::valueBytes).sum());
    }

    private RowWriter writer() {
        if (careful > 0) {
            return strict ? strictly : overlap;
        }
        return strict ? strictlyFolded : overlapFolded;
    }

    private void write(RowWriter writer, Change change) throws SQLException {
        if (change.table().hasKey()) {
            writer.write(change);
        } else {
            // Its earlier changes have been left out by position, so what comes is always new.
            if (cascades.concerns(change)) {
                writer.flush();
            }
            strictly.write(change);
        }
        if (careful > 0) {
            writer.flush();
            strictly.flush();
        }
    }

    /** What the target will never take is found change by change, so that table and row can be named. */
    private SQLException refused(Change change, SQLException e) {
        if (!SqlErrors.isRefusal(e)) {
            return e;
        }
        if (careful > 0 && change != null) {
            throw SqlErrors.isDuplicateKey(e) ? Conflicts.clash(target, change, e) : Conflicts.refused(change, e);
        }
        throw new StrictWriter.NotAsExpected(e.getMessage(), e);
    }

    /** The checkpoint; for a batch that only moves the position on, not more often than once a second. */
    private void end(Batch batch) throws SQLException {
        if (inTransaction || System.nanoTime() - savedNanos > IDLE_NANOS) {
            save(batch.mark());
        }
        // Whoever sees the position sees the counts that belong to it.
        uncounted.commit();
        applied = batch.mark();
        appliedAt = batch.committedAt();
        passLoadEnd();
    }

    private void save(Mark mark) throws SQLException {
        begin();
        try (Statement statement = target.createStatement()) {
            String move =
                    LinkStore.move(run.project(), run.direction().link(), mark.position(), mark.prepared(), strict);
            LinkStore.requireOne(run.project(), statement.executeUpdate(move));
        }
        FailPoint.BATCH.before();
        target.commit();
        FailPoint.BATCH.after();
        // What did not fit lies behind the checkpoint, or does fit now.
        careful = Math.max(0, careful - 1);
        strictly.careful(careful > 0);
        inTransaction = false;
        saved = mark;
        savedNanos = System.nanoTime();
    }

    /** Stores the position that was reached when nothing more came. */
    void idle() throws SQLException {
        if (!inTransaction && !applied.equals(saved) && System.nanoTime() - savedNanos > IDLE_NANOS) {
            save(applied);
        }
        if (!inTransaction) {
            passLoadEnd();
        }
    }

    /** Stores the position that was reached, when the link can not go on behind it. */
    void stand() throws SQLException {
        if (!inTransaction && !applied.equals(saved)) {
            save(applied);
        }
    }

    private void passLoadEnd() throws SQLException {
        if (strict || begin.loadEnd() == null || !LoadEnd.isPassed(begin, applied(), appliedAt)) {
            return;
        }
        begin();
        Checkpoint reopened = loadEnd.reopen(target, overlap, begin);
        if (reopened != null) {
            begin = reopened;
            save(applied);
            return;
        }
        displaced.requireSettled(target);
        strict = true;
        save(applied);
        run.event(run.direction().step().id() + " has passed the end of the load; changes are applied strictly from "
                + applied());
    }

    private void rollback() throws SQLException {
        overlapFolded.clear();
        strictlyFolded.clear();
        uncounted.clear();
        target.rollback();
        inTransaction = false;
    }

    @Override
    public void close() {
        try (Connection connection = target) {
            rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // The connection is broken: the server has rolled back.
        }
    }
}
