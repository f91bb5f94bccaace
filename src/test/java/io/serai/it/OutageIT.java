package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server is killed (SIGKILL) and started again while a project works; the project goes on by itself. */
class OutageIT {
    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), ServerType.MARIADB, settings -> {});

    private static final long SEED = 7;

    @BeforeAll
    static void fillTheSource() throws SQLException {
        Shop.create(LANDSCAPE.source());
        LANDSCAPE
                .source()
                .execute(
                        "CREATE DATABASE slow",
                        "USE slow",
                        "CREATE TABLE slow.ballast (id INT PRIMARY KEY, stuff VARCHAR(200))",
                        "CREATE TABLE slow.journal (line VARCHAR(200))",
                        "INSERT INTO slow.ballast SELECT seq, REPEAT(CHAR(64 + seq % 60), 200) FROM "
                                + DatabaseServer.series(80_000),
                        "INSERT INTO slow.journal SELECT REPEAT('x', seq % 200) FROM " + DatabaseServer.series(40_000));
    }

    @Test
    void aKillOfTheTargetDuringCdcIsSurvived() throws SQLException {
        surviveAKillOf("target-killed", LANDSCAPE.target());
    }

    @Test
    void aKillOfTheSourceDuringCdcIsSurvived() throws SQLException {
        surviveAKillOf("source-killed", LANDSCAPE.source());
    }

    private static void surviveAKillOf(String name, DatabaseServer server) throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project(name, "schema", "full-load", "cdc"));
        project.must("start");
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, Shop::business)) {
            project.awaitCaughtUp();
            server.kill();
            awaitEvent(project, "Trying again");
            server.start();
            long before = writer.transactions();
            await().until(() -> writer.transactions() > before + 50);
        }
        requireEqual(project, Shop.DATABASE);
    }

    @Test
    void aKillOfTheTargetDuringTheLoadIsSurvived() throws SQLException {
        surviveAKillDuringTheLoadOf("load-target", LANDSCAPE.target());
    }

    @Test
    void aKillOfTheSourceDuringTheLoadIsSurvived() throws SQLException {
        surviveAKillDuringTheLoadOf("load-source", LANDSCAPE.source());
    }

    private static void surviveAKillDuringTheLoadOf(String name, DatabaseServer server) throws SQLException {
        Map<String, Object> definition = new HashMap<>(Shop.project(name, "schema", "full-load", "cdc"));
        definition.put("objects", Map.of("include", List.of("slow.*=" + name + ".*")));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 2, "chunkBytes", 65_536)));
        Subject project = LANDSCAPE.create(definition);
        project.must("start").awaitStep("full-load", "RUNNING");
        server.kill();
        server.start();
        requireEqual(project.awaitCaughtUp(), "slow");
    }

    private static void requireEqual(Subject project, String database) throws SQLException {
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), database, project.name()))
                .isEmpty();
        assertThat(project.transitions()).as("it has been running all the time").hasSize(2);
        project.must("pause").must("release");
    }

    private static void awaitEvent(Subject project, String reason) {
        await(reason)
                .atMost(Subject.PATIENCE)
                .until(() -> project.events().toString().contains(reason));
    }
}
