package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * XA transactions that had begun before writes were stopped. {@code super_read_only} of MySQL refuses their statements, and yet lets
 * them be prepared and committed, whoever they belong to; and one that is prepared waits for its commit without a session. So each of
 * them is waited for.
 */
final class XaWriters {
    private static final String UNDER_WAY =
            "SELECT CONCAT(thread_id, '/', event_id) AS id FROM performance_schema.events_transactions_current"
                    + " WHERE state='ACTIVE' AND xa_state IN ('ACTIVE','IDLE')";

    private XaWriters() {}

    /** @throws SeraiException {@code TRANSACTION_OPEN} when one is neither committed nor rolled back in time */
    static void await(Handover handover, Fence fence) {
        boolean told = true;
        if (fence.kind() == FenceKind.SUPER_READ_ONLY) {
            told = await(handover, "are under way", c -> ids(c, UNDER_WAY, "id"));
        }
        told &= await(handover, "are prepared", c -> ids(c, "XA RECOVER", "data"));
        if (!told) {
            handover.event(
                    "it can not be told whether XA transactions are still open on data source '%s'; what they commit now is lost for the"
                                    .formatted(handover.left().name())
                            + " other side, and reported");
        }
    }

    /** What there is now, or nothing where the account may not see it. */
    private static boolean await(Handover handover, String what, Sql.Work<Optional<Set<String>>> listing) {
        String doing = "looking for open XA transactions";
        Optional<Set<String>> now = handover.on(handover.left(), doing, listing);
        Set<String> open = new HashSet<>(now.orElse(Set.of()));
        Instant deadline = handover.deadline();
        while (!open.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new SeraiException(
                        "TRANSACTION_OPEN",
                        "%d XA transactions of data source '%s' %s, and neither committed nor rolled back."
                                .formatted(open.size(), handover.left().name(), what),
                        "Commit them or roll them back (XA RECOVER lists those that are prepared), then begin again.");
            }
            handover.pause();
            open.retainAll(handover.on(handover.left(), doing, listing).orElse(Set.of()));
        }
        return now.isPresent();
    }

    private static Optional<Set<String>> ids(Connection connection, String sql, String column) {
        try {
            return Optional.of(Sql.rows(connection, "looking for open XA transactions", sql).stream()
                    .map(row -> String.valueOf(row.get(column)))
                    .collect(Collectors.toSet()));
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            return Optional.empty();
        }
    }
}
