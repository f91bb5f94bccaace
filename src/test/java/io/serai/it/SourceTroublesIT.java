package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.datasource.ServerType;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The source changes behind the back of a project that follows it. */
class SourceTroublesIT {
    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), ServerType.MARIADB, builder -> builder.environment(
                            "SERAI_RETRY_DELAY", "100ms")
                    .environment("SERAI_RETRY_MAX_DELAY", "500ms")
                    .environment("SERAI_CDC_HEARTBEAT_INTERVAL", "500ms"));

    private static final long SEED = 4;

    @BeforeAll
    static void prepare() throws SQLException {
        Shop.create(LANDSCAPE.source());
        Mover.create(LANDSCAPE.source());
        if (LANDSCAPE.source().type() == ServerType.MARIADB) {
            // Else it keeps what no replica has read, however it is told to purge.
            LANDSCAPE.source().execute("SET GLOBAL slave_connections_needed_for_purge = 0");
        }
    }

    @Test
    void aBinlogThatWasPurgedWhileTheProjectWasPausedIsSaidAndNothingIsSkipped() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("purged", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp();
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        project.must("pause");
        String position = position("purged");
        LANDSCAPE.source().execute("UPDATE shop.counter SET n = n + 1", "FLUSH BINARY LOGS");
        LANDSCAPE.source().execute("UPDATE shop.counter SET n = n + 1", "FLUSH BINARY LOGS");
        await().atMost(Subject.PATIENCE).until(SourceTroublesIT::isPurged);
        project.must("restore").awaitState("FAILED");
        assertThat(project.lastTransition().reason()).contains("BINLOG_PURGED");
        assertThat(project.view().toString()).contains("start a new one");
        assertThat(position("purged")).as("it stands where it stood").isEqualTo(position);
        project.must("release");
    }

    /** A server keeps a file that it still sends to a reader, until it notices that the reader is gone. */
    private static boolean isPurged() throws SQLException {
        List<String> files = Query.list(LANDSCAPE.source(), "SHOW BINARY LOGS");
        LANDSCAPE.source().execute("PURGE BINARY LOGS TO '" + files.get(files.size() - 1) + "'");
        return files.size() == 1;
    }

    private static String position(String project) throws SQLException {
        return Query.value(LANDSCAPE.target(), "SELECT position FROM serai.link WHERE project = '" + project + "'");
    }

    /** A project that moves from a server with a replica; the data source is called as the project. */
    private static Subject failingOver(String name, DatabaseServer first, DatabaseServer second) throws Exception {
        first.start();
        second.start();
        replicate(first, second);
        Shop.create(first);
        LANDSCAPE.createDataSource(name, first, DatabaseServer.USER, DatabaseServer.PASSWORD);
        Map<String, Object> definition = new HashMap<>(Shop.project(name, "schema", "full-load", "cdc"));
        definition.put("source", name);
        return LANDSCAPE.create(definition).must("start").awaitCaughtUp();
    }

    private static void awaitReplicated(DatabaseServer first, DatabaseServer second) throws SQLException {
        boolean mysql = first.type() == ServerType.MYSQL;
        String all = Query.value(first, "SELECT " + (mysql ? "@@gtid_executed" : "@@gtid_binlog_pos"));
        String here = mysql ? "GTID_SUBSET('" + all + "', @@gtid_executed)" : "@@gtid_slave_pos = '" + all + "'";
        await().atMost(Subject.PATIENCE).ignoreExceptions().until(() -> Query.value(second, "SELECT " + here)
                .equals("1"));
    }

    private static void pointTo(DatabaseServer server, String dataSource) {
        LANDSCAPE
                .api()
                .put(
                        "/api/data-sources/" + dataSource,
                        Landscape.dataSource(
                                dataSource,
                                server.type(),
                                server.port(),
                                DatabaseServer.USER,
                                DatabaseServer.PASSWORD));
    }

    @Test
    void aReplicaThatWasPromotedIsFollowedByItsGtids() throws Exception {
        Path directory = Path.of("target", "it", "SourceTroublesIT").toAbsolutePath();
        try (DatabaseServer first = Landscape.server(LANDSCAPE.source().type(), directory.resolve("first"), Map.of());
                DatabaseServer second = replica(directory.resolve("second"))) {
            Subject project = failingOver("promoted", first, second);
            write(first);
            awaitReplicated(first, second);
            project.must("pause");
            first.kill();
            promote(second);
            write(second);
            pointTo(second, "promoted");
            project.must("restore").awaitCaughtUp();
            write(second);
            Query.awaitApplied(second, LANDSCAPE.target(), project);
            assertThat(Comparison.differences(second, LANDSCAPE.target(), Shop.DATABASE, "promoted"))
                    .isEmpty();
            project.must("pause").must("release");
        }
    }

    @Test
    void aReplicaThatHasLostWhatWasAppliedIsNotFollowed() throws Exception {
        // MariaDB itself refuses to send its binlog then.
        assumeTrue(LANDSCAPE.source().type() == ServerType.MYSQL);
        Path directory = Path.of("target", "it", "SourceTroublesIT").toAbsolutePath();
        try (DatabaseServer first = Landscape.server(LANDSCAPE.source().type(), directory.resolve("third"), Map.of());
                DatabaseServer second = replica(directory.resolve("fourth"))) {
            Subject project = failingOver("behind", first, second);
            write(first);
            awaitReplicated(first, second);
            second.execute("STOP REPLICA");
            String lost = "UPDATE shop.counter SET n = n + 1000 LIMIT 1";
            first.execute(lost);
            Query.awaitApplied(first, LANDSCAPE.target(), project);
            String received = Query.value(second, "SELECT @@gtid_executed");
            String missing = Query.value(first, "SELECT GTID_SUBTRACT(@@gtid_executed, '" + received + "')")
                    .replaceAll("\\s", "");
            project.must("pause");
            first.kill();
            promote(second);
            pointTo(second, "behind");
            project.must("restore");
            await("the loss is told")
                    .atMost(Subject.PATIENCE)
                    .failFast(project::requireNotFailed)
                    .until(() -> project.events().toString().contains("SOURCE_BEHIND")
                            && project.events().toString().contains(missing));
            second.execute("SET GTID_NEXT = '" + missing + "'", lost, "SET GTID_NEXT = 'AUTOMATIC'");
            write(second);
            Query.awaitApplied(second, LANDSCAPE.target(), project);
            assertThat(Comparison.differences(second, LANDSCAPE.target(), Shop.DATABASE, "behind"))
                    .isEmpty();
            project.must("pause").must("release");
        }
    }

    /** Its binlog has other files and offsets than that of the source. */
    private static DatabaseServer replica(Path directory) throws Exception {
        DatabaseServer replica = Landscape.server(
                LANDSCAPE.source().type(), directory, Map.of(), "--log-slave-updates=1", "--relay-log=relay");
        replica.start();
        replica.execute("FLUSH BINARY LOGS", "FLUSH BINARY LOGS");
        replica.stop();
        // A copied data directory has the number of the server that it was copied from.
        Files.deleteIfExists(directory.resolve("auto.cnf"));
        return replica;
    }

    private static void replicate(DatabaseServer first, DatabaseServer second) throws SQLException {
        if (first.type() == ServerType.MYSQL) {
            second.execute(
                    "CHANGE REPLICATION SOURCE TO SOURCE_HOST='127.0.0.1', SOURCE_PORT=" + first.port()
                            + ", SOURCE_USER='serai', SOURCE_PASSWORD='serai', SOURCE_AUTO_POSITION=1,"
                            + " GET_SOURCE_PUBLIC_KEY=1",
                    "START REPLICA");
        } else {
            second.execute(
                    "SET GLOBAL gtid_slave_pos = '" + Query.value(first, "SELECT @@gtid_binlog_pos") + "'",
                    "CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=" + first.port()
                            + ", MASTER_USER='serai', MASTER_PASSWORD='serai', MASTER_SSL=0, MASTER_USE_GTID=slave_pos",
                    "START SLAVE");
        }
    }

    private static void promote(DatabaseServer second) throws SQLException {
        boolean mysql = second.type() == ServerType.MYSQL;
        second.execute(mysql ? "STOP REPLICA" : "STOP SLAVE", mysql ? "RESET REPLICA ALL" : "RESET SLAVE ALL");
    }

    private static void write(DatabaseServer server) {
        try (Writer writer = Writer.start(server, SEED, Shop::business)) {
            await().atMost(Subject.PATIENCE).until(() -> writer.transactions() > 50);
        }
    }

    @Test
    void aPasswordThatIsChangedOnTheSourceFailsTheProjectUntilItIsChangedBack() throws SQLException {
        LANDSCAPE.createDataSource("moved-from", LANDSCAPE.source(), Mover.USER, Mover.PASSWORD);
        Map<String, Object> definition = new HashMap<>(Shop.project("password", "schema", "full-load", "cdc"));
        definition.put("source", "moved-from");
        Subject project = LANDSCAPE.create(definition).must("start").awaitCaughtUp();
        Mover.changePassword(LANDSCAPE.source(), "Another-1");
        project.awaitState("FAILED");
        assertThat(project.lastTransition().reason()).contains("ACCESS_DENIED");
        Mover.changePassword(LANDSCAPE.source(), Mover.PASSWORD);
        project.must("restore").awaitCaughtUp();
        write(LANDSCAPE.source());
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), Shop.DATABASE, "password"))
                .isEmpty();
        project.must("pause").must("release");
    }

    @Test
    void whereNothingOfTheProjectChangesThePositionMovesAllTheSame() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("idle", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp();
        LANDSCAPE.source().execute("CREATE DATABASE elsewhere", "CREATE TABLE elsewhere.t (id INT PRIMARY KEY)");
        for (int round = 0; round < 3; round++) {
            String before = position("idle");
            LANDSCAPE.source().execute("INSERT INTO elsewhere.t VALUES (" + round + ")");
            await().atMost(Subject.PATIENCE).until(() -> !position("idle").equals(before));
        }
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        // Longer than three heartbeats that stay out would be taken.
        await().during(Duration.ofSeconds(6))
                .atMost(Subject.PATIENCE)
                .until(() -> project.view().path("lagSeconds").asDouble(99) <= 2);
        assertThat(project.events().toString()).doesNotContain("Trying again");
        project.must("pause").must("release");
    }
}
