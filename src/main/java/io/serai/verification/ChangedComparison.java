package io.serai.verification;

import io.serai.project.KeyRanges.Range;
import io.serai.project.StepName;
import io.serai.verification.Reader.Sums;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the rows of a table whose key begins with one of some whole numbers: those that have changed since both sides were found
 * equal. Narrow ranges are added up many at a time; wide ones, and those of which one does not match, each by itself.
 */
final class ChangedComparison {
    private static final int TOGETHER = 500;

    private final BothSides sides;
    private final ComparedKey key;
    private final Ledger ledger;
    private final RangeSizes sizes;
    private final RangeBounds bounds;
    private final RangeRows ranges;
    private final RangePace pace;
    private final Set<RowKey> found = new HashSet<>();
    private long compared;

    ChangedComparison(BothSides sides, Ledger ledger, Suspects suspects, RangeSizes sizes) {
        this.sides = sides;
        this.key = sides.alignment().key().orElseThrow();
        this.ledger = ledger;
        this.sizes = sizes;
        this.bounds = new RangeBounds(sides);
        this.ranges = new RangeRows(sides, ledger, suspects, sizes, bounds);
        this.pace = new RangePace(sizes, sides.alignment().source());
    }

    /** The ledger gets no checksum: there is none of the table. */
    void compare(List<Range> changed) {
        List<Range> together = new ArrayList<>();
        long width = 0;
        for (Range range : changed) {
            if (range.width() > sizes.first()) {
                walk(range);
                continue;
            }
            if (together.size() == TOGETHER || width + range.width() > sizes.first()) {
                addUp(together);
                together.clear();
                width = 0;
            }
            together.add(range);
            width += range.width();
        }
        addUp(together);
        ledger.compared(null, new Sums(compared, null), found);
    }

    private void addUp(List<Range> some) {
        if (some.isEmpty()) {
            return;
        }
        sides.run().proceed();
        Optional<Sums> sums =
                ranges.sumsMislead() ? Optional.empty() : ranges.equal(side -> key.beginningWith(side, some));
        if (sums.isPresent()) {
            count(sums.get().rows());
        } else {
            some.forEach(this::walk);
        }
    }

    private void walk(Range range) {
        BigInteger last = BigInteger.valueOf(range.last());
        RowKey lower = bound(BigInteger.valueOf(range.first()).subtract(BigInteger.ONE));
        boolean more = true;
        while (more && !ledger.isFull()) {
            sides.run().proceed();
            long begin = System.nanoTime();
            RowKey upper = bounds.next(lower, pace.rows());
            more = upper != null && first(upper).compareTo(last) < 0;
            upper = more ? upper : bound(last);
            int before = found.size();
            long rows = ranges.compare(lower, upper, found).rows();
            count(rows);
            if (more) {
                bounds.passed(lower, upper, rows);
                pace.took(Duration.ofNanos(System.nanoTime() - begin), found.size() == before, ranges.sumsMislead());
            }
            lower = upper;
        }
    }

    private void count(long rows) {
        compared += rows;
        sides.run().progress(StepName.VERIFICATION).add(rows);
    }

    private static RowKey bound(BigInteger number) {
        return RowKey.prefix(number.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static BigInteger first(RowKey bound) {
        return new BigInteger(new String(bound.value(0), StandardCharsets.US_ASCII));
    }
}
