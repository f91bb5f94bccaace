package io.serai.bench;

import java.util.List;
import java.util.Locale;

/** What one contender took, in seconds, round by round. */
record Series(List<Double> seconds) {
    Series {
        seconds = List.copyOf(seconds);
    }

    boolean isEmpty() {
        return seconds.isEmpty();
    }

    double median() {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return seconds.stream().min(Double::compare).orElseThrow();
    }

    double most() {
        return seconds.stream().max(Double::compare).orElseThrow();
    }

    /** {@code 12.34 s}; milliseconds below a tenth of a second. */
    static String shown(double value) {
        return value < 0.1
                ? String.format(Locale.ROOT, "%.1f ms", value * 1000)
                : String.format(Locale.ROOT, "%.2f s", value);
    }
}
