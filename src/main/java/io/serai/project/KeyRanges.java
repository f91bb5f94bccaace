package io.serai.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of whole numbers, held as disjoint ranges in ascending order. Its memory is bounded: when there are more than {@link #MOST}
 * ranges, those that lie nearest to each other are joined with what is between them, so the set may become greater than what was
 * added, and never smaller. Not safe for several threads.
 */
public final class KeyRanges {
    /** Ranges that are held; 32 KiB. */
    static final int MOST = 2_048;

    private long[] first = new long[8];
    private long[] last = new long[8];
    private int size;

    /** Both ends belong to it. */
    public record Range(long first, long last) {
        /** How many numbers are in it; {@link Long#MAX_VALUE} for more. */
        public long width() {
            long width = last - first + 1;
            return width <= 0 ? Long.MAX_VALUE : width;
        }
    }

    public void add(long number) {
        int at = Arrays.binarySearch(first, 0, size, number);
        if (at >= 0) {
            return;
        }
        int next = -at - 1;
        int before = next - 1;
        if (before >= 0 && number <= last[before]) {
            return;
        }
        boolean joinsBefore = before >= 0 && last[before] == number - 1;
        boolean joinsNext = next < size && first[next] == number + 1;
        if (joinsBefore && joinsNext) {
            last[before] = last[next];
            remove(next);
        } else if (joinsBefore) {
            last[before] = number;
        } else if (joinsNext) {
            first[next] = number;
        } else {
            insert(next, number);
        }
    }

    private void insert(int at, long number) {
        if (size == MOST) {
            joinNearest();
            add(number);
            return;
        }
        if (size == first.length) {
            first = Arrays.copyOf(first, 2 * size);
            last = Arrays.copyOf(last, 2 * size);
        }
        System.arraycopy(first, at, first, at + 1, size - at);
        System.arraycopy(last, at, last, at + 1, size - at);
        first[at] = number;
        last[at] = number;
        size++;
    }

    private void remove(int at) {
        System.arraycopy(first, at + 1, first, at, size - at - 1);
        System.arraycopy(last, at + 1, last, at, size - at - 1);
        size--;
    }

    /**
     * Leaves at most three ranges of four: the gaps up to the median are closed, of those that are as wide as it every second one. A
     * gap counts as unsigned: between far ends it does not fit into a long.
     */
    private void joinNearest() {
        long[] gaps = new long[size - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (first[i + 1] - last[i]) + Long.MIN_VALUE;
        }
        long[] sorted = gaps.clone();
        Arrays.sort(sorted);
        long widest = sorted[sorted.length / 2];
        int kept = 0;
        boolean every = false;
        for (int i = 1; i < size; i++) {
            every = gaps[i - 1] == widest && !every;
            if (gaps[i - 1] < widest || every) {
                last[kept] = last[i];
            } else {
                kept++;
                first[kept] = first[i];
                last[kept] = last[i];
            }
        }
        size = kept + 1;
    }

    /** Adds every number of the other set. */
    public void addAll(KeyRanges others) {
        for (int i = 0; i < others.size; i++) {
            add(others.first[i], others.last[i]);
        }
    }

    private void add(long from, long to) {
        int begin = Arrays.binarySearch(first, 0, size, from);
        begin = begin >= 0 ? begin : -begin - 1;
        if (begin > 0 && (last[begin - 1] >= from || last[begin - 1] == from - 1)) {
            begin--;
        }
        int end = begin;
        while (end < size && (first[end] <= to || first[end] == to + 1)) {
            end++;
        }
        if (begin == end) {
            insert(begin, from);
            // A full set has been joined meanwhile: the number may be anywhere.
            int at = Arrays.binarySearch(first, 0, size, from);
            at = at >= 0 ? at : -at - 2;
            if (last[at] < to) {
                last[at] = to;
                absorb(at);
            }
            return;
        }
        first[begin] = Math.min(first[begin], from);
        last[begin] = Math.max(last[end - 1], to);
        for (int i = end - 1; i > begin; i--) {
            remove(i);
        }
    }

    /** Joins a range that has grown with those that it reaches. */
    private void absorb(int at) {
        while (at + 1 < size && (first[at + 1] <= last[at] || first[at + 1] == last[at] + 1)) {
            last[at] = Math.max(last[at], last[at + 1]);
            remove(at + 1);
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ranges.add(new Range(first[i], last[i]));
        }
        return ranges;
    }
}
