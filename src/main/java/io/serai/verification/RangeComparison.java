package io.serai.verification;

import io.serai.project.StepName;
import io.serai.verification.BothSides.Answers;
import io.serai.verification.Reader.Sums;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a table by ranges of its key.
 *
 * <ol>
 *   <li>Find the key that lies about a range's rows behind the last bound ({@link RangeBounds}).
 *   <li>Both servers add up the digests of the range's rows, at the same time. The first range has no lower bound and the last has
 *       no upper one, so a row that only the target has is seen wherever it lies.
 *   <li>Where count or sum differ, do the same for pieces of the range, and read the rows of those that differ still: their keys
 *       become suspects.
 *   <li>Note the range's end and its suspects: after a stop the comparison goes on there.
 * </ol>
 *
 * A row that is in two ranges, for the target orders a key otherwise than the source, makes suspects that the second look clears.
 * No row is in none.
 */
final class RangeComparison {
    private static final long FIRST_BYTES = 16L << 20;
    private static final Duration AIM = Duration.ofMillis(1_000);

    private final BothSides sides;
    private final ComparedKey key;
    private final Ledger ledger;
    private final Suspects suspects;
    private final RangeSizes sizes;
    private final RangeBounds bounds;
    private long rows;
    private boolean sumsMislead;

    RangeComparison(BothSides sides, Ledger ledger, Suspects suspects, RangeSizes sizes) {
        this.sides = sides;
        this.key = sides.alignment().key().orElseThrow();
        this.ledger = ledger;
        this.suspects = suspects;
        long rowBytes = Math.max(1, sides.alignment().source().averageRowBytes());
        this.sizes = sizes;
        this.bounds = new RangeBounds(sides);
        this.rows = sizes.within(Math.min(sizes.first(), FIRST_BYTES / rowBytes));
    }

    /** Goes on behind the last range that the ledger knows, to the end or until there are more differences than are kept. */
    void compare() {
        RowKey lower = ledger.lastKey().orElse(null);
        boolean more = !ledger.isWalked();
        while (more && !ledger.isFull()) {
            sides.run().proceed();
            long begin = System.nanoTime();
            RowKey upper = bounds.next(lower, rows);
            Set<RowKey> found = new HashSet<>();
            Sums compared = compare(lower, upper, found);
            ledger.compared(upper, compared, found);
            bounds.passed(lower, upper, compared.rows());
            sides.run().progress(StepName.VERIFICATION).add(compared.rows());
            adapt(Duration.ofNanos(System.nanoTime() - begin), found.isEmpty());
            suspects.decideWhenMany();
            lower = upper;
            more = upper != null;
        }
    }

    private void adapt(Duration took, boolean smooth) {
        if (smooth) {
            double factor = (double) AIM.toNanos() / Math.max(1, took.toNanos());
            rows = sizes.within(rows * Math.max(0.2, Math.min(2, factor)));
            rows = sumsMislead ? Math.min(rows, sizes.first()) : rows;
        }
    }

    /** Returns what the source's rows come to; without a sum where none was asked for. */
    private Sums compare(RowKey lower, RowKey upper, Set<RowKey> found) {
        if (sumsMislead) {
            return new Sums(rows(lower, upper, found), null);
        }
        Answers<Sums> sums = sums(lower, upper);
        if (!sums.areEqual()) {
            int before = found.size();
            split(lower, upper, sums, found);
            boolean documents = !sides.alignment().digest().documents().isEmpty();
            if (documents && found.size() == before) {
                sumsMislead = true;
                rows = Math.min(rows, sizes.first());
            }
        }
        return sums.source();
    }

    private Answers<Sums> sums(RowKey lower, RowKey upper) {
        return sides.ask(
                r -> r.sums(key.range(Side.SOURCE, lower, upper)), r -> r.sums(key.range(Side.TARGET, lower, upper)));
    }

    /** Looks for the rows that make the sums of a range differ, piece by piece, on the side that has more of them. */
    private void split(RowKey lower, RowKey upper, Answers<Sums> sums, Set<RowKey> found) {
        boolean onSource = sums.source().rows() >= sums.target().rows();
        Side longer = onSource ? Side.SOURCE : Side.TARGET;
        long left = onSource ? sums.source().rows() : sums.target().rows();
        RowKey from = lower;
        while (left > sizes.piece() && !ledger.isFull()) {
            sides.run().proceed();
            Optional<RowKey> to = bounds.seek(longer, from, upper, sizes.piece());
            if (to.isEmpty() || to.get().equals(upper)) {
                break;
            }
            piece(from, to.get(), found);
            from = to.get();
            left -= sizes.piece();
        }
        if (Objects.equals(from, lower)) {
            rows(from, upper, found);
        } else {
            piece(from, upper, found);
        }
    }

    private void piece(RowKey lower, RowKey upper, Set<RowKey> found) {
        if (ledger.isFull()) {
            return;
        }
        Answers<Sums> sums = sums(lower, upper);
        if (!sums.areEqual()) {
            long most = Math.max(sums.source().rows(), sums.target().rows());
            if (most > 2 * sizes.piece()) {
                split(lower, upper, sums, found);
            } else {
                rows(lower, upper, found);
            }
        }
    }

    /** Reads the rows of a range on both sides: keys whose rows are not the same are suspects. Returns the source's count. */
    private long rows(RowKey lower, RowKey upper, Set<RowKey> found) {
        Answers<Map<RowKey, List<String>>> rows = sides.ask(r -> {
            Map<RowKey, List<String>> seen = new HashMap<>();
            r.rows(
                    key.range(r.side(), lower, upper),
                    row -> seen.merge(row.key(), List.of(row.fingerprint()), Reader::joined));
            return seen;
        });
        found.addAll(unequal(rows));
        suspects.relieve(found);
        return rows.source().values().stream().mapToLong(List::size).sum();
    }

    static Collection<RowKey> unequal(Answers<Map<RowKey, List<String>>> rows) {
        List<RowKey> unequal = new ArrayList<>();
        rows.source().forEach((k, prints) -> {
            if (!prints.equals(rows.target().get(k))) {
                unequal.add(k);
            }
        });
        rows.target().keySet().stream()
                .filter(k -> !rows.source().containsKey(k))
                .forEach(unequal::add);
        return unequal;
    }
}
