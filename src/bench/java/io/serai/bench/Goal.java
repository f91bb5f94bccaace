package io.serai.bench;

import java.util.Locale;
import java.util.Map;

/**
 * How Serai is to compare with another contender.
 *
 * @param other name of the other
 * @param most Serai's time is to be at most so many times the other's
 */
record Goal(String other, double most) {
    /** One line that says how it is, or nothing when one of the two did not run. */
    String judge(Map<String, Series> series) {
        Series own = series.get(FullLoads.SERAI);
        Series peer = series.get(other);
        if (own == null || own.isEmpty() || peer == null || peer.isEmpty()) {
            return "- Against " + other + ": not measured.";
        }
        double ratio = own.median() / peer.median();
        return String.format(
                Locale.ROOT,
                "- Serai takes %.2f times as long as %s; to reach: at most %.2f. %s",
                ratio,
                other,
                most,
                ratio <= most ? "**Reached.**" : "**Missed.**");
    }
}
