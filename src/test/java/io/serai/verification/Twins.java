package io.serai.verification;

import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.datasource.TlsMode;
import io.serai.fixture.DatabaseServer;
import io.serai.fixture.MariaDbServer;
import io.serai.fixture.MySqlServer;
import io.serai.project.Definition;
import io.serai.project.Mapping;
import io.serai.project.ObjectRules;
import io.serai.project.Options;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.project.TableProgress;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Comparison.Result;
import io.serai.verification.Comparison.TableResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.FileUtil;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Two servers with a database each, and a verification between them without a runtime. Skipped where one of them can not be had. */
final class Twins implements BeforeAllCallback, AfterAllCallback {
    static final String PROJECT = "twins";
    static final String SOURCE = "ver_s";
    static final String TARGET = "ver_t";

    private final Databases databases = new Databases();
    private final StateStore store = new StateStore(JdbcConnectionPool.create("jdbc:h2:mem:", "sa", ""));
    private final Verification verification;
    private final ServerType sourceType;
    private final ServerType targetType;
    private final List<DatabaseServer> servers = new ArrayList<>();
    private DataSource source;
    private DataSource target;

    /** Two MariaDB servers. */
    Twins() {
        this(RangeSizes.STANDARD);
    }

    Twins(RangeSizes sizes) {
        this(ServerType.MARIADB, ServerType.MARIADB, sizes);
    }

    Twins(ServerType sourceType, ServerType targetType, RangeSizes sizes) {
        this.sourceType = sourceType;
        this.targetType = targetType;
        verification = new Verification(databases, new Catalog(), store, sizes);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Path directory = Path.of("target", "it", context.getRequiredTestClass().getSimpleName());
        FileUtil.removeDir(directory.toFile());
        source = start("source", sourceType, directory);
        target = start("target", targetType, directory);
    }

    private DataSource start(String name, ServerType type, Path directory) {
        Assumptions.assumeTrue(
                type == ServerType.MARIADB || MySqlServer.absence() == null,
                () -> "No MySQL: " + MySqlServer.absence());
        Path data = directory.resolve(name);
        DatabaseServer server =
                type == ServerType.MARIADB ? new MariaDbServer(data, Map.of()) : new MySqlServer(data, Map.of());
        servers.add(server);
        server.start();
        return new DataSource(
                name,
                type,
                DatabaseServer.HOST,
                server.port(),
                DatabaseServer.USER,
                DatabaseServer.PASSWORD,
                TlsMode.PREFERRED,
                Map.of());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        databases.close();
        servers.forEach(DatabaseServer::close);
    }

    ServerType sourceType() {
        return source.type();
    }

    ServerType targetType() {
        return target.type();
    }

    Verification verification() {
        return verification;
    }

    /** Empty databases on both sides, and no result. */
    void clear() {
        execute(
                source,
                "",
                "DROP DATABASE IF EXISTS " + SOURCE,
                "CREATE DATABASE " + SOURCE + " CHARACTER SET utf8mb4");
        execute(
                target,
                "",
                "DROP DATABASE IF EXISTS " + TARGET,
                "CREATE DATABASE " + TARGET + " CHARACTER SET utf8mb4");
        verification.forget(PROJECT);
    }

    void onSource(String... statements) {
        execute(source, SOURCE, statements);
    }

    void onTarget(String... statements) {
        execute(target, TARGET, statements);
    }

    void onBoth(String... statements) {
        onSource(statements);
        onTarget(statements);
    }

    private void execute(DataSource server, String database, String... statements) {
        try (Connection connection = databases.connect(server, Session.PLAIN);
                Statement statement = connection.createStatement()) {
            if (!database.isEmpty()) {
                statement.execute("USE " + database);
            }
            statement.execute("SET SESSION sql_mode='ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO'");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("One of " + Arrays.toString(statements), e);
        }
    }

    Connection connect(Side side) {
        Connection connection = databases.connect(side == Side.SOURCE ? source : target, Session.PLAIN);
        Sql.execute(connection, "choosing a database", "USE " + (side == Side.SOURCE ? SOURCE : TARGET));
        return connection;
    }

    /** A run that maps these tables from the one database to the other. */
    Run run(String... tables) {
        List<TableProgress> progress = Arrays.stream(tables)
                .map(t -> new TableProgress(new Mapping(new TableName(SOURCE, t), new TableName(TARGET, t), false)))
                .toList();
        Definition definition = new Definition(
                PROJECT,
                "source",
                "target",
                List.of(StepName.VERIFICATION),
                new ObjectRules(List.of(SOURCE + ".*"), List.of()),
                Options.DEFAULT,
                Map.of(),
                List.of());
        return new Run(definition, source, target, progress, finding -> {});
    }

    /** What the route does. */
    void carryOut(Run run) {
        verification.plan(run).forEach(mapping -> verification.compare(mapping, run));
        verification.conclude(run);
    }

    Result verify(Run run) {
        carryOut(run);
        return verification.result(PROJECT);
    }

    /** Compares one table from the beginning. */
    TableResult verify(String table) {
        verification.forget(PROJECT);
        return verify(run(table)).tables().get(0);
    }

    List<Difference> differences() {
        return verification.differences(PROJECT, null);
    }
}
