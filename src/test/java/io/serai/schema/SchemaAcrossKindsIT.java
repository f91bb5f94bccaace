package io.serai.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.datasource.TlsMode;
import io.serai.demo.Sakila;
import io.serai.error.SeraiException;
import io.serai.fixture.MySqlServer;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between a real MySQL server and MariaDB, both ways. Skipped where no MySQL can be had. */
final class SchemaAcrossKindsIT {
    private static final List<StepName> WITH_LOAD = List.of(StepName.SCHEMA, StepName.FULL_LOAD);

    @TempDir
    private static Path directory;

    private static Servers servers;
    private static MySqlServer server;
    private static DataSource mysql;

    @BeforeAll
    static void start() {
        assumeThat(MySqlServer.absence()).as("No MySQL").isNull();
        servers = new Servers(directory);
        server = new MySqlServer(directory.resolve("mysql"), Map.of());
        server.start();
        mysql = new DataSource(
                "mysql",
                ServerType.MYSQL,
                MySqlServer.HOST,
                server.port(),
                MySqlServer.USER,
                MySqlServer.PASSWORD,
                TlsMode.PREFERRED,
                Map.of());
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
            server.close();
        }
    }

    @Test
    void fromMariaDbToMySql() throws SQLException {
        try (Connection connection = servers.source.connect()) {
            Sakila.load(connection);
        }
        servers.source.execute("CREATE DATABASE nasty CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_cs");
        DataSource mariadb = Servers.dataSource("source", servers.source);
        try (Connection connection = servers.databases.open(mariadb, Session.PLAIN)) {
            Sql.execute(connection, "filling", "USE nasty");
            NastyTables.mariadb().forEach(sql -> Sql.execute(connection, "filling", sql));
        }
        Schema schema = servers.schema();
        Run run = servers.run(
                "there", mariadb, mysql, WITH_LOAD, List.of("sakila.*=sch_it_sakila.*", "nasty.*=sch_it_nasty.*"));
        assertThat(failed(schema, run)).containsExactlyInAnyOrder("TABLE nasty.lists", "TABLE nasty.texts");
    }

    @Test
    void fromMySqlToMariaDb() throws SQLException {
        try (Connection connection = servers.databases.open(mysql, Session.PLAIN)) {
            for (String sql : List.of(
                    "CREATE DATABASE sch_it CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs",
                    "USE sch_it",
                    """
                    CREATE TABLE gen (a int NOT NULL, b int GENERATED ALWAYS AS (a * 2) VIRTUAL,
                      c int GENERATED ALWAYS AS (a + 1) STORED NOT NULL COMMENT 'stored', d json DEFAULT NULL,
                      e varchar(100) GENERATED ALWAYS AS (json_unquote(json_extract(d, '$.x'))) VIRTUAL,
                      f varchar(36) DEFAULT (uuid()), h int INVISIBLE DEFAULT 5, i text DEFAULT (concat('x,', ')y')),
                      PRIMARY KEY (a), KEY kc (c) INVISIBLE, KEY kd (a DESC, c ASC), KEY ke (e),
                      CONSTRAINT `chk,1` CHECK (a > 0 AND b < 1000), CHECK (f <> 'a)b,c') NOT ENFORCED)""",
                    "CREATE TABLE functional (a int, KEY k ((a + 1)))",
                    "CREATE TABLE geo (id int PRIMARY KEY, p point NOT NULL SRID 4326, g geomcollection, SPATIAL KEY sp (p))",
                    "CREATE TABLE words (t text COLLATE utf8mb4_de_pb_0900_ai_ci, FULLTEXT KEY f (t) WITH PARSER ngram)",
                    "CREATE TABLE parts (id int NOT NULL PRIMARY KEY, k int) PARTITION BY LINEAR HASH (id) PARTITIONS 4",
                    "CREATE TABLE child (id int PRIMARY KEY, p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES gen (a))",
                    "CREATE VIEW v AS SELECT a, 'x' COLLATE utf8mb4_0900_ai_ci AS t FROM gen WHERE a IN (SELECT id FROM parts)")) {
                Sql.execute(connection, "filling", sql);
            }
        }
        Schema schema = servers.schema();
        DataSource mariadb = Servers.dataSource("target", servers.target);
        Run run = servers.run("back", mysql, mariadb, WITH_LOAD, List.of("sch_it.*"));
        assertThat(failed(schema, run)).containsExactly("TABLE sch_it.functional");
    }

    /** Does all of the step and of what follows the load; gives what has failed. */
    private static List<String> failed(Schema schema, Run run) {
        Servers.carryOut(schema, run);
        try {
            schema.prove(run);
        } catch (SeraiException e) {
            assertThat(e.code()).isEqualTo("SCHEMA_INCOMPLETE");
        }
        schema.buildIndexes(run);
        schema.addForeignKeys(run);
        schema.proveIndexes(run);
        return schema.objects(run.project()).stream()
                .filter(o -> o.state() != ObjectState.CREATED && o.state() != ObjectState.LEFT)
                .map(o -> o.kind() + " " + o.source())
                .toList();
    }
}
