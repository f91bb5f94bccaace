package io.serai.project;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.error.Failure;
import io.serai.fault.FailPoint;
import java.util.List;
import java.util.Optional;

/** The states of the steps of projects, in the state store. */
public final class StepStore {
    private final StateStore store;

    public StepStore(StateStore store) {
        this.store = store.ensure("sql/project.sql");
    }

    /** Precheck and the chosen steps, in their order. */
    public List<StepStatus> of(Definition definition) {
        List<StepStatus> known = store.sql()
                .sql("SELECT name, state, started_at, finished_at, failure FROM step WHERE project = ?")
                .param(definition.name())
                .query((row, n) -> new StepStatus(
                        StepName.valueOf(row.getString(1)),
                        StepState.valueOf(row.getString(2)),
                        ProjectStore.instant(row, 3),
                        ProjectStore.instant(row, 4),
                        row.getString(5) == null ? null : Json.read(row.getString(5), Failure.class)))
                .list();
        return java.util.Arrays.stream(StepName.values())
                .filter(s -> s == StepName.PRECHECK || definition.has(s))
                .map(s -> known.stream()
                        .filter(k -> k.name() == s)
                        .findFirst()
                        .orElse(new StepStatus(s, StepState.PENDING, null, null, null)))
                .toList();
    }

    public StepState state(Definition definition, StepName step) {
        Optional<StepStatus> status =
                of(definition).stream().filter(s -> s.name() == step).findFirst();
        return status.map(StepStatus::state).orElse(StepState.PENDING);
    }

    /** Begins a step, or begins it again after a pause or a failure: the first start is kept. */
    public void begin(String project, StepName step, StepState state) {
        FailPoint.STATE.before();
        int known = store.sql()
                .sql("UPDATE step SET state = ?, finished_at = NULL, failure = NULL,"
                        + " started_at = COALESCE(started_at, ?) WHERE project = ? AND name = ?")
                .params(state.name(), ProjectStore.now(), project, step.name())
                .update();
        if (known == 0) {
            store.sql()
                    .sql("INSERT INTO step (project, name, state, started_at) VALUES (?, ?, ?, ?)")
                    .params(project, step.name(), state.name(), ProjectStore.now())
                    .update();
        }
        FailPoint.STATE.after();
    }

    public void state(String project, StepName step, StepState state) {
        boolean done = state.isDone();
        FailPoint.STATE.before();
        store.sql()
                .sql("UPDATE step SET state = ?, finished_at = CASE WHEN ? THEN ? ELSE finished_at END"
                        + " WHERE project = ? AND name = ?")
                .params(state.name(), done, ProjectStore.now(), project, step.name())
                .update();
        FailPoint.STATE.after();
    }

    /** The step is as if it had never begun. */
    public void reset(String project, StepName step) {
        FailPoint.STATE.before();
        store.sql()
                .sql("DELETE FROM step WHERE project = ? AND name = ?")
                .params(project, step.name())
                .update();
        FailPoint.STATE.after();
    }

    public void fail(String project, StepName step, Failure failure) {
        store.sql()
                .sql("UPDATE step SET state = ?, finished_at = ?, failure = ? WHERE project = ? AND name = ?")
                .params(StepState.FAILED.name(), ProjectStore.now(), Json.write(failure), project, step.name())
                .update();
    }

    /** Running and monitoring steps become paused. */
    public void pause(String project) {
        store.sql()
                .sql("UPDATE step SET state = ? WHERE project = ? AND state IN (?, ?)")
                .params(StepState.PAUSED.name(), project, StepState.RUNNING.name(), StepState.MONITORING.name())
                .update();
    }
}
