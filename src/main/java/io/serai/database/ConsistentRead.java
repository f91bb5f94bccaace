package io.serai.database;

import io.serai.datasource.ServerType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Begins a transaction on a connection that sees some tables exactly as they were at a known binlog position.
 *
 * <ul>
 *   <li>MariaDB says the position of a consistent snapshot itself, without any lock.
 *   <li>Elsewhere the tables are locked for reading for the moment it takes: once the lock is granted, every transaction that
 *       wrote to them has ended and is readable, and the next one can only come after the position. On MySQL, where a transaction
 *       stays open on one of them, all tables are locked for that moment, as mysqldump does it; this needs the privilege RELOAD.
 * </ul>
 */
public final class ConsistentRead {
    /** A writer waits no longer than this behind our request for a lock. */
    private static final int LOCK_SECONDS = 1;

    /**
     * A client that disappears while it holds the lock must not keep the source's writers out until somebody notices: the server ends
     * its session after so long without a word, and the position is not given then.
     */
    private static final int HELD_SECONDS = 5;

    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private ConsistentRead() {}

    /**
     * @param reader gets the transaction; the caller ends it
     * @param locker another connection to the same server; unlocked again when this returns or throws
     * @return the position; changes of the tables before it are seen, later ones are not
     */
    public static Position begin(Connection reader, Connection locker, ServerType type, List<TableName> tables)
            throws SQLException {
        try (Statement read = reader.createStatement();
                Statement lock = locker.createStatement()) {
            if (type == ServerType.MARIADB) {
                read.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
                return mariadb(reader);
            }
            lock.execute("SET SESSION lock_wait_timeout=" + LOCK_SECONDS + ", wait_timeout=" + HELD_SECONDS);
            try {
                lock(lock, type, tables);
                read.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
                return Binlog.end(locker, type);
            } finally {
                lock.execute("UNLOCK TABLES");
                lock.execute("SET SESSION lock_wait_timeout=DEFAULT, wait_timeout=" + Session.PATIENCE_SECONDS);
            }
        }
    }

    /** A lock on all tables waits for statements and commits only, so a transaction that stays open does not keep us out. */
    private static void lock(Statement lock, ServerType type, List<TableName> tables) throws SQLException {
        try {
            lock.execute("LOCK TABLES "
                    + tables.stream().map(t -> t.quoted() + " READ").collect(Collectors.joining(", ")));
        } catch (SQLException waited) {
            if (type != ServerType.MYSQL || waited.getErrorCode() != LOCK_WAIT_TIMEOUT) {
                throw waited;
            }
            try {
                lock.execute("FLUSH TABLES WITH READ LOCK");
            } catch (SQLException e) {
                waited.addSuppressed(e);
                throw waited;
            }
        }
    }

    private static Position mariadb(Connection reader) {
        String doing = "reading the position of the snapshot";
        Map<String, String> status = Sql.rows(reader, doing, "SHOW STATUS LIKE 'binlog_snapshot_%'").stream()
                .collect(Collectors.toMap(
                        r -> r.get("variable_name").toLowerCase(java.util.Locale.ROOT), r -> r.get("value")));
        String file = status.get("binlog_snapshot_file");
        long offset = Long.parseLong(status.get("binlog_snapshot_position"));
        String gtids = Sql.value(reader, doing, "SELECT BINLOG_GTID_POS(" + Sql.text(file) + "," + offset + ")")
                .orElse("");
        return new Position(file, offset, gtids);
    }
}
