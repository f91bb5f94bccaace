package io.serai.verification;

import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.verification.Comparison.Verdict;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Knows which tables have not changed since they were found equal, by the changes that the links have counted. Kept in memory: after
 * a restart every table counts as changed.
 */
final class Unchanged {
    private final Map<String, Seen> equal = new ConcurrentHashMap<>();

    /** @param owner of the run that has counted: another one counts from elsewhere */
    private record Seen(String owner, long changes) {}

    /** @param partly an earlier run has compared a part of the table */
    Verdict during(Run run, Mapping mapping, boolean partly, Supplier<Verdict> comparison) {
        Seen before = seen(run, mapping);
        equal.remove(key(run, mapping));
        Verdict verdict = comparison.get();
        if (verdict == Verdict.EQUAL && !partly) {
            equal.put(key(run, mapping), before);
        }
        return verdict;
    }

    boolean isUnchanged(Run run, Mapping mapping) {
        return seen(run, mapping).equals(equal.get(key(run, mapping)));
    }

    private static Seen seen(Run run, Mapping mapping) {
        return new Seen(run.owner(), run.table(mapping.source()).changes());
    }

    /** The table is the same, whichever way its rows go. */
    private static String key(Run run, Mapping mapping) {
        return run.project() + "/" + run.nameOnSource(mapping);
    }
}
