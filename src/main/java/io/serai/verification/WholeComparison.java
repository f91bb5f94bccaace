package io.serai.verification;

import io.serai.project.StepName;
import io.serai.verification.BothSides.Answers;
import io.serai.verification.Reader.Sums;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a table whose key the two sides do not order alike, as a string key under two collations: sums over the whole table
 * first, and where they differ rows dealt out to buckets by their digests, for digests are alike on both sides where order is not.
 */
final class WholeComparison {
    private final BothSides sides;
    private final Ledger ledger;
    private final Suspects suspects;

    WholeComparison(BothSides sides, Ledger ledger, Suspects suspects) {
        this.sides = sides;
        this.ledger = ledger;
        this.suspects = suspects;
    }

    void compare() {
        if (ledger.isWalked()) {
            return;
        }
        Answers<Sums> sums = sides.ask(r -> r.sums(""));
        Set<RowKey> found = new HashSet<>();
        if (!sums.areEqual()) {
            long mask =
                    Buckets.mask(Math.max(sums.source().rows(), sums.target().rows()));
            for (List<Long> slice : Buckets.unequal(sides.ask(r -> r.buckets(mask)))) {
                if (!ledger.isFull()) {
                    sides.run().proceed();
                    found.addAll(RangeRows.unequal(rows(mask, slice)));
                    suspects.relieve(found);
                }
            }
        }
        ledger.compared(null, sums.source(), found);
        sides.run().progress(StepName.VERIFICATION).add(sums.source().rows());
    }

    private Answers<Map<RowKey, List<String>>> rows(long mask, List<Long> slice) {
        return sides.ask(r -> {
            Map<RowKey, List<String>> seen = new HashMap<>();
            r.rows(r.inBuckets(mask, slice), row -> seen.merge(row.key(), List.of(row.fingerprint()), Reader::joined));
            return seen;
        });
    }
}
