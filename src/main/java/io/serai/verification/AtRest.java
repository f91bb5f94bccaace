package io.serai.verification;

import io.serai.config.StateStore;
import io.serai.pace.Lane;
import io.serai.pace.SideBySide;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.StepState;
import io.serai.verification.Comparison.Result;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Compares tables while nobody writes, for the switchover. Its results are kept apart from the verification's, under the names that
 * the tables have on the source of the project, whichever way their rows go.
 */
public final class AtRest {
    private static final double LEAST_ROWS_PER_SECOND = 20_000;
    private static final double SECONDS_EACH = 0.05;

    private final Verification verification;
    private final StateStore stateStore;
    private final RunStore store;
    private final TableComparison comparison;
    private final Unchanged unchanged;

    AtRest(
            Verification verification,
            StateStore stateStore,
            RunStore store,
            TableComparison comparison,
            Unchanged unchanged) {
        this.verification = verification;
        this.stateStore = stateStore;
        this.store = store;
        this.comparison = comparison;
        this.unchanged = unchanged;
    }

    /** A project's name never holds a slash. */
    static String key(String project) {
        return project + "/rest";
    }

    /** Those that may have changed since they were last found equal. */
    public List<Mapping> changed(Run run) {
        return run.tables().stream().filter(m -> !unchanged.isUnchanged(run, m)).toList();
    }

    /** About how long tables take to be compared, by what the last verification took. */
    public double seconds(Run run, List<Mapping> tables) {
        Result last = verification.result(run.project());
        double rate = LEAST_ROWS_PER_SECOND;
        if (last.startedAt() != null && last.finishedAt() != null) {
            long rows = last.tables().stream().mapToLong(TableResult::rows).sum();
            double took = Duration.between(last.startedAt(), last.finishedAt()).toMillis() / 1000.0;
            rate = Math.max(
                    rate,
                    rows / Math.max(0.05, took - SECONDS_EACH * last.tables().size()));
        }
        return tables.isEmpty() ? 0 : rows(run, tables) / rate + SECONDS_EACH * tables.size();
    }

    /** Rows of tables, as far as they are known. */
    public long rows(Run run, List<Mapping> tables) {
        return tables.stream()
                .map(m -> run.table(m.source()))
                .mapToLong(p -> Math.max(p.rows(), p.estimatedRows()))
                .sum();
    }

    /** Several at once; tells each result as soon as it is there, from whatever thread. Returns when none is under way. */
    public void compare(Run run, List<Mapping> tables, Consumer<TableResult> found) {
        List<Runnable> tasks = tables.stream()
                .<Runnable>map(m -> () -> found.accept(compare(run, m)))
                .toList();
        new SideBySide(run.project() + ".at-rest", () -> run.pace().enter(Lane.VERIFICATION)).run(tasks);
    }

    private TableResult compare(Run run, Mapping mapping) {
        try (Run.Work work = run.work()) {
            String project = key(run.project());
            String name = run.nameOnSource(mapping).toString();
            store.renew(project, mapping, name);
            unchanged.during(
                    run, mapping, false, () -> comparison.compare(run, mapping, new Ledger(stateStore, project, name)));
            return store.tables(project).stream()
                    .filter(t -> t.source().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Of each table the result that is the youngest, by its name on the source of the project. */
    public Map<String, TableResult> known(String project) {
        Map<String, TableResult> known = new HashMap<>();
        verification.result(project).tables().stream()
                .filter(t -> t.state() == StepState.COMPLETED)
                .forEach(t -> known.put(t.source(), t));
        store.tables(key(project)).stream()
                .filter(t -> t.state() == StepState.COMPLETED)
                .forEach(
                        t -> known.merge(t.source(), t, (a, b) -> a.finishedAt().isAfter(b.finishedAt()) ? a : b));
        return known;
    }

    /** The tables of a run that are not known to be equal. */
    public List<String> notEqual(Run run) {
        Map<String, TableResult> known = known(run.project());
        return run.tables().stream()
                .map(m -> run.nameOnSource(m).toString())
                .filter(n -> !known.containsKey(n) || known.get(n).result() != Verdict.EQUAL)
                .toList();
    }
}
