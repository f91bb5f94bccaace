package io.serai.pace;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Decides how far to back off, from what is seen once a second. Each sign of trouble halves the speed, not more often than every two
 * seconds; after five quiet seconds it doubles again. Trouble that stays although the project has been at its slowest for long is
 * not the project's doing: it goes back to full speed, and heeds that sign again once it has been away. Not safe for threads.
 */
final class BackOff {
    private static final long STEP_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    private final long patienceNanos;
    private final Set<Sign> ignored = EnumSet.noneOf(Sign.class);
    private int halvings;
    private long changedAt;
    private long seenAt;
    private String reason;

    /** @param patience how long the project stays at its slowest for a trouble that does not go away */
    BackOff(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /**
     * @param seen signs of trouble, each in words
     * @return what has changed, in words, or null
     */
    String look(Map<Sign, String> seen, long nowNanos) {
        ignored.removeIf(sign -> !seen.containsKey(sign));
        Iterator<Map.Entry<Sign, String>> heeded = seen.entrySet().stream()
                .filter(e -> !ignored.contains(e.getKey()))
                .iterator();
        if (!heeded.hasNext()) {
            return recover(nowNanos);
        }
        Map.Entry<Sign, String> trouble = heeded.next();
        seenAt = nowNanos;
        if (halvings == Pace.MOST_HALVINGS) {
            reason = trouble.getValue();
            if (nowNanos - changedAt < patienceNanos) {
                return null;
            }
            ignored.add(trouble.getKey());
            return step(0, nowNanos)
                    + " again: %s, and slowing down has not helped for %d s."
                            .formatted(trouble.getValue(), patienceNanos / 1_000_000_000);
        }
        if (halvings > 0 && nowNanos - changedAt < STEP_NANOS) {
            return null;
        }
        reason = trouble.getValue();
        return step(halvings + 1, nowNanos) + ": " + reason + ".";
    }

    private String recover(long nowNanos) {
        boolean quiet = nowNanos - Math.max(seenAt, changedAt) >= QUIET_NANOS;
        return halvings > 0 && quiet ? step(halvings - 1, nowNanos) + " again: the target has recovered." : null;
    }

    private String step(int to, long nowNanos) {
        halvings = to;
        changedAt = nowNanos;
        reason = to == 0 ? null : reason;
        return to == 0 ? "works at full speed" : "works at 1/%d of its speed".formatted(1 << to);
    }

    int halvings() {
        return halvings;
    }

    /** Why the project is slow, in words, or null. */
    String reason() {
        return reason;
    }
}
