package io.serai.project;

import io.serai.error.Failure;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** What is known of one table of a project: counters that only grow, and the state of the step that works on it now. */
public final class TableProgress {
    private final Mapping mapping;
    private volatile StepName step = StepName.PRECHECK;
    private volatile StepState state = StepState.PENDING;
    private volatile long estimatedRows;
    private volatile long rows;
    private final LongAdder inserts = new LongAdder();
    private final LongAdder updates = new LongAdder();
    private final LongAdder deletes = new LongAdder();
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
