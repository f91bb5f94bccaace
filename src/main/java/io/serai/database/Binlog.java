package io.serai.database;

import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import java.sql.Connection;
import java.util.Map;

/** Asks a server about its binlog. */
public final class Binlog {
    private Binlog() {}

    /** The end of the binlog now: transactions before it may not be readable yet. */
    public static Position end(Connection connection, ServerType type) {
        Map<String, String> row = status(connection, type);
        String gtids = type == ServerType.MARIADB
                ? Sql.value(connection, "reading the GTID position", "SELECT @@gtid_binlog_pos")
                        .orElse("")
                : row.getOrDefault("executed_gtid_set", "");
        return new Position(row.get("file"), Long.parseLong(row.get("position")), gtids);
    }

    /** Seconds since the epoch by the server's own clock. */
    public static double clock(Connection connection) {
        return Double.parseDouble(Sql.value(connection, "reading the server's clock", "SELECT UNIX_TIMESTAMP(NOW(6))")
                .orElseThrow());
    }

    static Map<String, String> status(Connection connection, ServerType type) {
        String doing = "reading the end of the binlog";
        var rows = isMySql82(connection, type)
                ? Sql.rows(connection, doing, "SHOW BINARY LOG STATUS")
                : Sql.rows(connection, doing, "SHOW MASTER STATUS");
        return rows.stream()
                .findFirst()
                .orElseThrow(() -> new SeraiException(
                        "BINLOG_OFF",
                        "The server writes no binlog (log_bin=OFF).",
                        "Start the server with log_bin, binlog_format=ROW and binlog_row_image=FULL."));
    }

    /** {@code SHOW MASTER STATUS} went away with MySQL 8.4; its successor came with 8.2. */
    private static boolean isMySql82(Connection connection, ServerType type) {
        return type == ServerType.MYSQL && Version.of(connection).atLeast(8, 2);
    }
}
