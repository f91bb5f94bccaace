package io.serai.error;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/**
 * Tells apart what the servers say, by SQLState and vendor code, never by the text of a message. The codes are those of
 * MySQL's and MariaDB's {@code mysqld_error.h}.
 */
public final class SqlErrors {
    /** {@code ER_DUP_ENTRY} and its variant with the key's name. */
    public static final Set<Integer> DUPLICATE_KEY = Set.of(1062, 1586);

    private static final int ER_LOCK_WAIT_TIMEOUT = 1205;
    private static final int ER_LOCK_DEADLOCK = 1213;
    private static final int ER_XA_RBDEADLOCK = 1614;
    private static final int ER_SERVER_SHUTDOWN = 1053;
    private static final int ER_CON_COUNT_ERROR = 1040;
    private static final int ER_CONNECTION_KILLED = 1927;
    private static final int ER_QUERY_INTERRUPTED = 1317;
    private static final int ER_CLIENT_INTERACTION_TIMEOUT = 4031;
    private static final Set<Integer> TRANSIENT = Set.of(
            ER_LOCK_WAIT_TIMEOUT,
            ER_LOCK_DEADLOCK,
            ER_XA_RBDEADLOCK,
            ER_SERVER_SHUTDOWN,
            ER_CON_COUNT_ERROR,
            ER_CONNECTION_KILLED,
            ER_QUERY_INTERRUPTED,
            ER_CLIENT_INTERACTION_TIMEOUT);
    private static final Set<Integer> ACCESS = Set.of(1044, 1045, 1142, 1143, 1227, 1370, 1698, 3118);
    private static final Set<Integer> FULL_OR_READ_ONLY = Set.of(1021, 1114, 1290, 1836, 3032);

    private SqlErrors() {}

    public static boolean isDuplicateKey(SQLException e) {
        return DUPLICATE_KEY.contains(e.getErrorCode());
    }

    public static boolean isLockWait(SQLException e) {
        return e.getErrorCode() == ER_LOCK_WAIT_TIMEOUT;
    }

    /** Whether the same statement may succeed when it is sent again, on a new connection. */
    public static boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || isOfTheDriver(e)
                || TRANSIENT.contains(e.getErrorCode())
                || state != null && state.startsWith("08")
                || hasCause(e, IOException.class) && !ACCESS.contains(e.getErrorCode());
    }

    /**
     * Whether driver or pool refuse a statement by themselves, without a word of the server: the connection is closed, or in no state
     * to go on. A statement that is larger than the server's max_allowed_packet is refused by the driver too, but for good.
     */
    public static boolean isOfTheDriver(SQLException e) {
        return e.getErrorCode() == 0
                && (e.getSQLState() == null || "S1000".equals(e.getSQLState()))
                && !(e instanceof PacketTooBigException);
    }

    /** Whether the server has understood the statement, could carry it out, and will refuse it each time. */
    public static boolean isRefusal(SQLException e) {
        return !isTransient(e) && !ACCESS.contains(e.getErrorCode()) && !FULL_OR_READ_ONLY.contains(e.getErrorCode());
    }

    /**
     * The server's error as ours.
     *
     * @param doing what was being done to which object, as in "loading chunk 4 of shop.orders"
     */
    public static SeraiException translate(SQLException e, String doing) {
        String said = "%s failed: %s (error %d, SQLState %s)"
                .formatted(upperFirst(doing), e.getMessage(), e.getErrorCode(), e.getSQLState());
        if (ACCESS.contains(e.getErrorCode())) {
            return new SeraiException(
                    "ACCESS_DENIED",
                    said,
                    "Grant the account what is missing, or correct user and password of the data source; then restore.",
                    e);
        }
        if (FULL_OR_READ_ONLY.contains(e.getErrorCode())) {
            return new SeraiException(
                    "SERVER_NOT_WRITABLE", said, "Make room on the server or make it writable; then restore.", e);
        }
        if (isTransient(e)) {
            return new TransientException(
                    "SERVER_UNAVAILABLE", said, "See that the server is up and reachable; then restore.", e);
        }
        return new SeraiException("SQL_ERROR", said, "Remove the cause that the server names; then restore.", e);
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String upperFirst(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
