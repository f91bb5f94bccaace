package io.serai.verification;

import io.serai.project.StepName;
import io.serai.verification.Reader.Sums;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Compares a table by ranges of its key.
 *
 * <ol>
 *   <li>Find the key that lies about a range's rows behind the last bound ({@link RangeBounds}).
 *   <li>Compare the rows between the two bounds ({@link RangeRows}). The first range has no lower bound and the last has no upper
 *       one, so a row that only the target has is seen wherever it lies.
 *   <li>Note the range's end and its suspects: after a stop the comparison goes on there.
 * </ol>
 *
 * A row that is in two ranges, for the target orders a key otherwise than the source, makes suspects that the second look clears.
 * No row is in none.
 */
final class RangeComparison {
    private final BothSides sides;
    private final Ledger ledger;
    private final Suspects suspects;
    private final RangeBounds bounds;
    private final RangeRows ranges;
    private final RangePace pace;

    RangeComparison(BothSides sides, Ledger ledger, Suspects suspects, RangeSizes sizes) {
        this.sides = sides;
        this.ledger = ledger;
        this.suspects = suspects;
        this.bounds = new RangeBounds(sides);
        this.ranges = new RangeRows(sides, ledger, suspects, sizes, bounds);
        this.pace = new RangePace(sizes, sides.alignment().source());
    }

    /** Goes on behind the last range that the ledger knows, to the end or until there are more differences than are kept. */
    void compare() {
        RowKey lower = ledger.lastKey().orElse(null);
        boolean more = !ledger.isWalked();
        while (more && !ledger.isFull()) {
            sides.run().proceed();
            long begin = System.nanoTime();
            RowKey upper = bounds.next(lower, pace.rows());
            Set<RowKey> found = new HashSet<>();
            Sums compared = ranges.compare(lower, upper, found);
            ledger.compared(upper, compared, found);
            bounds.passed(lower, upper, compared.rows());
            sides.run().progress(StepName.VERIFICATION).add(compared.rows());
            pace.took(Duration.ofNanos(System.nanoTime() - begin), found.isEmpty(), ranges.sumsMislead());
            suspects.decideWhenMany();
            lower = upper;
            more = upper != null;
        }
    }
}
