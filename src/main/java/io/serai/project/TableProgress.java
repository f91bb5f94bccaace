package io.serai.project;

import io.serai.error.Failure;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** What is known of one table of a project: counters that only grow, and the state of the step that works on it now. */
public final class TableProgress {
    private final Mapping mapping;
    private final Known known;

    /** The same for both directions in which the rows may go. */
    private static final class Known {
        private volatile StepName step = StepName.PRECHECK;
        private volatile StepState state = StepState.PENDING;
        private volatile long estimatedRows;
        private volatile long rows;
        private double shown;
        private final LongAdder inserts = new LongAdder();
        private final LongAdder updates = new LongAdder();
        private final LongAdder deletes = new LongAdder();
        private final Portions portions = new Portions();
        private final ChangedRows changedRows = new ChangedRows();
        private final AtomicReference<Failure> failure = new AtomicReference<>();
    }

    public TableProgress(Mapping mapping) {
        this(mapping, new Known());
    }

    private TableProgress(Mapping mapping, Known known) {
        this.mapping = mapping;
        this.known = known;
    }

    /** The same table the other way round: what is counted there is counted here. */
    TableProgress inverted() {
        return new TableProgress(mapping.inverted(), known);
    }

    public Mapping mapping() {
        return mapping;
    }

    public StepName step() {
        return known.step;
    }

    public StepState state() {
        return known.state;
    }

    /** The table's state in a step; a new attempt clears the failure of the one before. */
    public void enter(StepName newStep, StepState newState) {
        known.step = newStep;
        known.state = newState;
        known.failure.set(null);
    }

    /** The table has failed; the others go on. */
    public void fail(StepName inStep, Failure why) {
        known.step = inStep;
        known.state = StepState.FAILED;
        known.failure.set(why);
    }

    /** The table is gone from the source, or another has taken its name: no step looks at it any more. */
    public void leave(Failure why) {
        known.step = StepName.CDC;
        known.state = StepState.SKIPPED;
        known.failure.set(why);
    }

    /** Whether {@link #leave} was called last. */
    public boolean hasLeft() {
        return known.step == StepName.CDC && known.state == StepState.SKIPPED;
    }

    public Failure failure() {
        return known.failure.get();
    }

    public long estimatedRows() {
        return known.estimatedRows;
    }

    public void estimatedRows(long estimate) {
        known.estimatedRows = estimate;
    }

    /** Rows loaded. */
    public long rows() {
        return known.rows;
    }

    public synchronized void addRows(long more) {
        known.rows += more;
    }

    public synchronized void rows(long loaded) {
        known.rows = loaded;
    }

    /** Rows that tables are thought to have, those that are loaded included. */
    public static long expectedRows(List<TableProgress> tables) {
        return tables.stream()
                .filter(t -> !t.mapping.view() && !t.hasLeft())
                .mapToLong(t -> Math.max(t.known.rows, t.known.estimatedRows))
                .sum();
    }

    /** From 0 to less than 1, of the rows to be loaded; never less than it was. */
    public synchronized double fraction() {
        double now = known.estimatedRows == 0
                ? 0
                : Math.min(0.999, (double) known.rows / Math.max(known.rows, known.estimatedRows));
        known.shown = Math.max(known.shown, now);
        return known.shown;
    }

    /** What is under way of the step that works on the table in portions. */
    public Portions portions() {
        return known.portions;
    }

    /** Rows inserted, updated and deleted by the links. */
    public long changes() {
        return known.inserts.sum() + known.updates.sum() + known.deletes.sum();
    }

    /** What the links have changed since both sides were found equal. */
    public ChangedRows changedRows() {
        return known.changedRows;
    }

    public LongAdder inserts() {
        return known.inserts;
    }

    public LongAdder updates() {
        return known.updates;
    }

    public LongAdder deletes() {
        return known.deletes;
    }
}
