package io.serai.cdc;

import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.datasource.ServerType;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether the server that a link reads has everything that the link has applied. A replica that was promoted before it had received all
 * has not: rows would be on the target which the source never has. MariaDB notices that by itself when it is asked for its binlog, MySQL
 * only for its own transactions. Those are left to it: one that a crash has taken from it is never tried again, for its number will
 * soon be given to another one.
 */
final class SourceHistory {
    private SourceHistory() {}

    /**
     * A replica may yet receive what it lacks, so this is tried again.
     *
     * @throws TransientException {@code SOURCE_BEHIND} with the transactions that are missing
     */
    static void requireAll(Run run, Databases databases, Position applied) {
        if (run.source().type() != ServerType.MYSQL || !applied.hasGtids()) {
            return;
        }
        String missing = missing(run, databases, applied);
        if (!missing.isEmpty()) {
            throw new TransientException(
                    "SOURCE_BEHIND",
                    "Data source '%s' lacks transactions that the link has applied to the target already: %s."
                            .formatted(run.source().name(), missing),
                    "Let the server catch up, or give it these transactions from the binlog of the server that was read before; then"
                            + " restore. Where they are lost, the target holds what the source never will: release this project, and start"
                            + " a new one.",
                    null);
        }
    }

    private static String missing(Run run, Databases databases, Position applied) {
        String what = "comparing executed transactions with those that the link has applied";
        try (Connection source = databases.open(run.source(), Session.PLAIN)) {
            String sql = "SELECT GTID_SUBTRACT(GTID_SUBTRACT(" + Sql.text(applied.gtids()) + ",@@GLOBAL.gtid_executed),"
                    + "CONCAT(@@GLOBAL.server_uuid,':1-" + (Long.MAX_VALUE - 1) + "'))";
            return Sql.value(source, what, sql).orElse("").replaceAll("\\s", "");
        } catch (SQLException e) {
            throw SqlErrors.translate(e, what);
        }
    }
}
