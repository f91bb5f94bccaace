package io.serai.verification;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Guesses how far to go along a key of whole numbers to pass a wanted number of rows, from how many there were so far. Where it is
 * wrong a range has more or fewer rows than wanted; no row is left out by that.
 */
final class Stride {
    private static final double MOST_CHANGE = 8;

    private final BigInteger least;
    private final BigInteger greatest;
    private double numbersPerRow;

    /**
     * @param least value of the key's first column
     * @param estimatedRows of the table, 0 when nobody knows
     */
    Stride(BigInteger least, BigInteger greatest, long estimatedRows) {
        this.least = least;
        this.greatest = greatest;
        this.numbersPerRow = greatest.subtract(least).add(BigInteger.ONE).doubleValue() / Math.max(1, estimatedRows);
    }

    /**
     * Where a range of about so many rows ends, or null when it would reach the greatest value.
     *
     * @param from where it begins, null for the table's beginning
     */
    BigInteger next(BigInteger from, long rows) {
        BigInteger step = new BigDecimal(Math.max(1, numbersPerRow * rows)).toBigInteger();
        BigInteger to = start(from).add(step);
        return to.compareTo(greatest) >= 0 ? null : to;
    }

    private BigInteger start(BigInteger from) {
        return from == null ? least.subtract(BigInteger.ONE) : from;
    }

    /** Learns how many rows a range has had. A null bound is that of the table. */
    void passed(BigInteger from, BigInteger to, long rows) {
        BigInteger width = (to == null ? greatest : to).subtract(start(from));
        double seen = Math.max(0, width.doubleValue()) / Math.max(1, rows);
        numbersPerRow = Math.max(numbersPerRow / MOST_CHANGE, Math.min(numbersPerRow * MOST_CHANGE, seen));
    }

    /** A range as guessed would have had far too many rows. */
    void tooFar() {
        numbersPerRow /= MOST_CHANGE;
    }
}
