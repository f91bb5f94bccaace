package io.serai.cdc;

import io.serai.database.Binlog;
import io.serai.database.Position;
import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.project.Patience;
import io.serai.project.Run;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * XA transactions that were prepared before the start position and are open there. Their rows are before the position, where nobody
 * reads, and their commit is after it; so the load begins only when all of them are decided on, and sees their rows.
 */
final class OpenXa {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private OpenXa() {}

    /**
     * Call once the start position is fixed.
     *
     * @return every XA commit before this can be read by now; null when the account may not see XA transactions
     * @throws SeraiException {@code XA_TRANSACTION_OPEN} when one stays prepared for half a minute
     */
    static Position settle(Run run, Connection source) {
        Optional<List<Map<String, String>>> open = list(source);
        if (open.isEmpty()) {
            run.event("cdc: the account of data source '" + run.source().name()
                    + "' may not see prepared XA transactions;"
                    + " one that is open now stops the link when it is committed");
            return null;
        }
        long deadline = System.nanoTime() + LONGEST.toNanos();
        List<Map<String, String>> waiting = open.get();
        while (!waiting.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new SeraiException(
                        "XA_TRANSACTION_OPEN",
                        "XA transaction '%s' (and %d more) has been prepared on the source and is neither committed nor rolled back."
                                .formatted(waiting.get(0).get("data"), waiting.size() - 1),
                        "Commit it or roll it back (XA RECOVER lists what is open), then restore.");
            }
            Patience.sleep(run, POLL);
            List<Map<String, String>> now = list(source).orElseThrow();
            waiting = waiting.stream().filter(now::contains).toList();
        }
        return Binlog.end(source, run.source().type());
    }

    /** Empty where the account lacks the privilege, or the server does not know the statement. */
    private static Optional<List<Map<String, String>>> list(Connection source) {
        try {
            return Optional.of(Sql.rows(source, "listing prepared XA transactions", "XA RECOVER"));
        } catch (io.serai.error.TransientException e) {
            throw e;
        } catch (SeraiException e) {
            return Optional.empty();
        }
    }
}
