package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One MariaDB server on 127.0.0.1, made for migrations: binlog in row format with full images and full metadata.
 *
 * <p>The data directory is the caller's: it is filled on the first start and kept afterwards. The server ends with this
 * JVM at the latest. Accounts: {@value #USER} with the password {@value #PASSWORD}, and root without one; both may do
 * everything.
 */
public final class EmbeddedServer implements AutoCloseable {
    public static final String HOST = "127.0.0.1";
    public static final String USER = "serai";
    public static final String PASSWORD = "serai";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(15);

    /**
     * TLS is off because the server would make a key at each start, which takes seconds; {@code --ssl=1} turns it on
     * again.
     */
    private static final List<String> OPTIONS = List.of(
            "--bind-address=" + HOST,
            "--skip-name-resolve",
            "--ssl=0",
            "--log-bin=binlog",
            "--binlog-format=ROW",
            "--binlog-row-image=FULL",
            "--binlog-row-metadata=FULL",
            "--gtid-strict-mode=1",
            "--log-bin-trust-function-creators=1",
            "--sync-binlog=0",
            "--local-infile=1",
            "--max-allowed-packet=64M",
            "--character-set-server=utf8mb4",
            "--innodb-buffer-pool-size=128M",
            "--innodb-flush-log-at-trx-commit=2");

    private final Path dataDirectory;
    private final int port;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private ChildProcess process;

    private EmbeddedServer(Builder builder) {
        this.dataDirectory = builder.dataDirectory.toAbsolutePath().normalize();
        this.port = builder.port == 0 ? FreePorts.next() : builder.port;
        int serverId = builder.serverId == 0 ? port : builder.serverId;
        this.arguments = new ArrayList<>(OPTIONS);
        this.arguments.addAll(List.of("--port=" + port, "--server-id=" + serverId));
        this.arguments.addAll(builder.arguments);
        this.environment = Map.copyOf(builder.environment);
    }

    /** A server on this data directory, with defaults for the rest: a free port, and the port as server id. */
    public static Builder in(Path dataDirectory) {
        return new Builder(dataDirectory);
    }

    /** Starts the server and returns when it takes connections; does nothing when it runs. */
    public synchronized EmbeddedServer start() {
        if (isRunning()) {
            return this;
        }
        ServerDistribution distribution = ServerDistribution.load();
        prepareDataDirectory(distribution);
        ProcessBuilder command = distribution.command(dataDirectory, arguments);
        command.environment().putAll(environment);
        process = ChildProcess.start("The embedded server on port " + port, command, log());
        awaitReady();
        return this;
    }

    /** Ends the server cleanly; its data stays, and {@link #start()} continues on it at the same port. */
    public synchronized void stop() {
        if (process != null) {
            process.stop(STOP_TIMEOUT);
        }
    }

    /** Ends the server as a crash does (SIGKILL); its data stays, and {@link #start()} recovers it. */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    public int port() {
        return port;
    }

    /** The operating system's id of the server process, which must have been started. */
    public synchronized long pid() {
        return process.pid();
    }

    public Path dataDirectory() {
        return dataDirectory;
    }

    /** The server's error log, in its data directory. */
    public Path log() {
        return dataDirectory.resolve("server.log");
    }

    /** For MariaDB Connector/J; without account and database. */
    public String jdbcUrl() {
        return "jdbc:mariadb://%s:%d/".formatted(HOST, port);
    }

    /** A connection of the account {@value #USER}, without a current database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), USER, PASSWORD);
    }

    /** A connection of the account {@value #USER} with this current database. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl() + database, USER, PASSWORD);
    }

    public Connection connectAsRoot() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "root", "");
    }

    /** Runs statements one after the other on one connection of the account {@value #USER}. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void prepareDataDirectory(ServerDistribution distribution) {
        try {
            Files.createDirectories(dataDirectory);
            if (!Files.exists(dataDirectory.resolve("ibdata1"))) {
                Directories.copy(distribution.template(), dataDirectory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the data directory %s".formatted(dataDirectory), e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!answers()) {
            boolean late = System.nanoTime() > deadline;
            if (late || process.endsWithin(POLL)) {
                String message = process.diagnosis();
                process.kill();
                throw new IllegalStateException(message);
            }
        }
    }

    /** Another server on our port must not be taken for ours, which then is about to end for want of the port. */
    private boolean answers() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT @@datadir")) {
            result.next();
            return Files.isSameFile(Path.of(result.getString(1)), dataDirectory);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** What may be chosen before the first start. */
    public static final class Builder {
        private final Path dataDirectory;
        private final List<String> arguments = new ArrayList<>();
        private final Map<String, String> environment = new HashMap<>();
        private int port;
        private int serverId;

        private Builder(Path dataDirectory) {
            this.dataDirectory = dataDirectory;
        }

        public Builder port(int number) {
            port = number;
            return this;
        }

        public Builder serverId(int id) {
            serverId = id;
            return this;
        }

        /** Options of mariadbd such as {@code --innodb-buffer-pool-size=1G}; they win over the defaults. */
        public Builder arguments(String... options) {
            arguments.addAll(List.of(options));
            return this;
        }

        /** Variables of the server's process such as {@code TZ}. */
        public Builder environment(Map<String, String> variables) {
            environment.putAll(variables);
            return this;
        }

        /** The server, not yet started. */
        public EmbeddedServer build() {
            return new EmbeddedServer(this);
        }

        /** The server, ready for connections. */
        public EmbeddedServer start() {
            return build().start();
        }
    }
}
