package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.database.Version;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * {@code read_only} or {@code super_read_only} of a server, as a fence. On MySQL from 8.0 on it outlasts a restart of the server: what
 * clients write to the old side between its start and our next look would be missing on the new one. Other servers have no such thing.
 */
final class FenceVariable {
    private FenceVariable() {}

    /** Sets it, and has the server remember that, or forget it again: then its own configuration counts. */
    static void set(Handover handover, DataSource side, String variable, boolean on) {
        try (Connection connection = handover.connect(side)) {
            if (Sql.isOn(connection, variable) != on) {
                // Others may hold locks that it has to wait for: not for long, since everybody waits behind it.
                Sql.execute(
                        connection,
                        "limiting the wait for locks",
                        "SET SESSION lock_wait_timeout=" + TableLocks.PATIENCE_SECONDS);
                String sql = "SET GLOBAL " + variable + (on ? "=ON" : "=OFF");
                Sql.execute(connection, sql + " on data source '" + side.name() + "'", sql);
            }
            if (persists(connection, side)) {
                remember(handover, connection, side, variable, on);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "setting " + variable);
        }
    }

    /** A server that is run by others may refuse it: then there is nothing that it could have to forget, either. */
    private static void remember(
            Handover handover, Connection connection, DataSource side, String variable, boolean on) {
        String sql = on ? "SET PERSIST " + variable + "=ON" : "RESET PERSIST IF EXISTS " + variable;
        try {
            Sql.execute(connection, sql + " on data source '" + side.name() + "'", sql);
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            if (on) {
                handover.event("%s=ON would not outlast a restart of data source '%s': %s"
                        .formatted(variable, side.name(), e.getMessage()));
            }
        }
    }

    /** What a person has to say on a server to take it away for good. */
    static String off(Handover handover, DataSource side, String variable) {
        String off = "SET GLOBAL " + variable + "=OFF";
        return handover.on(side, "reading the server's version", c -> persists(c, side))
                ? off + "; RESET PERSIST IF EXISTS " + variable
                : off;
    }

    private static boolean persists(Connection connection, DataSource side) {
        return side.type() == ServerType.MYSQL && Version.of(connection).atLeast(8, 0);
    }
}
