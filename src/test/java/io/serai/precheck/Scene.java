package io.serai.precheck;

import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.datasource.TlsMode;
import io.serai.demo.EmbeddedServer;
import io.serai.error.SeraiException;
import io.serai.project.Definition;
import io.serai.project.Mapping;
import io.serai.project.Mappings;
import io.serai.project.ObjectRules;
import io.serai.project.Options;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.project.TableProgress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;

/** Two servers and a project between them, as it has to be for a precheck to pass; a test spoils one thing. */
final class Scene {
    private static final EmbeddedServer SOURCE = server("source");
    private static final EmbeddedServer TARGET = server("target");

    final EmbeddedServer source = SOURCE.start();
    final EmbeddedServer target = TARGET.start();
    final List<String> events = new ArrayList<>();
    final Precheck precheck;
    private final Databases databases = new Databases();
    private final Catalog catalog = new Catalog();
    private DataSource from = dataSource("from", source, EmbeddedServer.USER, EmbeddedServer.PASSWORD);
    private DataSource to = dataSource("to", target, EmbeddedServer.USER, EmbeddedServer.PASSWORD);
    private List<StepName> steps = List.of(StepName.SCHEMA, StepName.FULL_LOAD, StepName.CDC, StepName.VERIFICATION);
    private List<String> include = List.of("shop.*");
    private List<String> exclude = List.of();
    private List<String> skip = List.of();
    private List<Mapping> objects;

    Scene() throws SQLException {
        clean(source);
        clean(target);
        JdbcDataSource state = new JdbcDataSource();
        state.setURL("jdbc:h2:mem:" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
        precheck = new Precheck(databases, catalog, new StateStore(state));
        source.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.customer (id INT PRIMARY KEY, name VARCHAR(50))",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY, customer INT,"
                        + " CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES shop.customer (id))",
                "CREATE VIEW shop.names AS SELECT name FROM shop.customer");
    }

    /**
     * Below target, where mvn clean finds it; what an earlier run has left is gone on with. It runs until this JVM ends, while another
     * one may carry out another class with a scene: so each has its own, named by the ports that it uses.
     */
    private static EmbeddedServer server(String name) {
        String ports = System.getProperty("serai.demo.first-port", "any");
        return EmbeddedServer.in(Path.of("target", "precheck", ports, name)).build();
    }

    private static void clean(EmbeddedServer server) throws SQLException {
        for (String database : column(server, "SHOW DATABASES")) {
            if (!List.of("mysql", "information_schema", "performance_schema", "sys")
                    .contains(database)) {
                server.execute("SET foreign_key_checks=0", "DROP DATABASE `" + database + "`");
            }
        }
        for (String user : column(server, "SELECT user FROM mysql.user WHERE user LIKE 'pre\\_%'")) {
            server.execute("DROP USER IF EXISTS '" + user + "'@'%'", "DROP ROLE IF EXISTS '" + user + "'");
        }
    }

    static List<String> column(EmbeddedServer server, String query) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(result.getMetaData().getColumnCount()));
            }
            return values;
        }
    }

    static DataSource dataSource(String name, EmbeddedServer server, String user, String password) {
        return new DataSource(
                name,
                ServerType.MARIADB,
                EmbeddedServer.HOST,
                server.port(),
                user,
                password,
                TlsMode.PREFERRED,
                Map.of());
    }

    /** The source's account, which is made with these grants, each as in {@code SELECT ON shop.*}. */
    Scene readingAs(String user, String... grants) throws SQLException {
        from = dataSource("from", source, account(source, user, grants), "secret");
        return this;
    }

    Scene writingAs(String user, String... grants) throws SQLException {
        to = dataSource("to", target, account(target, user, grants), "secret");
        return this;
    }

    private static String account(EmbeddedServer server, String user, String... grants) throws SQLException {
        server.execute("CREATE USER IF NOT EXISTS '" + user + "'@'%' IDENTIFIED BY 'secret'");
        for (String grant : grants) {
            server.execute("GRANT " + grant + " TO '" + user + "'@'%'");
        }
        return user;
    }

    Scene from(DataSource other) {
        from = other;
        return this;
    }

    Scene to(DataSource other) {
        to = other;
        return this;
    }

    Scene steps(StepName... chosen) {
        steps = List.of(chosen);
        return this;
    }

    Scene include(String... rules) {
        include = List.of(rules);
        return this;
    }

    Scene exclude(String... rules) {
        exclude = List.of(rules);
        return this;
    }

    Scene skip(String... codes) {
        skip = List.of(codes);
        return this;
    }

    /** The project's objects stay what they are now, as they do when it has started. */
    Scene freeze() {
        objects = mappings();
        return this;
    }

    private List<Mapping> mappings() {
        try {
            return new Mappings(databases, catalog).resolve(from, new ObjectRules(include, exclude));
        } catch (SeraiException e) {
            return List.of();
        }
    }

    Run run() {
        Options options = new Options(Options.FullLoad.DEFAULT, Options.TargetNotEmpty.STOP, skip);
        Definition definition = new Definition(
                "move", "from", "to", steps, new ObjectRules(include, exclude), options, Map.of(), List.of());
        List<Mapping> taken = objects == null ? mappings() : objects;
        return new Run(
                definition, from, to, taken.stream().map(TableProgress::new).toList(), events::add);
    }

    /** All parts, as the shipped route has them. */
    Report report() {
        Run run = run();
        precheck.begin(run);
        precheck.checkConnections(run);
        precheck.checkSourceSettings(run);
        precheck.checkPrivileges(run);
        precheck.checkObjects(run);
        precheck.checkTarget(run);
        return precheck.conclude(run);
    }

    /** What the report says on one check; the one with the worst status where both endpoints have it. */
    Item item(CheckCode code) {
        return report().items().stream()
                .filter(i -> i.check() == code)
                .max((a, b) -> a.status().compareTo(b.status()))
                .orElseThrow(() -> new AssertionError("The report has no item " + code));
    }
}
