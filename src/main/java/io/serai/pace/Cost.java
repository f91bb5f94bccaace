package io.serai.pace;

import java.util.Arrays;

/** What carrying takes, lately and usually, in nanoseconds for a unit of work. */
final class Cost {
    private static final int KEPT = 101;
    private static final int LATE = 5;
    private static final int LEAST_KNOWN = 25;

    /** Less than this tells more of the round trips than of the server. */
    private static final long LEAST_WORK = 256 << 10;

    private static final long WORK_OF_ROW = 100;

    private final double[] costs = new double[KEPT];
    private long count;

    /** A row costs about as much as a hundred bytes more of it. */
    static long work(long rows, long bytes) {
        return bytes + WORK_OF_ROW * rows;
    }

    synchronized void add(long nanos, long work) {
        if (work >= LEAST_WORK) {
            costs[(int) (count++ % KEPT)] = (double) nanos / work;
        }
    }

    /** The median of the last few against the median of all that are kept; 0 while they are too few. */
    synchronized double slowness() {
        int known = (int) Math.min(count, KEPT);
        if (known < LEAST_KNOWN) {
            return 0;
        }
        double[] late = new double[LATE];
        for (int i = 0; i < LATE; i++) {
            late[i] = costs[(int) ((count - 1 - i) % KEPT)];
        }
        return median(late) / median(Arrays.copyOf(costs, known));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
