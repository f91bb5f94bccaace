package io.serai.verification;

import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Table;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** The step verification: its methods are the procedure in {@code routes/templates/verification.camel.yaml}. */
public final class Verification implements Step {
    private final Databases databases;
    private final Catalog catalog;
    private final VerificationStore store;
    private final Map<String, Scope> scopes = new ConcurrentHashMap<>();

    public Verification(Databases databases, Catalog catalog, StateStore stateStore) {
        this.databases = databases;
        this.catalog = catalog;
        this.store = new VerificationStore(stateStore);
    }

    @Override
    public StepName name() {
        return StepName.VERIFICATION;
    }

    /** The tables that have no result yet: all of them at first, the rest after a pause. */
    public List<Mapping> plan(@ExchangeProperty(Run.PROPERTY) Run run) {
        Set<String> done = store.results(run.project()).stream()
                .filter(r -> r.result() != null)
                .map(TableResult::source)
                .collect(Collectors.toSet());
        List<Mapping> open = run.tables().stream()
                .filter(m -> !done.contains(m.source().toString()))
                .toList();
        run.progress(StepName.VERIFICATION)
                .total(open.stream()
                        .mapToLong(m -> run.table(m.source()).rows())
                        .sum());
        return open;
    }

    /** Compares one table. What breaks is noted with the table; the others go on. */
    public void compare(@Body Mapping mapping, @ExchangeProperty(Run.PROPERTY) Run run) {
        run.proceed();
        run.table(mapping.source()).enter(StepName.VERIFICATION, StepState.RUNNING);
        store.begin(run.project(), mapping);
        try {
            Findings findings = new Findings(store, run.project());
            Verdict verdict = verdict(run, mapping, findings);
            store.end(run.project(), mapping, verdict, findings);
            run.table(mapping.source()).enter(StepName.VERIFICATION, StepState.COMPLETED);
        } catch (StoppedException | TransientException e) {
            throw e;
        } catch (RuntimeException e) {
            store.fail(run.project(), mapping, Failure.of(e));
            run.tableFailed(StepName.VERIFICATION, mapping.source(), Failure.of(e));
        }
    }

    private Verdict verdict(Run run, Mapping mapping, Findings findings) {
        try (Connection source = databases.open(run.source(), Session.PLAIN);
                Connection target = databases.open(run.target(), Session.PLAIN)) {
            Table one = catalog.table(source, mapping.source()).orElse(null);
            Table other = catalog.table(target, mapping.target()).orElse(null);
            if (one == null || other == null) {
                return one == other ? Verdict.EQUAL : Verdict.MISSING;
            }
            requireColumns(one, other);
            try (Sides sides = new Sides(run, databases, one, other)) {
                if (one.rowKey().isPresent()) {
                    new KeyedComparison(run, sides, findings).compare();
                } else {
                    new KeylessComparison(run, databases, sides, findings).compare();
                }
            }
            return findings.total() == 0 ? Verdict.EQUAL : Verdict.DIFFERENT;
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "comparing " + mapping.source());
        }
    }

    private static void requireColumns(Table source, Table target) {
        List<String> missing = source.columns().stream()
                .map(c -> c.name())
                .filter(n -> target.columns().stream().noneMatch(c -> c.name().equalsIgnoreCase(n)))
                .toList();
        if (!missing.isEmpty()) {
            throw new SeraiException(
                    "COLUMN_MISSING",
                    "Table %s of the target lacks columns of the source: %s."
                            .formatted(target.name(), String.join(", ", missing)),
                    "Add the columns to the target's table, fill them, and verify again.");
        }
    }

    @Override
    public void prove(Run run) {
        List<TableResult> results = store.results(run.project());
        Set<String> decided = results.stream()
                .filter(r -> r.result() != null)
                .map(TableResult::source)
                .collect(Collectors.toSet());
        List<String> open = run.tables().stream()
                .map(m -> m.source().toString())
                .filter(s -> !decided.contains(s))
                .toList();
        if (!open.isEmpty()) {
            throw new SeraiException(
                    "VERIFICATION_INCOMPLETE",
                    "%d tables could not be compared: %s".formatted(open.size(), shortened(open)),
                    "See the tables' errors under /api/projects/" + run.project() + "/verification, then restore.");
        }
        List<String> different = results.stream()
                .filter(r -> r.result() != Verdict.EQUAL)
                .map(r -> r.source() + " (" + r.result() + ", " + r.differences() + " rows)")
                .toList();
        if (!different.isEmpty()) {
            throw new SeraiException(
                    "DIFFERENCES_FOUND",
                    "%d of %d tables differ: %s".formatted(different.size(), results.size(), shortened(different)),
                    "The keys are under /api/projects/" + run.project()
                            + "/verification/differences. Correct the target, then POST /api/projects/" + run.project()
                            + "/verification {\"scope\": \"abnormal\"}.");
        }
    }

    private static String shortened(List<String> lines) {
        return String.join("; ", lines.subList(0, Math.min(5, lines.size()))) + (lines.size() > 5 ? "; ..." : "");
    }

    /** Forgets results, so that the next run compares these tables again. */
    public void begin(String project, Scope scope) {
        scopes.put(project, scope);
        store.reset(project, scope == Scope.ABNORMAL);
    }

    public Result result(String project) {
        List<TableResult> tables = store.results(project);
        boolean running = tables.stream().anyMatch(t -> t.state() == StepState.RUNNING);
        boolean failed = tables.stream().anyMatch(t -> t.state() == StepState.FAILED);
        boolean decided = !tables.isEmpty() && tables.stream().allMatch(t -> t.result() != null);
        boolean equal = tables.stream().allMatch(t -> t.result() == Verdict.EQUAL);
        StepState state = tables.isEmpty()
                ? StepState.PENDING
                : running ? StepState.RUNNING : failed ? StepState.FAILED : StepState.COMPLETED;
        Instant began = tables.stream()
                .map(TableResult::startedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant ended = tables.stream()
                .map(TableResult::finishedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Result(
                state,
                decided ? (equal ? Verdict.EQUAL : Verdict.DIFFERENT) : null,
                scopes.getOrDefault(project, Scope.ALL),
                began,
                running ? null : ended,
                tables);
    }

    public List<Difference> differences(String project, String table) {
        return store.differences(project, table);
    }

    public void forget(String project) {
        scopes.remove(project);
        store.forget(project);
    }
}
