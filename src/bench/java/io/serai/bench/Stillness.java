package io.serai.bench;

import io.serai.datasource.ServerType;
import io.serai.fixture.DatabaseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Brings a server to rest before a measurement, so that no contender pays for what the one before it has left: pages written,
 * old versions purged, the operating system's buffers on disk.
 */
final class Stillness {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long FEW_PAGES = 200;
    private static final long SHORT_HISTORY = 500;
    private static final String DIRTY =
            "SELECT variable_value FROM %s.global_status WHERE variable_name = 'Innodb_buffer_pool_pages_dirty'";
    private static final String HISTORY =
            "SELECT count FROM information_schema.innodb_metrics WHERE name = 'trx_rseg_history_len'";

    private Stillness() {}

    /** Returns when all are at rest, or after a minute each, which is told: a server may keep a few pages dirty for ever. */
    static void await(List<DatabaseServer> servers, Path directory, Printer out)
            throws SQLException, IOException, InterruptedException {
        for (DatabaseServer server : servers) {
            await(server, out);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).forEach(Stillness::force);
        } catch (UncheckedIOException e) {
            out.line("  not all files could be written to disk: %s", e.getMessage());
        }
    }

    /** One by one, since the system's own sync would wait for what others write. */
    private static void force(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.force(false);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(DatabaseServer server, Printer out) throws SQLException, InterruptedException {
        String most = Sql.text(server, "SELECT @@innodb_max_dirty_pages_pct");
        String low = Sql.text(server, "SELECT @@innodb_max_dirty_pages_pct_lwm");
        server.execute("SET GLOBAL innodb_max_dirty_pages_pct_lwm = 0", "SET GLOBAL innodb_max_dirty_pages_pct = 0");
        try {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            String unrest = unrest(server);
            while (!unrest.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(100);
                unrest = unrest(server);
            }
            if (!unrest.isEmpty()) {
                out.line("  the server on port %d does not come to rest: %s", server.port(), unrest);
            }
        } finally {
            server.execute(
                    "SET GLOBAL innodb_max_dirty_pages_pct = " + most,
                    "SET GLOBAL innodb_max_dirty_pages_pct_lwm = " + low);
        }
    }

    /** What is still to be done; empty when nothing is. */
    private static String unrest(DatabaseServer server) throws SQLException {
        String schema = server.type() == ServerType.MYSQL ? "performance_schema" : "information_schema";
        long dirty = Sql.number(server, DIRTY.formatted(schema));
        String history = Sql.text(server, HISTORY);
        boolean purged = history == null || Long.parseLong(history) <= SHORT_HISTORY;
        return dirty <= FEW_PAGES && purged ? "" : dirty + " dirty pages, a history of " + history;
    }
}
