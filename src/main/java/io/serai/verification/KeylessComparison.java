package io.serai.verification;

import io.serai.error.SeraiException;
import io.serai.project.Patience;
import io.serai.project.StepName;
import io.serai.verification.BothSides.Answers;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Reader.Sums;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Compares a table whose rows can not be told apart: how often does each row occur on either side?
 *
 * <ol>
 *   <li>Add up the digests of all rows on both sides, at the same time. Equal sums end it.
 *   <li>Without a link, rows whose count differs are differences.
 *   <li>With a link, look at both sides at nearly the same moment of the source's history: open a snapshot of the source at a known
 *       position, wait until the link has passed it, open a snapshot of the target at once, and count in both.
 *   <li>Repeat with the rows that differed. A row whose counts agree once is right. One whose two counts stay as they are, unequal,
 *       for several rounds is a difference: fewer rounds are enough when the link stood exactly at the position.
 * </ol>
 */
final class KeylessComparison {
    private static final int ROUNDS = 20;
    private static final int SAME_ROUNDS = 4;
    private static final int EXACT_ROUNDS = 2;
    private static final int MOST_SAMPLES = 2_000;

    private final BothSides sides;
    private final LinkWatch link;
    private final Snapshots snapshots;
    private final Ledger ledger;

    KeylessComparison(BothSides sides, LinkWatch link, Snapshots snapshots, Ledger ledger) {
        this.sides = sides;
        this.link = link;
        this.snapshots = snapshots;
        this.ledger = ledger;
    }

    /** How often a row is on either side. */
    private record Counts(long source, long target) {}

    /** A row whose counts differ, and for how many rounds they have been these. */
    private record Doubt(Counts counts, int rounds, int exactRounds) {
        boolean isDifference() {
            return rounds >= SAME_ROUNDS || exactRounds >= EXACT_ROUNDS;
        }
    }

    void compare() {
        Answers<Sums> sums = sides.ask(r -> r.sums(""));
        if (!sums.areEqual()) {
            report(link.isLinked() ? settled() : unequal(this::askBoth));
        }
        ledger.compared(null, sums.source(), List.of());
        sides.run().progress(StepName.VERIFICATION).add(sums.source().rows());
    }

    /** Puts a question about all rows to both sides. */
    @FunctionalInterface
    private interface Asker {
        <T> Answers<T> ask(Function<Reader, T> question);
    }

    private <T> Answers<T> askBoth(Function<Reader, T> question) {
        return sides.ask(question);
    }

    /** By fingerprint: rows that are not as often on the one side as on the other, at most about as many as are kept. */
    private Map<String, Counts> unequal(Asker both) {
        Map<String, Counts> unequal = new HashMap<>();
        Answers<Sums> sums = both.ask(r -> r.sums(""));
        if (sums.areEqual()) {
            return unequal;
        }
        long mask = Buckets.mask(Math.max(sums.source().rows(), sums.target().rows()));
        for (List<Long> group : Buckets.unequal(both.ask(r -> r.buckets(mask)))) {
            if (unequal.size() < Ledger.MOST_DIFFERENCES) {
                sides.run().proceed();
                Answers<Map<String, Long>> counts = both.ask(r -> count(r, mask, group));
                unequal.putAll(unequal(counts));
            }
        }
        return unequal;
    }

    private static Map<String, Long> count(Reader reader, long mask, List<Long> group) {
        Map<String, Long> counts = new HashMap<>();
        reader.rows(reader.inBuckets(mask, group), row -> counts.merge(row.fingerprint(), 1L, Long::sum));
        return counts;
    }

    private static Map<String, Counts> unequal(Answers<Map<String, Long>> counts) {
        Map<String, Counts> unequal = new HashMap<>();
        counts.source()
                .forEach((row, n) ->
                        unequal.put(row, new Counts(n, counts.target().getOrDefault(row, 0L))));
        counts.target().forEach((row, n) -> unequal.putIfAbsent(row, new Counts(0, n)));
        unequal.values().removeIf(c -> c.source() == c.target());
        return unequal;
    }

    private Map<String, Counts> settled() {
        Map<String, Doubt> open = null;
        Map<String, Counts> different = new LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS && (open == null || !open.isEmpty()); round++) {
            open = doubts(open);
            open.forEach((row, doubt) -> {
                if (doubt.isDifference()) {
                    different.put(row, doubt.counts());
                }
            });
            open.keySet().removeAll(different.keySet());
            Patience.sleep(
                    sides.run(), Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, 100) * (long) round));
        }
        if (!open.isEmpty()) {
            report(different);
            throw unsettled(open.size());
        }
        return different;
    }

    /** @param before the doubts of the round before, or null in the first */
    private Map<String, Doubt> doubts(Map<String, Doubt> before) {
        return BothSides.PATIENCE.with(
                sides.run(),
                () -> snapshots.look(moment -> {
                    Map<String, Doubt> doubts = new HashMap<>();
                    unequal(moment::ask).forEach((row, counts) -> {
                        if (before == null || before.containsKey(row)) {
                            Doubt last = before == null ? null : before.get(row);
                            doubts.put(row, doubt(last, counts, moment.isExact() ? 1 : 0));
                        }
                    });
                    return doubts;
                }));
    }

    private static Doubt doubt(Doubt last, Counts counts, int exact) {
        return last != null && last.counts().equals(counts)
                ? new Doubt(counts, last.rounds() + 1, last.exactRounds() + exact)
                : new Doubt(counts, 1, exact);
    }

    private SeraiException unsettled(int rows) {
        return SecondLook.unsettled(sides.alignment().source().name().toString(), rows);
    }

    private void report(Map<String, Counts> different) {
        if (different.isEmpty()) {
            return;
        }
        List<String> wanted = different.keySet().stream().limit(MOST_SAMPLES).toList();
        Answers<Map<String, ShownRow>> samples = sides.ask(r -> samples(r, wanted));
        different.forEach((row, counts) -> ledger.add(
                RowKey.digest(row),
                new Difference(
                        sides.alignment().source().name().toString(),
                        Details.kind(counts.source(), counts.target()),
                        Map.of("rowDigest", row),
                        sample(samples.source().get(row), samples.target().get(row)),
                        counts.source(),
                        counts.target())));
    }

    /** By fingerprint: one row of each, to show. */
    private Map<String, ShownRow> samples(Reader reader, List<String> fingerprints) {
        List<ComparedColumn> columns = sides.alignment().columns();
        Map<String, ShownRow> samples = new HashMap<>();
        reader.rows(reader.withDigests(fingerprints), ShownRow.select(columns, reader.side()), (row, result, first) -> {
            if (!samples.containsKey(row.fingerprint())) {
                samples.put(row.fingerprint(), ShownRow.of(columns, result, first));
            }
        });
        samples.keySet().retainAll(fingerprints);
        return samples;
    }

    /** Both sides hold the same row: one of them is enough. */
    private static List<Map<String, String>> sample(ShownRow source, ShownRow target) {
        return source == null && target == null ? List.of() : ShownRow.unequal(source, source == null ? target : null);
    }
}
