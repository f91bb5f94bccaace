package io.serai.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.config.StateStore;
import io.serai.database.TableName;
import io.serai.demo.Sakila;
import io.serai.error.SeraiException;
import io.serai.error.StoppedException;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.project.StepState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaIT {
    private static final List<StepName> WITH_LOAD = List.of(StepName.SCHEMA, StepName.FULL_LOAD);

    @TempDir
    private static Path directory;

    private static Servers servers;

    @BeforeAll
    static void start() throws SQLException {
        servers = new Servers(directory);
        try (Connection connection = servers.source.connect()) {
            Sakila.load(connection);
        }
        servers.source.execute(
                "CREATE DATABASE nasty CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_cs COMMENT 'db, (comment)'");
        try (Connection connection = servers.source.connect("nasty");
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET SESSION sql_mode=''");
            for (String sql : NastyTables.mariadb()) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @AfterEach
    void clean() throws SQLException {
        servers.events.clear();
        servers.target.execute(
                "DROP DATABASE IF EXISTS sakila", "DROP DATABASE IF EXISTS nasty", "DROP DATABASE IF EXISTS other");
    }

    @Test
    void makesSakilaAndNastyTablesAsTheyAre() throws SQLException {
        Schema schema = servers.schema();
        Run run = servers.run("shop", WITH_LOAD, List.of("sakila.*", "nasty.*"));
        Servers.carryOut(schema, run);
        schema.prove(run);
        assertThatThrownBy(() -> schema.proveIndexes(run))
                .isInstanceOf(SeraiException.class)
                .hasMessageContaining("index sakila.actor.idx_actor_last_name (not tried)");
        schema.buildIndexes(run);
        schema.addForeignKeys(run);
        schema.proveIndexes(run);
        for (Mapping table : run.tables()) {
            assertThat(sortedKeys("TABLE", table.target(), servers.target))
                    .as(table.toString())
                    .isEqualTo(sortedKeys("TABLE", table.source(), servers.source));
        }
        for (Mapping view : run.views()) {
            assertThat(servers.showCreate(servers.target, "VIEW", view.target()))
                    .isEqualTo(servers.showCreate(servers.source, "VIEW", view.source())
                            .replace("DEFINER=`nobody`@`%`", "DEFINER=`serai`@`%`"));
        }
        assertThat(schema.objects("shop"))
                .filteredOn(o -> o.state() != ObjectState.CREATED)
                .allMatch(o -> o.state() == ObjectState.LEFT)
                .extracting(o -> o.kind() + " " + o.source())
                .contains(
                        "TRIGGER nasty.touch",
                        "PROCEDURE nasty.count_parents",
                        "FUNCTION nasty.one",
                        "EVENT nasty.tick",
                        "SEQUENCE nasty.numbers",
                        "TRIGGER sakila.ins_film");
        assertThat(run.progress(StepName.SCHEMA).done())
                .isEqualTo(run.progress(StepName.SCHEMA).total());
    }

    @Test
    void keepsTheBytesOfBinaryDefaults() throws SQLException {
        Schema schema = servers.schema();
        Run run = servers.run("bytes", WITH_LOAD, List.of("nasty.charsets"));
        Servers.carryOut(schema, run);
        try (Connection connection = servers.target.connect("nasty");
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT HEX(DEFAULT(k)), DEFAULT(a) FROM (SELECT 1) one LEFT JOIN charsets ON FALSE")) {
            result.next();
            assertThat(result.getString(1)).isEqualTo("00FF");
            assertThat(result.getString(2)).isEqualTo("ü");
        }
    }

    @Test
    void theTemplateDoesAllOfIt() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Schema schema = servers.schema();
            camel.getRegistry().bind("schema", schema);
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel)
                            .resolveResource("file:routes/templates/schema.camel.yaml"));
            camel.addRouteFromTemplate("route.schema", "schema", "route.schema", Map.of("project", "route"));
            camel.start();
            camel.getRouteController().startRoute("route.schema");
            Run run = servers.run("route", List.of(StepName.SCHEMA), List.of("sakila.*"));
            Exchange exchange =
                    camel.createProducerTemplate().send("direct:route.schema", e -> e.setProperty(Run.PROPERTY, run));
            assertThat(exchange.getException()).isNull();
            schema.prove(run);
        }
    }

    @Test
    void makesForeignKeysAtOnceWhenNothingIsLoaded() throws SQLException {
        Schema schema = servers.schema();
        Run run = servers.run("bare", List.of(StepName.SCHEMA), List.of("nasty.parent", "nasty.child"));
        Servers.carryOut(schema, run);
        schema.prove(run);
        TableName child = new TableName("nasty", "child");
        assertThat(servers.showCreate(servers.target, "TABLE", child))
                .isEqualTo(servers.showCreate(servers.source, "TABLE", child));
    }

    @Test
    void renamesTablesInForeignKeysAndViews() throws SQLException {
        Schema schema = servers.schema();
        Run run = servers.run(
                "renamed", List.of(StepName.SCHEMA), List.of("nasty.parent=other.elders", "nasty.*=other.*"));
        Servers.carryOut(schema, run);
        schema.prove(run);
        assertThat(servers.showCreate(servers.target, "TABLE", new TableName("other", "child")))
                .contains("REFERENCES `elders` (`id`)", "REFERENCES `child` (`grp`)");
        assertThat(servers.showCreate(servers.target, "VIEW", new TableName("other", "z_first")))
                .contains("`other`.`elders` `p` join `other`.`child` `c`");
        assertThat(servers.showCreate(servers.target, "VIEW", new TableName("other", "a_second")))
                .contains("from `other`.`z_first`", "(select `other`.`elders`.`b` from `other`.`elders`");
        assertThat(servers.showCreate(servers.target, "VIEW", new TableName("other", "b_names")))
                .contains("'parent.x `nasty`.`parent`'");
        assertThat(servers.showCreate(servers.target, "VIEW", new TableName("other", "d_union")))
                .contains("select `nasty`.`id` AS `id` from `other`.`child` `nasty`");
    }

    @Test
    void leavesTablesOfOthersAloneAndKnowsItsOwnAfterACrash() throws SQLException {
        servers.target.execute("CREATE DATABASE nasty", "CREATE TABLE nasty.child (mine int)");
        Schema schema = servers.schema();
        Run first = servers.run("crash", WITH_LOAD, List.of("nasty.parent", "nasty.child", "nasty.ranges"));
        List<SchemaObject> plan = schema.plan(first);
        plan.forEach(o -> schema.create(o, first));
        assertThat(states(schema, "crash", ObjectKind.TABLE))
                .containsExactly("nasty.child EXISTING", "nasty.parent CREATED", "nasty.ranges CREATED");

        Run second = servers.run("crash", WITH_LOAD, List.of("nasty.parent", "nasty.child", "nasty.ranges"));
        assertThat(schema.plan(second)).isEmpty();
        servers.target.execute("DROP TABLE nasty.ranges");
        assertThat(schema.plan(second)).extracting(SchemaObject::toString).containsExactly("table nasty.ranges");
        assertThatThrownBy(() -> schema.prove(second)).hasMessageContaining("table nasty.ranges");
        plan.forEach(o -> schema.create(o, second));
        schema.prove(second);
        schema.buildIndexes(second);
        schema.buildIndexes(second);
        schema.addForeignKeys(second);
        schema.addForeignKeys(second);
        schema.proveIndexes(second);
        assertThat(servers.showCreate(servers.target, "TABLE", new TableName("nasty", "child")))
                .contains("mine")
                .doesNotContain("FOREIGN KEY");
        assertThatThrownBy(() -> schema.create(plan.get(0), first))
                .isInstanceOf(SeraiException.class)
                .hasMessageContaining("Another runtime");
    }

    @Test
    void aTableWhoseMakerWasKilledBeforeItCouldSayIsKnownAsItsOwn() throws SQLException {
        StateStore state = Servers.stateStore();
        List<String> rules = List.of("nasty.parent", "nasty.child");
        Schema killed = servers.schema(state);
        Run first = servers.run("killed", WITH_LOAD, rules);
        List<SchemaObject> plan = killed.plan(first);
        plan.forEach(o -> killed.create(o, first));
        SchemaObject child = plan.get(1);
        new SchemaStore(state).state("killed", child, ObjectState.CREATING);

        Schema restarted = servers.schema(state);
        Run second = servers.run("killed", WITH_LOAD, rules);
        assertThat(restarted.plan(second)).containsExactly(child);
        restarted.create(child, second);
        restarted.prove(second);
        assertThat(states(restarted, "killed", ObjectKind.TABLE))
                .containsExactly("nasty.child CREATED", "nasty.parent CREATED");
        servers.target.execute("ALTER TABLE nasty.child ADD KEY fk1 (p)");
        restarted.buildIndexes(second);
        restarted.addForeignKeys(second);
        restarted.proveIndexes(second);
        assertThat(restarted.objects("killed"))
                .allMatch(o -> o.state() == ObjectState.CREATED || o.state() == ObjectState.LEFT);
    }

    @Test
    void goesOnAfterAFailureAndRetriesOnlyThat() throws SQLException {
        servers.target.execute("CREATE DATABASE nasty", "CREATE VIEW nasty.parent AS SELECT 1");
        Schema schema = servers.schema();
        List<String> rules = List.of("nasty.parent", "nasty.child", "nasty.c_orphan");
        Run run = servers.run("failing", WITH_LOAD, rules);
        Servers.carryOut(schema, run);
        assertThatThrownBy(() -> schema.prove(run))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("SCHEMA_INCOMPLETE"))
                .hasMessageContaining("2 objects are not on the target: table nasty.parent (TARGET_TAKEN: ")
                .hasMessageContaining("view nasty.c_orphan (SQL_ERROR: ");
        assertThat(run.table(new TableName("nasty", "parent")).state()).isEqualTo(StepState.FAILED);
        assertThat(run.table(new TableName("nasty", "child")).state()).isEqualTo(StepState.COMPLETED);
        ObjectStatus orphan = schema.objects("failing").stream()
                .filter(o -> o.kind() == ObjectKind.VIEW)
                .findFirst()
                .orElseThrow();
        assertThat(orphan.ddl()).startsWith("CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `nasty`.`c_orphan`");

        servers.target.execute("DROP VIEW nasty.parent");
        Run again = servers.run("failing", WITH_LOAD, rules);
        assertThat(schema.plan(again))
                .extracting(SchemaObject::toString)
                .containsExactly("table nasty.parent", "view nasty.c_orphan");
        Servers.carryOut(schema, again);
        schema.prove(again);
        assertThat(servers.events).anyMatch(e -> e.contains("DEFINER `nobody`@`%`"));
        schema.forget("failing");
        assertThat(schema.objects("failing")).isEmpty();
    }

    @Test
    void aPauseCancelsTheIndexBeingBuiltAndTheNextRunBuildsIt() throws Exception {
        servers.source.execute("CREATE TABLE nasty.big (id int PRIMARY KEY, a char(200), KEY ka (a))");
        try {
            Schema schema = servers.schema();
            Run run = servers.run("paused", WITH_LOAD, List.of("nasty.big"));
            Servers.carryOut(schema, run);
            servers.target.execute(
                    "INSERT INTO nasty.big SELECT seq, CONCAT(SHA2(seq, 512), seq) FROM nasty.seq_1_to_400000");
            CompletableFuture<Void> building = CompletableFuture.runAsync(() -> schema.buildIndexes(run));
            Awaitility.await().until(() -> altering() == 1);
            run.stop();
            assertThat(building)
                    .failsWithin(java.time.Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(StoppedException.class);
            assertThat(altering()).isZero();
            Run next = servers.run("paused", WITH_LOAD, List.of("nasty.big"));
            assertThatThrownBy(() -> schema.proveIndexes(next)).hasMessageContaining("index nasty.big.ka");
            schema.buildIndexes(next);
            schema.proveIndexes(next);
        } finally {
            servers.source.execute("DROP TABLE nasty.big");
        }
    }

    private static int altering() throws SQLException {
        try (Connection connection = servers.target.connect();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'ALTER TABLE%'")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static List<String> states(Schema schema, String project, ObjectKind kind) {
        return schema.objects(project).stream()
                .filter(o -> o.kind() == kind)
                .map(o -> o.source() + " " + o.state())
                .toList();
    }

    /** An index that an AUTO_INCREMENT column needs comes before the others, whatever its place was. */
    private static String sortedKeys(String kind, TableName name, io.serai.demo.EmbeddedServer server)
            throws SQLException {
        List<String> lines = new ArrayList<>(
                Arrays.asList(servers.showCreate(server, kind, name).split(",?\n")));
        List<String> keys = lines.stream().filter(l -> l.startsWith("  KEY ")).collect(Collectors.toList());
        lines.removeAll(keys);
        Collections.sort(keys);
        lines.addAll(keys);
        return String.join("\n", lines);
    }
}
