package io.serai.project;

import io.serai.error.Failure;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** What is known of one table of a project: counters that only grow, and the state of the step that works on it now. */
public final class TableProgress {
    private final Mapping mapping;
    private volatile StepName step = StepName.PRECHECK;
    private volatile StepState state = StepState.PENDING;
    private volatile long estimatedRows;
    private volatile long rows;
    private double shown;
    private final LongAdder inserts = new LongAdder();
    private final LongAdder updates = new LongAdder();
    private final LongAdder deletes = new LongAdder();
    private final Portions portions = new Portions();
    private final AtomicReference<Failure> failure = new AtomicReference<>();

    public TableProgress(Mapping mapping) {
        this.mapping = mapping;
    }

    public Mapping mapping() {
        return mapping;
    }

    public StepName step() {
        return step;
    }

    public StepState state() {
        return state;
    }

    /** The table's state in a step; a new attempt clears the failure of the one before. */
    public void enter(StepName newStep, StepState newState) {
        step = newStep;
        state = newState;
        failure.set(null);
    }

    /** The table has failed; the others go on. */
    public void fail(StepName inStep, Failure why) {
        step = inStep;
        state = StepState.FAILED;
        failure.set(why);
    }

    /** The table is gone from the source, or another has taken its name: no step looks at it any more. */
    public void leave(Failure why) {
        step = StepName.CDC;
        state = StepState.SKIPPED;
        failure.set(why);
    }

    /** Whether {@link #leave} was called last. */
    public boolean hasLeft() {
        return step == StepName.CDC && state == StepState.SKIPPED;
    }

    public Failure failure() {
        return failure.get();
    }

    public long estimatedRows() {
        return estimatedRows;
    }

    public void estimatedRows(long estimate) {
        estimatedRows = estimate;
    }

    /** Rows loaded. */
    public long rows() {
        return rows;
    }

    public synchronized void addRows(long more) {
        rows += more;
    }

    public synchronized void rows(long loaded) {
        rows = loaded;
    }

    /** Rows that tables are thought to have, those that are loaded included. */
    public static long expectedRows(List<TableProgress> tables) {
        return tables.stream()
                .filter(t -> !t.mapping.view() && !t.hasLeft())
                .mapToLong(t -> Math.max(t.rows, t.estimatedRows))
                .sum();
    }

    /** From 0 to less than 1, of the rows to be loaded; never less than it was. */
    public synchronized double fraction() {
        double now = estimatedRows == 0 ? 0 : Math.min(0.999, (double) rows / Math.max(rows, estimatedRows));
        shown = Math.max(shown, now);
        return shown;
    }

    /** What is under way of the step that works on the table in portions. */
    public Portions portions() {
        return portions;
    }

    public LongAdder inserts() {
        return inserts;
    }

    public LongAdder updates() {
        return updates;
    }

    public LongAdder deletes() {
        return deletes;
    }
}
