package io.serai.it;

import io.serai.datasource.ServerType;
import io.serai.fixture.DatabaseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A server as an ordinary account of the business sees it: it writes rows, and {@code read_only} binds it. */
record Clerk(DatabaseServer server) implements DatabaseServer {
    private static final String NAME = "clerk";

    static void ensure(DatabaseServer server) throws SQLException {
        server.execute(
                "CREATE USER IF NOT EXISTS '" + NAME + "'@'%' IDENTIFIED BY '" + NAME + "'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON *.* TO '" + NAME + "'@'%'");
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://%s:%d/?allowPublicKeyRetrieval=true".formatted(HOST, port()), NAME, NAME);
    }

    @Override
    public ServerType type() {
        return server.type();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public Path log() {
        return server.log();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void close() {
        server.close();
    }
}
