package io.serai.verification;

import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.error.StoppedException;
import io.serai.pace.Lane;
import io.serai.pace.Pace;
import io.serai.project.Direction;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.Step;
import io.serai.project.StepName;
import io.serai.project.StepState;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Comparison.Result;
import io.serai.verification.Comparison.Scope;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step verification: its methods are the procedure in {@code routes/templates/verification.camel.yaml}.
 *
 * <p>A verification that was stopped goes on where it was. One that has come to its end and found differences, or failed on a
 * table, looks at those tables again when it is run again.
 */
public final class Verification implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int NAMED_TABLES = 5;

    private final StateStore stateStore;
    private final RunStore store;
    private final FoundDifferences found;
    private final TableComparison comparison;

    public Verification(Databases databases, Catalog catalog, StateStore stateStore) {
        this(databases, catalog, stateStore, RangeSizes.STANDARD);
    }

    Verification(Databases databases, Catalog catalog, StateStore stateStore, RangeSizes sizes) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "verification-side");
            thread.setDaemon(true);
            return thread;
        });
        this.stateStore = stateStore;
        this.store = new RunStore(stateStore);
        this.found = new FoundDifferences(stateStore);
        this.comparison = new TableComparison(databases, catalog, stateStore, threads, sizes);
    }

    @Override
    public StepName name() {
        return StepName.VERIFICATION;
    }

    /** The tables that have no result yet, the large ones first. */
    public List<Mapping> plan(@ExchangeProperty(Run.PROPERTY) Run run) {
        String project = run.project();
        StepState state = store.run(project).map(RunStore.Stored::state).orElse(null);
        if (state == null || state == StepState.COMPLETED || state == StepState.FAILED) {
            store.reset(project, state == null ? Scope.ALL : Scope.ABNORMAL);
        }
        store.expect(
                project,
                run.direction() == Direction.FORWARD
                        ? run.tables()
                        : run.opposite().tables());
        store.start(project);
        Map<String, TableResult> known =
                store.tables(project).stream().collect(Collectors.toMap(TableResult::source, Function.identity()));
        List<Mapping> open = run.tables().stream()
                .filter(m -> known.get(name(run, m)).result() == null)
                .sorted(Comparator.comparing((Mapping m) -> -expectedRows(run, m)))
                .toList();
        var progress = run.progress(StepName.VERIFICATION);
        progress.done(
                open.stream().mapToLong(m -> known.get(name(run, m)).rows()).sum());
        progress.total(open.stream().mapToLong(m -> expectedRows(run, m)).sum());
        return open;
    }

    /** Results have the name that a table has on the project's source, whichever link they are about. */
    private static String name(Run run, Mapping mapping) {
        return run.nameOnSource(mapping).toString();
    }

    private static long expectedRows(Run run, Mapping mapping) {
        var progress = run.table(mapping.source());
        return Math.max(progress.rows(), progress.estimatedRows());
    }

    /** Compares one table. What breaks is noted with the table; the others go on. */
    public void compare(@Body Mapping mapping, @ExchangeProperty(Run.PROPERTY) Run run) {
        try (Pace.Held lane = run.pace().enter(Lane.VERIFICATION)) {
            run.table(mapping.source()).enter(StepName.VERIFICATION, StepState.RUNNING);
            Verdict verdict = comparison.compare(run, mapping);
            store.table(run.project(), name(run, mapping)).ifPresent(t -> found.note(run.project(), t, true));
            run.table(mapping.source()).enter(StepName.VERIFICATION, StepState.COMPLETED);
            if (verdict != Verdict.EQUAL) {
                run.event("verification: " + mapping.source() + " is " + verdict);
            }
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            run.proceed();
            Failure failure = Failure.of(e);
            if (!(e instanceof SeraiException)) {
                LOG.error("{}: comparing {} failed", run.project(), mapping.source(), e);
            }
            new Ledger(stateStore, run.project(), name(run, mapping)).fail(failure);
            run.tableFailed(StepName.VERIFICATION, mapping.source(), failure);
        }
    }

    /** Compares tables while nobody writes, apart from the verification and its results. */
    public AtRest atRest() {
        return new AtRest(this, stateStore, store, found, comparison);
    }

    /** Notes that the verification has come to its end, whatever it has found. */
    public void conclude(@ExchangeProperty(Run.PROPERTY) Run run) {
        run.proceed();
        store.finish(run.project(), undecided(run).isEmpty() ? StepState.COMPLETED : StepState.FAILED);
    }

    private List<String> undecided(Run run) {
        List<String> decided = store.tables(run.project()).stream()
                .filter(t -> t.state() == StepState.COMPLETED && t.result() != null)
                .map(TableResult::source)
                .toList();
        return run.tables().stream()
                .map(m -> name(run, m))
                .filter(s -> !decided.contains(s))
                .toList();
    }

    @Override
    public void prove(Run run) {
        conclude(run);
        List<TableResult> tables = store.tables(run.project());
        List<String> undecided = undecided(run);
        String address = "/api/projects/" + run.project() + "/verification";
        if (!undecided.isEmpty()) {
            throw new SeraiException(
                    "VERIFICATION_INCOMPLETE",
                    "%d of %d tables have no result: %s."
                            .formatted(undecided.size(), run.tables().size(), named(undecided)),
                    "See the tables' errors under " + address + ", remove their causes, then restore.");
        }
        List<String> unequal = tables.stream()
                .filter(t -> t.result() != Verdict.EQUAL)
                .map(Verification::described)
                .toList();
        if (!unequal.isEmpty()) {
            throw new SeraiException(
                    "DIFFERENCES_FOUND",
                    "%d of %d tables differ: %s.".formatted(unequal.size(), tables.size(), named(unequal)),
                    "Look at " + address
                            + "/differences and correct the target; then POST {\"scope\": \"abnormal\"} to " + address
                            + ", or restore a failed project.");
        }
    }

    private static String described(TableResult table) {
        String rows = table.differences() == 0
                ? ""
                : ", " + (table.capped() ? "at least " : "") + table.differences() + " rows";
        return table.source() + " (" + table.result() + rows + ")";
    }

    private static String named(List<String> tables) {
        String some = String.join("; ", tables.subList(0, Math.min(NAMED_TABLES, tables.size())));
        return tables.size() > NAMED_TABLES ? some + "; ..." : some;
    }

    /** Forgets results, so that the next run compares these tables again. */
    public void begin(String project, Scope scope) {
        store.reset(project, scope);
    }

    /** The verification that runs, or the last one. */
    public Result result(String project) {
        RunStore.Stored run = store.run(project).orElse(new RunStore.Stored(StepState.PENDING, Scope.ALL, null, null));
        List<TableResult> tables = store.tables(project);
        boolean decided = run.state() == StepState.COMPLETED;
        boolean equal = tables.stream().allMatch(t -> t.result() == Verdict.EQUAL);
        return new Result(
                run.state(),
                decided ? (equal ? Verdict.EQUAL : Verdict.DIFFERENT) : null,
                run.scope(),
                run.startedAt(),
                run.finishedAt(),
                tables);
    }

    /** @param table as {@code database.table} of the source, or null for all */
    public List<Difference> differences(String project, String table) {
        return Ledger.differences(stateStore, project, table);
    }

    /** Removes everything about a project that is deleted. */
    public void forget(String project) {
        store.forget(project);
        AtRest.keys(project).forEach(store::forget);
    }
}
