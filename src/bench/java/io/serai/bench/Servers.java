package io.serai.bench;

import io.serai.datasource.ServerType;
import io.serai.fixture.DatabaseServer;
import io.serai.fixture.MariaDbServer;
import io.serai.fixture.MySqlServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The source and the target: two servers of one kind with the same settings, on loopback and on free ports. MySQL where it can be
 * had, else MariaDB.
 */
final class Servers implements AutoCloseable {
    /** Beside those of the fixtures, which turn on the binlog in row format, and GTIDs on MySQL. */
    private static final List<String> SPEED =
            List.of("--innodb-buffer-pool-size=1G", "--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0");

    private static final List<String> MYSQL = List.of("--innodb-redo-log-capacity=2G");
    private static final List<String> MARIADB = List.of("--innodb-log-file-size=2G", "--log-slave-updates=1");
    private static final String PACKET = "--max-allowed-packet=1G";

    private final DatabaseServer source;
    private final DatabaseServer target;
    private final String absence;

    private Servers(DatabaseServer source, DatabaseServer target, String absence) {
        this.source = source;
        this.target = target;
        this.absence = absence;
    }

    /** Starts both on empty data directories below {@code directory}. */
    static Servers start(Path directory, boolean mariaDb) {
        String absence = mariaDb ? "MariaDB was asked for" : MySqlServer.absence();
        Servers servers = new Servers(
                server(directory.resolve("source"), absence == null),
                server(directory.resolve("target"), absence == null),
                absence);
        servers.source.start();
        servers.target.start();
        return servers;
    }

    private static DatabaseServer server(Path directory, boolean mysql) {
        List<String> options = new ArrayList<>(SPEED);
        options.addAll(mysql ? MYSQL : MARIADB);
        options.add(PACKET);
        String[] array = options.toArray(String[]::new);
        return mysql ? new MySqlServer(directory, Map.of(), array) : new MariaDbServer(directory, Map.of(), array);
    }

    DatabaseServer source() {
        return source;
    }

    DatabaseServer target() {
        return target;
    }

    boolean areMySql() {
        return source.type() == ServerType.MYSQL;
    }

    /** Why the servers are not MySQL; null when they are. */
    String absence() {
        return absence;
    }

    /** Kind and version, such as {@code MySQL 9.7.0}. */
    String version() throws SQLException {
        String version = Sql.text(source, "SELECT VERSION()");
        return (areMySql() ? "MySQL " : "MariaDB ") + version.replaceAll("[^0-9.].*", "");
    }

    /** The options that both servers were given for their speed. */
    List<String> options() {
        List<String> options = new ArrayList<>(SPEED);
        options.addAll(areMySql() ? MYSQL : MARIADB);
        return options;
    }

    /** Client programs that came with the servers, such as {@code mysqldump}, that connect to {@code server} without TLS. */
    ProcessBuilder client(DatabaseServer server, String mysqlName, String mariaDbName, List<String> arguments)
            throws SQLException {
        List<String> all = new ArrayList<>(List.of(
                "--no-defaults",
                "--host=" + DatabaseServer.HOST,
                "--port=" + server.port(),
                "--user=" + DatabaseServer.USER,
                "--password=" + DatabaseServer.PASSWORD));
        all.add(areMySql() ? "--ssl-mode=DISABLED" : "--skip-ssl");
        if (areMySql()) {
            all.add("--get-server-public-key");
        }
        all.addAll(arguments);
        Path base = Path.of(Sql.text(server, "SELECT @@basedir"));
        if (areMySql()) {
            return new Bundle(base.toAbsolutePath().normalize().getParent()).command("usr/bin/" + mysqlName, all);
        }
        Path program = base.resolve("bin").resolve(mariaDbName);
        if (!Files.isExecutable(program)) {
            throw new BenchException("the embedded MariaDB comes without " + mariaDbName);
        }
        all.add(0, program.toString());
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().put("LD_LIBRARY_PATH", base.resolve("libs").toString());
        return builder;
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
