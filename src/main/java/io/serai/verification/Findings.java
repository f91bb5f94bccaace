package io.serai.verification;

import io.serai.verification.Comparison.Difference;

/** Collects what is found in one table: all are counted, so many are kept. */
final class Findings {
    private static final int MOST_KEPT = 10_000;

    private final VerificationStore store;
    private final String project;
    private long rows;
    private long different;
    private long missing;
    private long extra;

    Findings(VerificationStore store, String project) {
        this.store = store;
        this.project = project;
    }

    void add(Difference difference) {
        long count = Long.parseLong(difference.key().getOrDefault("count", "1"));
        switch (difference.kind()) {
            case DIFFERENT -> different += count;
            case MISSING -> missing += count;
            case EXTRA -> extra += count;
        }
        if (total() <= MOST_KEPT) {
            store.add(project, difference);
        }
    }

    void compared(long more) {
        rows += more;
    }

    void rows(long all) {
        rows = all;
    }

    long rows() {
        return rows;
    }

    long different() {
        return different;
    }

    long missing() {
        return missing;
    }

    long extra() {
        return extra;
    }

    long total() {
        return different + missing + extra;
    }
}
