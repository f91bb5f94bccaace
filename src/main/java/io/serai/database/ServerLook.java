package io.serai.database;

import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a server says of our other sessions, over a connection made for this. */
final class ServerLook implements AutoCloseable {
    /** The server waits for the client; when the client waits too, the line between them is dead. */
    private static final Set<String> WAITS_FOR_US =
            Set.of("sending to client", "receiving from client", "writing to net", "reading from net");

    private final Connection connection;
    private final long ownId;
    private final Map<Long, Boolean> atWork = new HashMap<>();
    private final boolean trusted;

    /** @param ownId the session of this connection */
    ServerLook(Connection connection, long ownId) {
        this.connection = connection;
        this.ownId = ownId;
        this.trusted = read();
    }

    /** A list without the session that asks for it (a proxy may answer in the server's place) proves nothing. */
    private boolean read() {
        atWork.clear();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW PROCESSLIST")) {
            while (rows.next()) {
                String state = rows.getString("State");
                boolean waits = "Sleep".equalsIgnoreCase(rows.getString("Command"))
                        || state != null && WAITS_FOR_US.contains(state.toLowerCase(Locale.ROOT));
                atWork.put(rows.getLong("Id"), !waits);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "asking the server for its sessions");
        }
        return atWork.containsKey(ownId);
    }

    /** Whether the error leaves open that the server is gone; one that refuses us is there. */
    static boolean saysNothing(RuntimeException e) {
        if (!(e instanceof TransientException)) {
            return false;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the server still does something for the session, as far as it can be told. */
    boolean isAtWork(WatchedSocket socket) {
        return !trusted || atWork.getOrDefault(socket.sessionId(), false);
    }

    /** Whether it can be told at all which sessions there are. */
    boolean isTrusted() {
        return trusted;
    }

    /**
     * Those that are over; the others are told to end.
     *
     * @param reused whether a younger connection has the session's number: a server gives it again only after it was started anew
     */
    List<LeftSession> end(List<LeftSession> sessions, Predicate<LeftSession> reused) {
        String age = Sql.rows(connection, "asking for the server's age", "SHOW GLOBAL STATUS LIKE 'Uptime'")
                .get(0)
                .get("value");
        long started = System.nanoTime() - TimeUnit.SECONDS.toNanos(Long.parseLong(age));
        List<LeftSession> over = sessions.stream()
                .filter(s -> s.endedBefore(started) || !atWork.containsKey(s.id()) || s.id() == ownId || reused.test(s))
                .toList();
        sessions.stream().filter(s -> !over.contains(s)).forEach(s -> Sessions.kill(connection, s.id()));
        return over;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It has said what it was made for.
        }
    }
}
