package io.serai.project;

import io.serai.database.Sessions;
import io.serai.database.Sql;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import io.serai.fault.FailPoint;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes sure that only the newest run of a project writes to its target. A run takes the lease once; every transaction then
 * reads it under a shared lock, so a later run's taking waits for those under way and refuses those that come after.
 *
 * <p>Who holds it may be out of reach with its transaction open: a machine that lost its power, a process that was stopped. So a
 * holder's session also takes a lock of its own name, by which the next run finds it and ends it when waiting is of no use.
 */
public final class Lease {
    private Lease() {}

    /** Takes the lease, from whoever had it, and makes the helper database where it is missing. */
    public static void take(Connection target, Run run) {
        String doing = "taking the lease of project '" + run.project() + "' on the target";
        Sql.execute(target, doing, "CREATE DATABASE IF NOT EXISTS serai DEFAULT CHARACTER SET utf8mb4");
        Sql.execute(
                target,
                doing,
                "CREATE TABLE IF NOT EXISTS serai.lease (project VARCHAR(64) NOT NULL PRIMARY KEY,"
                        + " owner VARCHAR(36) NOT NULL) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        FailPoint.LEASE.before();
        try {
            become(target, run, doing);
        } catch (TransientException e) {
            boolean held = e.getCause() instanceof SQLException cause && SqlErrors.isLockWait(cause);
            if (!held || !hasNamedLocks(run)) {
                throw e;
            }
            endHolders(target, run, doing);
            become(target, run, doing);
        }
        FailPoint.LEASE.after();
    }

    private static void become(Connection target, Run run, String doing) {
        Sql.execute(
                target,
                doing,
                "INSERT INTO serai.lease VALUES (" + Sql.text(run.project()) + "," + Sql.text(run.owner())
                        + ") ON DUPLICATE KEY UPDATE owner=VALUES(owner)");
    }

    private static void endHolders(Connection target, Run run, String doing) {
        List<Map<String, String>> holders = Sql.rows(
                target,
                doing,
                "SELECT id FROM information_schema.processlist WHERE id<>CONNECTION_ID() AND IS_USED_LOCK("
                        + lockOf(run, "id") + ")=id");
        for (Map<String, String> holder : holders) {
            run.event("session " + holder.get("id") + " of an earlier run held the lease on the target and was ended");
            Sessions.kill(target, Long.parseLong(holder.get("id")));
        }
    }

    /** OceanBase has them in its later versions only; there a holder out of reach is waited for. */
    private static boolean hasNamedLocks(Run run) {
        return run.target().type() != ServerType.OCEANBASE;
    }

    /** The name of a session's own lock; locks have short names. */
    private static String lockOf(Run run, String session) {
        UUID project = UUID.nameUUIDFromBytes(run.project().getBytes(StandardCharsets.UTF_8));
        return "CONCAT('serai." + project + ".'," + session + ")";
    }

    /**
     * Call inside a transaction, before its first write.
     *
     * @throws SeraiException {@code FENCED} when another runtime has taken the lease
     */
    public static void hold(Connection target, Run run) throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet result = statement.executeQuery("SELECT owner"
                        + (hasNamedLocks(run) ? ",GET_LOCK(" + lockOf(run, "CONNECTION_ID()") + ",0)" : "")
                        + " FROM serai.lease WHERE project=" + Sql.text(run.project()) + " LOCK IN SHARE MODE")) {
            if (!result.next() || !result.getString(1).equals(run.owner())) {
                throw new SeraiException(
                        "FENCED",
                        "Another runtime works on project '" + run.project() + "' and has taken over its target.",
                        "Find the other runtime (or a copy of this one's state), stop one of the two, then restore here.");
            }
        }
    }

    /** Gives the lease back for good; the last project to do so takes the helper database along when it is empty. */
    public static void end(Connection target, Run run) {
        Sql.execute(
                target,
                "ending the lease of project '" + run.project() + "'",
                "DELETE FROM serai.lease WHERE project=" + Sql.text(run.project()));
    }
}
