package io.serai.database;

import io.serai.datasource.DataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/** Where a pool gets its connections from: all of them are watched. */
final class PooledDriver implements javax.sql.DataSource {
    private final Watch watch;
    private final DataSource source;
    private final String url;
    private final Properties properties;

    PooledDriver(Watch watch, DataSource source, String url, Properties properties) {
        this.watch = watch;
        this.source = source;
        this.url = url;
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties own = new Properties();
        own.putAll(properties);
        return WatchedSocketFactory.connect(watch, source, url, own);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("A pool has one account.");
    }

    @Override
    public int getLoginTimeout() {
        return (int) WatchedSocketFactory.HANDSHAKE_TIMEOUT.toSeconds();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Every connection has the time limits of its data source.
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Nothing is written.
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("There is no " + type.getName() + " below.");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
