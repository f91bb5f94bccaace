package io.serai;

import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.switchover.RestComparison;
import io.serai.verification.AtRest;
import io.serai.verification.Comparison;
import io.serai.verification.Comparison.TableResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the switchover asks of the verification. */
final class RestByVerification implements RestComparison {
    private static final int MOST_NAMED = 5;

    private final Supplier<AtRest> atRest;

    RestByVerification(Supplier<AtRest> atRest) {
        this.atRest = atRest;
    }

    @Override
    public Verdict verdict(Run run) {
        List<String> open = atRest.get().notEqual(run);
        if (open.isEmpty()) {
            return new Verdict(true, "All " + run.tables().size() + " tables were found equal.");
        }
        if (!run.definition().has(StepName.VERIFICATION)) {
            return new Verdict(false, "The project has no step verification.");
        }
        String some = String.join(", ", open.subList(0, Math.min(MOST_NAMED, open.size())));
        return new Verdict(
                false,
                "%d of %d tables have not been found equal: %s%s."
                        .formatted(open.size(), run.tables().size(), some, open.size() > MOST_NAMED ? ", ..." : ""));
    }

    @Override
    public Outlook outlook(Run run, boolean all) {
        List<Mapping> tables = all ? run.tables() : atRest.get().changed(run);
        long rows = atRest.get().rows(run, tables, all);
        return new Outlook(
                tables,
                all,
                all ? tables.size() : atRest.get().unknown(run, tables),
                rows,
                atRest.get().seconds(run, tables.size(), rows),
                run.tables().size() - tables.size());
    }

    @Override
    public void compare(Run run, List<Mapping> tables, boolean all, Consumer<Compared> found) {
        atRest.get().compare(run, tables, all, result -> found.accept(compared(run, result.table(), result.whole())));
    }

    @Override
    public List<Compared> known(Run run) {
        Map<String, TableResult> known = atRest.get().known(run.project());
        return run.tables().stream()
                .map(m -> known.get(run.nameOnSource(m).toString()))
                .filter(t -> t != null)
                .map(t -> compared(run, t, true))
                .toList();
    }

    @Override
    public List<Differed> differed(Run run) {
        return atRest.get().differed(run.project()).stream()
                .flatMap(found -> mapping(run, found.source()).stream()
                        .map(m -> new Differed(
                                m.source().toString(),
                                m.target().toString(),
                                found.verdict().name(),
                                found.rows(),
                                found.foundAt(),
                                found.resolvedAt())))
                .toList();
    }

    /** Empty for a table that has left the project. */
    private static Optional<Mapping> mapping(Run run, String nameOnSource) {
        return run.tables().stream()
                .filter(m -> run.nameOnSource(m).toString().equals(nameOnSource))
                .findFirst();
    }

    /** Results have the names of the source of the project first. */
    private static Compared compared(Run run, TableResult result, boolean whole) {
        Mapping mapping = mapping(run, result.source()).orElseThrow();
        return new Compared(
                mapping.source().toString(),
                mapping.target().toString(),
                result.result() == Comparison.Verdict.EQUAL,
                whole,
                result.rows(),
                result.checksum(),
                result.differences(),
                result.method(),
                result.startedAt(),
                result.finishedAt());
    }
}
