package io.serai.database;

import com.mysql.cj.jdbc.JdbcConnection;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.StoppedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lends connections. One pool for each account and {@link Session}; an idle pool holds no connection. MySQL Connector/J
 * serves MariaDB too: it alone hands over the bytes of the text protocol as they are. No connection waits for ever ({@link Watch}).
 */
public final class Databases implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BORROW_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
    private static final int GREATEST_POOL = 64;

    /** The default of {@code serai.connection.silence}. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** A busy server may take a moment to say what it does, however impatient we are. */
    private static final Duration LEAST_LOOK = Duration.ofSeconds(3);

    private static final long SETTLE_POLL_MILLIS = 100;

    private final Map<PoolKey, HikariDataSource> pools = new ConcurrentHashMap<>();
    private final Duration silence;
    private final Watch watch;

    private record PoolKey(DataSource source, Session session) {}

    public Databases() {
        this(SILENCE);
    }

    /** @param silence how long a connection may be silent before the server is asked what it is doing */
    public Databases(Duration silence) {
        this.silence = silence;
        this.watch = new Watch(silence, this::look);
    }

    /** A connection in auto-commit mode; closing it gives it back. */
    public Connection open(DataSource source, Session session) {
        try {
            return pools.computeIfAbsent(new PoolKey(source, session), this::pool)
                    .getConnection();
        } catch (SQLException e) {
            throw SqlErrors.translate(rootOf(e), "connecting to data source '" + source.name() + "'");
        } catch (RuntimeException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw SqlErrors.translate(cause, "connecting to data source '" + source.name() + "'");
            }
            throw e;
        }
    }

    /** A connection outside every pool, for one look at an account that may be wrong. The caller closes it. */
    public Connection connect(DataSource source, Session session) {
        try {
            Connection connection =
                    WatchedSocketFactory.connect(watch, source, url(source), properties(source, session));
            try (var statement = connection.createStatement()) {
                statement.execute(session.settings(source.type()));
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "connecting to data source '" + source.name() + "'");
        }
    }

    /** Closes every pool of a data source, whatever its account was: called when the data source has changed. */
    public void forget(String dataSourceName) {
        pools.keySet().stream()
                .filter(k -> k.source().name().equals(dataSourceName))
                .toList()
                .forEach(k -> {
                    HikariDataSource pool = pools.remove(k);
                    if (pool != null) {
                        pool.close();
                    }
                });
    }

    private ServerLook look(DataSource source) {
        long patience = Math.max(LEAST_LOOK.toMillis(), Math.min(silence.toMillis(), CONNECT_TIMEOUT.toMillis()));
        Properties properties = properties(source, Session.PLAIN);
        properties.setProperty("connectTimeout", String.valueOf(patience));
        properties.setProperty("socketTimeout", String.valueOf(patience));
        try {
            Connection connection = DriverManager.getConnection(url(source), properties);
            return new ServerLook(
                    connection,
                    connection.unwrap(JdbcConnection.class).getSession().getThreadId());
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "connecting to data source '" + source.name() + "'");
        }
    }

    /**
     * Ends what the server may still be doing for connections that broke off, and returns when nothing of it is left. Without
     * broken connections nothing is asked.
     *
     * @return false when the server does not tell which sessions there are
     * @throws SeraiException when the server can not be asked, or a session does not end in time
     */
    public boolean settle(DataSource source) {
        long end = System.nanoTime() + silence.toNanos();
        for (List<LeftSession> left = watch.left(source); !left.isEmpty(); left = watch.left(source)) {
            try (ServerLook look = look(source)) {
                if (!look.isTrusted()) {
                    watch.settled(source, left);
                    return false;
                }
                watch.settled(source, look.end(left, session -> watch.isReused(source, session)));
            }
            if (System.nanoTime() > end) {
                throw new SeraiException(
                        "SESSIONS_REMAIN",
                        "Data source '%s' still has sessions of broken connections: %s"
                                .formatted(
                                        source.name(),
                                        left.stream().map(LeftSession::id).toList()),
                        "See on the server what these sessions wait for, and end them (KILL).");
            }
            try {
                Thread.sleep(SETTLE_POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoppedException();
            }
        }
        return true;
    }

    /** Whether there are broken connections for which the server may still be doing something. */
    public boolean isUnsettled(DataSource source) {
        return !watch.left(source).isEmpty();
    }

    /** Breaks every connection at once, whatever it is doing. */
    public void abort() {
        watch.abortAll();
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        pools.clear();
        watch.close();
    }

    private HikariDataSource pool(PoolKey key) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(key.source().name() + "-" + key.session().name().toLowerCase(java.util.Locale.ROOT));
        config.setDataSource(
                new PooledDriver(watch, key.source(), url(key.source()), properties(key.source(), key.session())));
        config.setConnectionInitSql(key.session().settings(key.source().type()));
        config.setMaximumPoolSize(GREATEST_POOL);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        config.setConnectionTimeout(BORROW_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMaxLifetime(0);
        config.setExceptionOverrideClassName(BrokenStreams.class.getName());
        return new HikariDataSource(config);
    }

    private static String url(DataSource source) {
        String host = source.host().contains(":") ? "[" + source.host() + "]" : source.host();
        return "jdbc:mysql://" + host + ":" + source.port() + "/";
    }

    private static Properties properties(DataSource source, Session session) {
        Properties p = new Properties();
        p.setProperty("connectionCollation", Session.COLLATION);
        p.setProperty("useServerPrepStmts", "false");
        p.setProperty("tinyInt1isBit", "false");
        p.setProperty("yearIsDateType", "false");
        p.setProperty("allowPublicKeyRetrieval", "true");
        p.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toMillis()));
        p.setProperty("tcpKeepAlive", "true");
        p.putAll(source.properties());
        // Only where we load: elsewhere a server could ask for files of this machine.
        p.setProperty("allowLoadLocalInfile", String.valueOf(session == Session.WRITE));
        p.setProperty("allowMultiQueries", "true");
        // Else the driver asks before each statement that writes whether the session may write.
        p.setProperty("readOnlyPropagatesToServer", "false");
        // Else it shortens, for each result that is streamed, the timeout that the session has.
        p.setProperty("netTimeoutForStreamingResults", "0");
        p.setProperty("useAffectedRows", "false");
        // A brace in a name or a text is a brace.
        p.setProperty("enableEscapeProcessing", "false");
        p.setProperty("sslMode", source.tlsMode().name());
        p.setProperty("user", source.user());
        p.setProperty("password", source.password());
        return p;
    }

    private static SQLException rootOf(SQLException e) {
        return e.getCause() instanceof SQLException cause ? cause : e;
    }
}
