package io.serai.verification;

import io.serai.datasource.ServerType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the ranges of a table end. Along a key of whole numbers the end is guessed, and the source's optimizer is asked whether the
 * guess is about right: that costs nothing. Everywhere else, and where the guess is bad, the end is read from the index, which costs
 * about half as much as adding up the rows.
 */
final class RangeBounds {
    /** The optimizer's estimate may be twice what is there. */
    private static final long MOST_TIMES = 4;

    private final BothSides sides;
    private final ComparedKey key;
    private final boolean guesses;
    private Stride stride;
    private boolean asked;

    RangeBounds(BothSides sides) {
        this.sides = sides;
        this.key = sides.alignment().key().orElseThrow();
        boolean estimates = sides.run().source().type() != ServerType.OCEANBASE;
        this.guesses = estimates && key.isWholeNumbers();
    }

    /** Null where nothing is guessed. */
    private Stride stride() {
        if (guesses && !asked) {
            long rows = sides.alignment().source().estimatedRows();
            stride = sides.ask(Side.SOURCE, r -> r.extremes(key.first(Side.SOURCE)))
                    .map(e -> new Stride(e.least(), e.greatest(), rows))
                    .orElse(null);
            asked = true;
        }
        return stride;
    }

    /**
     * The last key of a range of about so many rows, or null when it is the last range.
     *
     * @param lower the last key of the range before, null for the first range
     */
    RowKey next(RowKey lower, long rows) {
        Stride guess = stride();
        if (guess != null) {
            BigInteger to = guess.next(first(lower), rows);
            RowKey upper = to == null ? null : RowKey.prefix(to.toString().getBytes(StandardCharsets.US_ASCII));
            String range = key.range(Side.SOURCE, lower, upper);
            if (sides.ask(Side.SOURCE, r -> r.estimate(range)) <= MOST_TIMES * rows) {
                return upper;
            }
            guess.tooFar();
        }
        return seek(Side.SOURCE, lower, null, rows).orElse(null);
    }

    /** Learns from a range that has been compared. */
    void passed(RowKey lower, RowKey upper, long rows) {
        Stride guess = stride();
        if (guess != null) {
            guess.passed(first(lower), first(upper), rows);
        }
    }

    private static BigInteger first(RowKey bound) {
        return bound == null ? null : new BigInteger(new String(bound.value(0), StandardCharsets.US_ASCII));
    }

    /** The key so many rows behind a bound. */
    Optional<RowKey> seek(Side side, RowKey lower, RowKey upper, long count) {
        return sides.ask(side, r -> r.seek(key.range(side, lower, upper), count - 1));
    }
}
