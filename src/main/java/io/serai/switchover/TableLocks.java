package io.serai.switchover;

import io.serai.database.Sessions;
import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import io.serai.project.Mapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** As far as our account may: who can not be sent away writes to the old side, which is noticed and reported later. */
    private void endThoseWhoWait(Handover handover) {
        handover.on(handover.left(), "looking for those who wait for the migrated tables", c -> {
            List<String> ended = new ArrayList<>();
            List<String> left = new ArrayList<>();
            for (Map<String, String> row : Sql.rows(c, "listing sessions", "SHOW FULL PROCESSLIST")) {
                if (waitsForUs(handover, row)) {
                    (isEnded(c, row.get("id")) ? ended : left).add(row.get("id"));
                }
            }
            told(handover, ended, "were ended");
            told(handover, left, "could not be ended by our account, and write there now");
            return null;
        });
    }

    /** Others may wait for other tables, in whatever database. */
    private static boolean waitsForUs(Handover handover, Map<String, String> row) {
        if (!lower(row.get("state")).contains("metadata lock")) {
            return false;
        }
        String database = lower(row.get("db"));
        String statement = lower(row.get("info"));
        return handover.run().tables().stream()
                .map(Mapping::source)
                .anyMatch(t -> statement.contains(lower(t.table()))
                        && (database.equals(lower(t.database())) || statement.contains(lower(t.database()))));
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static boolean isEnded(Connection connection, String id) {
        try {
            Sessions.kill(connection, Long.parseLong(id));
            return true;
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            return false;
        }
    }

    private static void told(Handover handover, List<String> sessions, String what) {
        if (!sessions.isEmpty()) {
            handover.event("sessions of data source '%s' that were waiting to write %s: %s"
                    .formatted(handover.left().name(), what, sessions));
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server lets go of the locks of a connection that is gone.
        }
    }
}
