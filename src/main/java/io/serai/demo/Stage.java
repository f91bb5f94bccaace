package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What the demo plays on: two servers, the runtime and a directory for all three. */
final class Stage implements AutoCloseable {
    private static final String SHOP = "shop";

    private final Path directory;
    private final boolean temporary;
    private final EmbeddedServer source;
    private final EmbeddedServer target;
    private final RuntimeProcess runtime;
    private volatile EmbeddedServer open;
    private boolean closed;

    Stage(DemoOptions options) {
        requireFree(options.httpPort());
        requireFree(options.managementPort());
        this.temporary = options.directory() == null;
        this.directory = temporary ? temporaryDirectory() : emptyDirectory(options.directory());
        this.source = EmbeddedServer.in(directory.resolve("source")).build();
        this.target = EmbeddedServer.in(directory.resolve("target")).build();
        this.open = source;
        this.runtime = RuntimeProcess.in(directory.resolve("state"))
                .log(directory.resolve("runtime.log"))
                .httpPort(options.httpPort())
                .managementPort(options.managementPort())
                .build();
    }

    EmbeddedServer source() {
        return source;
    }

    EmbeddedServer target() {
        return target;
    }

    /** Where the business goes: to the source at first. Its account is none that a server lets write while it is read-only. */
    Connection business() throws SQLException {
        return DriverManager.getConnection(open.jdbcUrl(), SHOP, SHOP);
    }

    void moveBusiness(EmbeddedServer server) {
        open = server;
    }

    RuntimeProcess runtime() {
        return runtime;
    }

    /** Starts both servers, one beside the other. */
    void startServers() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(target::start);
        source.start();
        other.join();
    }

    void loadSakila() throws SQLException {
        try (Connection connection = source.connect()) {
            Sakila.load(connection);
        }
        for (EmbeddedServer server : List.of(source, target)) {
            server.execute(
                    "CREATE USER " + SHOP + "@'%' IDENTIFIED BY '" + SHOP + "'",
                    "GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON " + Sakila.DATABASE + ".* TO " + SHOP + "@'%'");
        }
    }

    /** Puts the runtime's log where it outlives the stage, and says where; empty when there is none. */
    Optional<Path> keepLog() {
        Path kept = Path.of(System.getProperty("java.io.tmpdir"), "serai-demo-runtime.log");
        if (!Files.exists(runtime.log())) {
            return Optional.empty();
        }
        if (!temporary) {
            return Optional.of(runtime.log());
        }
        try {
            return Optional.of(Files.copy(runtime.log(), kept, StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ends everything, the runtime before the servers it works with; a temporary directory goes with it. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        runtime.stop();
        CompletableFuture<Void> other = CompletableFuture.runAsync(target::stop);
        source.stop();
        other.join();
        if (temporary) {
            Directories.delete(directory);
        }
    }

    /** Told before anything has been started. */
    private static void requireFree(int port) {
        if (port != 0 && !FreePorts.isFree(port)) {
            throw new DemoException("port %d on %s is taken. Choose another one.".formatted(port, RuntimeProcess.HOST));
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("serai-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a temporary directory", e);
        }
    }

    /** Data of an earlier demo would be mistaken for that of this one. */
    private static Path emptyDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> entries = Files.list(directory)) {
                if (entries.findAny().isPresent()) {
                    throw new DemoException("%s is not empty. Choose another directory.".formatted(directory));
                }
            }
            return directory.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the directory %s".formatted(directory), e);
        }
    }
}
