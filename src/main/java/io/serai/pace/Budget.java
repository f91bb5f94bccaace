package io.serai.pace;

/**
 * A token bucket that is paid afterwards: what has been carried is charged, and nobody begins while something is owed. So a
 * piece of work never waits in its midst, and what is carried stays within the limit however large a piece turns out to be. What
 * was not used is kept for a second. Not safe for threads.
 */
final class Budget {
    private static final double CREDIT_SECONDS = 1;

    private double perSecond = Double.POSITIVE_INFINITY;
    private double owed;
    private long settledAt;

    /** @param most units a second, or null for no limit; what is owed stays so, unless there is no limit */
    void limit(Long most, long nowNanos) {
        settle(nowNanos);
        perSecond = most == null ? Double.POSITIVE_INFINITY : most;
        owed = most == null ? 0 : Math.max(owed, -CREDIT_SECONDS * perSecond);
    }

    void charge(long units, long nowNanos) {
        settle(nowNanos);
        if (perSecond != Double.POSITIVE_INFINITY) {
            owed += units;
        }
    }

    /** How long it takes until nothing is owed, in nanoseconds; 0 when work may begin. */
    long waitNanos(long nowNanos) {
        settle(nowNanos);
        return owed <= 0 ? 0 : (long) Math.ceil(owed / perSecond * 1e9);
    }

    private void settle(long nowNanos) {
        if (perSecond != Double.POSITIVE_INFINITY) {
            double earned = (nowNanos - settledAt) / 1e9 * perSecond;
            owed = Math.max(-CREDIT_SECONDS * perSecond, owed - earned);
        }
        settledAt = nowNanos;
    }
}
