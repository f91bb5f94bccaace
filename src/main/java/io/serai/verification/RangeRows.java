package io.serai.verification;

import io.serai.verification.BothSides.Answers;
import io.serai.verification.Reader.Sums;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares the rows of one range of the key. Both servers add up the digests of its rows, at the same time; where count or sum
 * differ, they do the same for pieces of the range, and the rows of those that differ still are read: their keys become suspects.
 */
final class RangeRows {
    private final BothSides sides;
    private final ComparedKey key;
    private final Ledger ledger;
    private final Suspects suspects;
    private final RangeSizes sizes;
    private final RangeBounds bounds;
    private boolean sumsMislead;

    RangeRows(BothSides sides, Ledger ledger, Suspects suspects, RangeSizes sizes, RangeBounds bounds) {
        this.sides = sides;
        this.key = sides.alignment().key().orElseThrow();
        this.ledger = ledger;
        this.suspects = suspects;
        this.sizes = sizes;
        this.bounds = bounds;
    }

    /** Whether sums have differed where rows did not, for their documents are spelled differently: only rows are compared from then on. */
    boolean sumsMislead() {
        return sumsMislead;
    }

    /** Returns what the source's rows come to; without a sum where none was asked for. */
    Sums compare(RowKey lower, RowKey upper, Set<RowKey> found) {
        if (sumsMislead) {
            return new Sums(rows(lower, upper, found), null);
        }
        Answers<Sums> sums = sums(lower, upper);
        if (!sums.areEqual()) {
            int before = found.size();
            split(lower, upper, sums, found);
            boolean documents = !sides.alignment().digest().documents().isEmpty();
            sumsMislead |= documents && found.size() == before;
        }
        return sums.source();
    }

    /** What the rows of a condition come to on the source, if they come to the same on the target. */
    Optional<Sums> equal(Function<Side, String> where) {
        Answers<Sums> sums = sums(where);
        return sums.areEqual() ? Optional.of(sums.source()) : Optional.empty();
    }

    private Answers<Sums> sums(RowKey lower, RowKey upper) {
        return sums(side -> key.range(side, lower, upper));
    }

    private Answers<Sums> sums(Function<Side, String> where) {
        return sides.ask(r -> r.sums(where.apply(r.side())));
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

    /** Reads the rows on both sides: keys whose rows are not the same are suspects. Returns the source's count. */
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
