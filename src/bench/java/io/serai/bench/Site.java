package io.serai.bench;

import io.serai.demo.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Where the benchmark takes place.
 *
 * @param home directory of the product's sources, built
 * @param scratch directory for data, dumps and logs
 * @param quick a fiftieth of the data, to try the benchmark out
 * @param out where it says how it goes
 */
record Site(Path home, Path scratch, Servers servers, Peers peers, boolean quick, Printer out) {
    /** A number of rows or transactions, or what quick runs make of it. */
    int scaled(int full) {
        return quick ? Math.max(1, full / 50) : full;
    }

    /** What is to be reached; nothing in a quick run, where it would mean nothing. */
    List<Goal> goals(Goal... goals) {
        return quick ? List.of() : List.of(goals);
    }

    /** An empty directory. */
    Path fresh(String name) {
        Path directory = scratch.resolve(name);
        Directories.delete(directory);
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + directory, e);
        }
    }

    Path log(String name) {
        return scratch.resolve(name + ".log");
    }

    /** Takes the target back to where nothing of a database is on it, and both servers to rest. */
    void clear(String database) throws Exception {
        servers.target().execute("DROP DATABASE IF EXISTS " + database, "DROP DATABASE IF EXISTS serai");
        forgetBinlogs();
        calm();
    }

    /** Brings both servers to rest. */
    void calm() throws Exception {
        Stillness.await(List.of(servers.source(), servers.target()), scratch, out);
    }

    /** Removes the target's binlogs and GTIDs: a replica passes over transactions whose GTIDs it has. */
    void forgetBinlogs() throws SQLException {
        if (servers.areMySql()) {
            servers.target().execute("RESET BINARY LOGS AND GTIDS");
        } else {
            servers.target().execute("RESET MASTER", "SET GLOBAL gtid_slave_pos = ''");
        }
    }
}
