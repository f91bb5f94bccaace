package io.serai.verification;

import io.serai.config.StateStore;
import io.serai.pace.Lane;
import io.serai.pace.SideBySide;
import io.serai.project.ChangedRows.Changed;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.StepState;
import io.serai.project.TableProgress;
import io.serai.verification.Comparison.Result;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import io.serai.verification.TableComparison.Structures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final double SECONDS_EACH = 0.01;
    private static final long MANY_ROWS = 20_000;
    private static final int MOST_TOGETHER = 50;

    private final Verification verification;
    private final StateStore stateStore;
    private final RunStore store;
    private final FoundDifferences differences;
    private final TableComparison comparison;

    AtRest(
            Verification verification,
            StateStore stateStore,
            RunStore store,
            FoundDifferences differences,
            TableComparison comparison) {
        this.verification = verification;
        this.stateStore = stateStore;
        this.store = store;
        this.differences = differences;
        this.comparison = comparison;
    }

    /** Where results of whole tables stand; a project's name never holds a slash. */
    private static String whole(String project) {
        return project + "/rest";
    }

    /** Where results about changed rows stand. */
    private static String changed(String project) {
        return project + "/changed";
    }

    static List<String> keys(String project) {
        return List.of(whole(project), changed(project));
    }

    /** Those that may have changed since they were last found equal. */
    public List<Mapping> changed(Run run) {
        return run.tables().stream().filter(m -> !sinceEqual(run, m).isEmpty()).toList();
    }

    /** How many of them are not known by their rows: all rows are to be compared. */
    public int unknown(Run run, List<Mapping> tables) {
        return (int) tables.stream().filter(m -> sinceEqual(run, m).all()).count();
    }

    private static Changed sinceEqual(Run run, Mapping mapping) {
        return run.table(mapping.source()).changedRows().sinceEqual();
    }

    /** About how long so many rows of so many tables take to be compared, in seconds, by what the last verification took. */
    public double seconds(Run run, int tables, long rows) {
        Result last = verification.result(run.project());
        double rate = LEAST_ROWS_PER_SECOND;
        if (last.startedAt() != null && last.finishedAt() != null) {
            long compared = last.tables().stream().mapToLong(TableResult::rows).sum();
            double took = Duration.between(last.startedAt(), last.finishedAt()).toMillis() / 1000.0;
            rate = Math.max(
                    rate,
                    compared
                            / Math.max(0.05, took - SECONDS_EACH * last.tables().size()));
        }
        return tables == 0 ? 0 : rows / rate + SECONDS_EACH * tables;
    }

    /**
     * Rows that are to be compared, as far as they are known.
     *
     * @param all rows of these tables, whether they have changed or not
     */
    public long rows(Run run, List<Mapping> tables, boolean all) {
        return tables.stream().mapToLong(m -> rows(run, m, all)).sum();
    }

    private static long rows(Run run, Mapping mapping, boolean all) {
        TableProgress progress = run.table(mapping.source());
        long most = Math.max(progress.rows(), progress.estimatedRows());
        return all ? most : Math.min(most, sinceEqual(run, mapping).width());
    }

    /**
     * What a comparison has found.
     *
     * @param whole all rows of the table have been compared, else those that had changed since it was last found equal
     */
    public record Found(TableResult table, boolean whole) {}

    /**
     * Several at once; tells each result as soon as it is there, from whatever thread. Returns when none is under way.
     *
     * @param all rows of these tables, whether they have changed or not
     */
    public void compare(Run run, List<Mapping> tables, boolean all, Consumer<Found> found) {
        List<Runnable> tasks = groups(run, tables, all).stream()
                .<Runnable>map(group -> () -> compareGroup(run, group, all, found))
                .toList();
        new SideBySide(run.project() + ".at-rest", () -> run.pace().enter(Lane.VERIFICATION)).run(tasks);
    }

    /** Small tables are many together, since reading their structures takes longer than comparing their rows. The largest come first. */
    private static List<List<Mapping>> groups(Run run, List<Mapping> tables, boolean all) {
        List<List<Mapping>> groups = new ArrayList<>();
        List<Mapping> small = new ArrayList<>();
        tables.stream()
                .sorted(Comparator.comparing((Mapping m) -> -rows(run, m, all)))
                .forEach(m -> {
                    if (rows(run, m, all) >= MANY_ROWS) {
                        groups.add(List.of(m));
                    } else {
                        small.add(m);
                    }
                });
        int lanes = Math.max(1, run.options().lanes(Lane.VERIFICATION));
        int together = Math.max(1, Math.min(MOST_TOGETHER, small.size() / lanes));
        for (int i = 0; i < small.size(); i += together) {
            groups.add(small.subList(i, Math.min(small.size(), i + together)));
        }
        return groups;
    }

    private void compareGroup(Run run, List<Mapping> tables, boolean all, Consumer<Found> found) {
        try (Run.Work work = run.work()) {
            Map<Mapping, Structures> structures = comparison.structures(run, tables);
            for (Mapping mapping : tables) {
                run.proceed();
                found.accept(compare(run, mapping, structures.get(mapping), all));
            }
        }
    }

    private Found compare(Run run, Mapping mapping, Structures structures, boolean all) {
        String name = run.nameOnSource(mapping).toString();
        String key = changed(run.project());
        store.renew(key, mapping, name);
        boolean whole = comparison
                .compare(run, mapping, structures, new Ledger(stateStore, key, name), all)
                .whole();
        if (whole) {
            store.move(key, whole(run.project()), name);
            key = whole(run.project());
        }
        TableResult result = store.table(key, name).orElseThrow();
        differences.note(run.project(), result, whole);
        return new Found(result, whole);
    }

    /** Tables that have differed, by their names on the source of the project, in the order in which they were found. */
    public List<FoundDifferences.Found> differed(String project) {
        return differences.of(project);
    }

    /**
     * Of each table the result that is the youngest, by its name on the source of the project. That changed rows were equal adds
     * nothing to what is known of the whole table; that they were not does.
     */
    public Map<String, TableResult> known(String project) {
        Map<String, TableResult> known = new HashMap<>();
        List.of(project, whole(project), changed(project)).forEach(key -> store.tables(key).stream()
                .filter(t -> t.state() == StepState.COMPLETED)
                .filter(t -> !key.equals(changed(project)) || t.result() != Verdict.EQUAL)
                .forEach(
                        t -> known.merge(t.source(), t, (a, b) -> a.finishedAt().isAfter(b.finishedAt()) ? a : b)));
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
