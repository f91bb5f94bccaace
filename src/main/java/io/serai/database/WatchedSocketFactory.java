package io.serai.database;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.protocol.StandardSocketFactory;
import io.serai.datasource.DataSource;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Lets Connector/J, which makes it by its name, work on {@link WatchedSocket}s. */
public final class WatchedSocketFactory extends StandardSocketFactory {
    /** For every answer until the session is ready. */
    static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

    /** The connection that this thread is opening; Connector/J opens the socket in the same thread. */
    private static final ThreadLocal<Opening> OPENING = new ThreadLocal<>();

    private static final class Opening {
        private final Watch watch;
        private final DataSource source;
        private WatchedSocket socket;

        private Opening(Watch watch, DataSource source) {
            this.watch = watch;
            this.source = source;
        }

        /** One for each of the host's addresses, until one of them answers. */
        private WatchedSocket next() {
            forget();
            socket = new WatchedSocket(watch, source);
            watch.add(socket);
            return socket;
        }

        private void forget() {
            if (socket != null) {
                watch.remove(socket);
            }
        }
    }

    /** A new connection under watch. */
    static Connection connect(Watch watch, DataSource source, String url, Properties properties) throws SQLException {
        Opening opening = new Opening(watch, source);
        OPENING.set(opening);
        try {
            properties.setProperty("socketFactory", WatchedSocketFactory.class.getName());
            Connection connection = DriverManager.getConnection(url, properties);
            opening.socket.sessionId(
                    connection.unwrap(JdbcConnection.class).getSession().getThreadId());
            opening.socket.setSoTimeout(Integer.parseInt(properties.getProperty("socketTimeout", "0")));
            return connection;
        } catch (SQLException | RuntimeException e) {
            opening.forget();
            throw e;
        } catch (SocketException e) {
            opening.forget();
            throw new SQLException("The connection is gone: " + e.getMessage(), "08S01", e);
        } finally {
            OPENING.remove();
        }
    }

    @Override
    protected Socket createSocket(PropertySet properties) {
        Opening opening = OPENING.get();
        // Without one Connector/J connects by itself, to cancel a statement: that takes a moment, or has no sense.
        Socket socket = opening == null ? new Socket() : opening.next();
        try {
            socket.setSoTimeout((int) HANDSHAKE_TIMEOUT.toMillis());
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
        return socket;
    }
}
