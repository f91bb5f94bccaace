package io.serai.schema;

import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.datasource.TlsMode;
import io.serai.demo.EmbeddedServer;
import io.serai.project.Definition;
import io.serai.project.Lease;
import io.serai.project.Mapping;
import io.serai.project.Mappings;
import io.serai.project.ObjectRules;
import io.serai.project.Options;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.project.TableProgress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Two embedded servers with a schema bean between them, and runs of projects without a runtime. */
final class Servers implements AutoCloseable {
    final EmbeddedServer source;
    final EmbeddedServer target;
    final Databases databases = new Databases();
    final Catalog catalog = new Catalog();
    final List<String> events = Collections.synchronizedList(new ArrayList<>());

    Servers(Path directory) {
        source = EmbeddedServer.in(directory.resolve("source")).start();
        target = EmbeddedServer.in(directory.resolve("target")).start();
    }

    /** A bean with an empty state of its own, that holds back the indexes of small tables too. */
    Schema schema() {
        return schema(stateStore());
    }

    Schema schema(StateStore state) {
        return new Schema(databases, catalog, state, 0);
    }

    static StateStore stateStore() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return new StateStore(h2);
    }

    static DataSource dataSource(String name, EmbeddedServer server) {
        return new DataSource(
                name,
                ServerType.MARIADB,
                EmbeddedServer.HOST,
                server.port(),
                EmbeddedServer.USER,
                EmbeddedServer.PASSWORD,
                TlsMode.DISABLED,
                Map.of());
    }

    /** A new stretch of the project, which takes the lease from the one before. */
    Run run(String project, List<StepName> steps, List<String> include) throws SQLException {
        return run(project, dataSource("source", source), dataSource("target", target), steps, include);
    }

    Run run(String project, DataSource from, DataSource to, List<StepName> steps, List<String> include)
            throws SQLException {
        ObjectRules rules = new ObjectRules(include, List.of());
        Definition definition =
                new Definition(project, from.name(), to.name(), steps, rules, Options.DEFAULT, Map.of(), List.of());
        List<Mapping> mappings = new Mappings(databases, catalog).resolve(from, rules);
        Run run = new Run(
                definition, from, to, mappings.stream().map(TableProgress::new).toList(), events::add);
        try (Connection connection = databases.open(run.target(), Session.PLAIN)) {
            Lease.take(connection, run);
        }
        return run;
    }

    /** What the route does. */
    static void carryOut(Schema schema, Run run) {
        schema.stages(schema.plan(run)).forEach(stage -> schema.createAll(stage, run));
        schema.complete(run);
    }

    String showCreate(EmbeddedServer server, String kind, TableName name) throws SQLException {
        try (Connection connection = databases.open(dataSource("look", server), Session.PLAIN)) {
            return Sql.rows(connection, "looking", "SHOW CREATE " + kind + " " + name.quoted())
                    .get(0)
                    .get("create " + kind.toLowerCase(java.util.Locale.ROOT));
        } finally {
            databases.forget("look");
        }
    }

    @Override
    public void close() {
        databases.close();
        source.close();
        target.close();
    }
}
