package io.serai.pace;

import io.serai.error.SqlErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks at a target for signs of trouble. What the account may not read, or the server does not know, is not asked for again.
 * Not safe for threads.
 */
final class TargetSigns {
    private static final String STATUS = "SHOW GLOBAL STATUS WHERE Variable_name IN"
            + " ('Threads_running','Innodb_row_lock_current_waits','Innodb_history_list_length')";
    private static final String WAITING = "SELECT trx_id, CONCAT(trx_id, ' ', trx_wait_started)"
            + " FROM information_schema.innodb_trx WHERE trx_state='LOCK WAIT' LIMIT 1000";
    private static final String HISTORY = "SELECT name, count FROM information_schema.innodb_metrics"
            + " WHERE name='trx_rseg_history_len' AND status='enabled'";

    private static final String ANY_WAIT = "any";
    private static final int MANY_LOOKS = 3;

    private final TargetWatch.Bounds bounds;
    private final Set<String> refused = new HashSet<>();
    private final Map<String, Long> waitingSince = new HashMap<>();
    private Long lastHistory;
    private int busyLooks;
    private int growingLooks;

    TargetSigns(TargetWatch.Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * @param own sessions that the project itself keeps at work
     * @param slowness how many times as long as usual a write takes, 0 when unknown
     * @throws SQLException when the server can not be asked at all
     */
    Map<Sign, String> look(Connection target, int own, double slowness, long nowNanos) throws SQLException {
        Map<String, String> status = ask(target, STATUS);
        Map<Sign, String> seen = new EnumMap<>(Sign.class);
        lockWait(waiting(target, status), nowNanos, seen);
        history(history(target, status), seen);
        threadsRunning(number(status.get("threads_running")), own, seen);
        if (bounds.latencyFactor() > 0 && slowness >= bounds.latencyFactor()) {
            seen.put(
                    Sign.LATENCY,
                    String.format(Locale.ROOT, "writing takes %.0f times as long as it usually does", slowness));
        }
        return seen;
    }

    /** Names of the waits that are there now: the same name is the same wait. */
    private Set<String> waiting(Connection target, Map<String, String> status) throws SQLException {
        if (bounds.lockWait().isZero()) {
            return Set.of();
        }
        Map<String, String> transactions = ask(target, WAITING);
        if (!refused.contains(WAITING)) {
            return new HashSet<>(transactions.values());
        }
        Long waits = number(status.get("innodb_row_lock_current_waits"));
        return waits == null || waits == 0 ? Set.of() : Set.of(ANY_WAIT);
    }

    private void lockWait(Set<String> waits, long nowNanos, Map<Sign, String> seen) {
        waitingSince.keySet().retainAll(waits);
        waits.forEach(wait -> waitingSince.putIfAbsent(wait, nowNanos));
        long oldest = waitingSince.values().stream()
                .mapToLong(since -> nowNanos - since)
                .max()
                .orElse(-1);
        if (oldest >= bounds.lockWait().toNanos()) {
            seen.put(
                    Sign.LOCK_WAIT,
                    "a transaction of the target has been waiting for a row lock for more than %d s"
                            .formatted(oldest / 1_000_000_000));
        }
    }

    private Long history(Connection target, Map<String, String> status) throws SQLException {
        Long length = number(status.get("innodb_history_list_length"));
        if (length != null || bounds.historyLength() == 0) {
            return length;
        }
        return number(ask(target, HISTORY).get("trx_rseg_history_len"));
    }

    private void history(Long length, Map<Sign, String> seen) {
        boolean grows = length != null && lastHistory != null && length > lastHistory;
        growingLooks = grows ? growingLooks + 1 : 0;
        lastHistory = length;
        if (bounds.historyLength() > 0
                && length != null
                && length >= bounds.historyLength()
                && growingLooks >= MANY_LOOKS) {
            seen.put(Sign.HISTORY, "the target's history list has grown to %d".formatted(length));
        }
    }

    private void threadsRunning(Long running, int own, Map<Sign, String> seen) {
        boolean busy = bounds.threadsRunning() > 0 && running != null && running - own >= bounds.threadsRunning();
        busyLooks = busy ? busyLooks + 1 : 0;
        if (busyLooks >= MANY_LOOKS) {
            seen.put(Sign.THREADS_RUNNING, "%d sessions are at work on the target at once".formatted(running));
        }
    }

    private static Long number(String text) {
        return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
    }

    private Map<String, String> ask(Connection target, String sql) throws SQLException {
        Map<String, String> answer = new HashMap<>();
        if (refused.contains(sql)) {
            return answer;
        }
        try (Statement statement = target.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                answer.put(result.getString(1).toLowerCase(Locale.ROOT), result.getString(2));
            }
        } catch (SQLException e) {
            if (SqlErrors.isTransient(e)) {
                throw e;
            }
            refused.add(sql);
        }
        return answer;
    }
}
