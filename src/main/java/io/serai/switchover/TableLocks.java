package io.serai.switchover;

import io.serai.database.Sessions;
import io.serai.database.Sql;
import io.serai.project.Mapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code LOCK TABLES ... READ} on the migrated tables of one project, held on a connection that is kept for it. */
final class TableLocks {
    static final int PATIENCE_SECONDS = 10;
    private static final int LOOK_SECONDS = 5;

    private Connection connection;

    /** Returns when they are held; those that are, stay. */
    synchronized void take(Handover handover) {
        if (isHeld()) {
            return;
        }
        List<Mapping> tables = handover.run().tables();
        if (tables.isEmpty()) {
            return;
        }
        String list = tables.stream().map(m -> m.source().quoted() + " READ").collect(Collectors.joining(", "));
        Connection fresh = handover.connect(handover.left());
        try {
            Sql.execute(fresh, "limiting the wait for locks", "SET SESSION lock_wait_timeout=" + PATIENCE_SECONDS);
            Sql.execute(
                    fresh, "locking the migrated tables of '" + handover.run().project() + "'", "LOCK TABLES " + list);
            connection = fresh;
        } finally {
            if (connection != fresh) {
                close(fresh);
            }
        }
    }

    synchronized boolean isHeld() {
        try {
            return connection != null && connection.isValid(LOOK_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** @param endingThoseWhoWait their statements would go through as soon as the locks are gone */
    synchronized void release(Handover handover, boolean endingThoseWhoWait) {
        if (connection == null) {
            return;
        }
        if (endingThoseWhoWait && isHeld()) {
            endThoseWhoWait(handover);
        }
        close(connection);
        connection = null;
    }

    private void endThoseWhoWait(Handover handover) {
        handover.on(handover.left(), "looking for those who wait for the migrated tables", c -> {
            List<String> waiting = Sql.rows(c, "listing sessions", "SHOW PROCESSLIST").stream()
                    .filter(row -> String.valueOf(row.get("state"))
                            .toLowerCase(Locale.ROOT)
                            .contains("metadata lock"))
                    .map(row -> row.get("id"))
                    .toList();
            waiting.forEach(id -> Sessions.kill(c, Long.parseLong(id)));
            if (!waiting.isEmpty()) {
                handover.event("sessions of data source '%s' that were waiting to write were ended: %s"
                        .formatted(handover.left().name(), waiting));
            }
            return null;
        });
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server lets go of the locks of a connection that is gone.
        }
    }
}
