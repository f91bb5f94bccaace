package io.serai.verification;

/**
 * How a table is cut into ranges.
 *
 * @param first rows of the first range; the later ones follow from the time it took
 * @param least rows of the smallest range
 * @param most rows of the greatest range
 * @param piece rows that are read at a time where a range's sums differ
 */
record RangeSizes(long first, long least, long most, long piece) {
    static final RangeSizes STANDARD = new RangeSizes(20_000, 200, 1_000_000, 2_000);

    long within(double rows) {
        return Math.round(Math.max(least, Math.min(most, rows)));
    }
}
