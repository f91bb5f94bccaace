package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What would make the way back worse than the way there: other columns, other databases, settings, and those who hold locks. */
class WayBackIT {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape();

    private static final List<String> STEPS =
            List.of("schema", "full-load", "cdc", "verification", "switchover", "reverse-link");

    private static DatabaseServer source() {
        return LANDSCAPE.source();
    }

    private static DatabaseServer target() {
        return LANDSCAPE.target();
    }

    private static Subject moved(String name, String... include) throws SQLException {
        for (DatabaseServer server : List.of(source(), target())) {
            server.execute("SET GLOBAL read_only = OFF");
        }
        Map<String, Object> definition = new HashMap<>(Landscape.definition(name, name, STEPS));
        definition.put("objects", Map.of("include", List.of(include)));
        return LANDSCAPE.create(definition).must("start").awaitCaughtUp().awaitStep("verification", "COMPLETED");
    }

    private static void turn(Subject project, String way) {
        JsonNode round = Rounds.turned(project, way);
        assertThat(round.path("state").asText()).as(round.toPrettyString()).isEqualTo("COMPLETED");
    }

    private static void end(Subject project) throws SQLException {
        new TwoSides(source(), target()).end(project);
    }

    private static JsonNode fitness(Subject project) {
        return project.view().path("rollbackReady");
    }

    private static void awaitReady(Subject project) {
        await("rollbackReady")
                .atMost(Subject.PATIENCE)
                .until(() -> fitness(project).path("ready").asBoolean());
    }

    @Test
    void aValueThatTheOldSideWouldRoundStopsTheLinkUntilItsColumnTakesIt() throws SQLException {
        String columns = "(id INT PRIMARY KEY, price DECIMAL(%s), at DATETIME(%s))";
        source().execute("CREATE DATABASE wider", "CREATE TABLE wider.price " + columns.formatted("10,2", "0"));
        target().execute("CREATE DATABASE wider", "CREATE TABLE wider.price " + columns.formatted("14,4", "6"));
        Subject project = moved("wider", "wider.*");
        turn(project, "switchover");
        target().execute("INSERT INTO wider.price VALUES (1, 1.2300, '2026-01-01 00:00:00.000000')");
        Query.awaitApplied(target(), source(), project);
        target().execute("INSERT INTO wider.price VALUES (2, 1.2345, NULL)");
        project.awaitState("FAILED");
        assertThat(project.error("reverse-link").path("code").asText()).isEqualTo("VALUE_NOT_CARRIED");
        assertThat(project.error("reverse-link").path("remedy").asText())
                .contains("the source is data source 'target'", "the target is data source 'source'");
        assertThat(fitness(project).path("reasons").toString()).contains("1.2345", "decimal(10,2)");
        source().execute("ALTER TABLE wider.price MODIFY price DECIMAL(14,4)");
        project.must("restore");
        awaitReady(project);
        target().execute("CREATE TABLE wider.fresh (id INT PRIMARY KEY)");
        await("the new table")
                .atMost(Subject.PATIENCE)
                .until(() -> fitness(project).path("reasons").toString().contains("not carried back: wider.fresh"));
        target().execute("DROP TABLE wider.fresh");
        awaitReady(project);
        Query.awaitApplied(target(), source(), project);
        assertThat(Query.value(source(), "SELECT price FROM wider.price WHERE id = 2"))
                .isEqualTo("1.2345");
        assertThat(project.events().toString()).contains("somebody has altered [wider.price] on data source 'source'");
        source().execute("DELETE FROM wider.price WHERE id = 1");
        await("the stray delete")
                .atMost(Subject.PATIENCE)
                .until(() -> fitness(project).path("reasons").toString().contains("were not those of the link"));
        end(project);
    }

    @Test
    void databasesThatBecomeOneAreTwoAgainOnTheWayBack() throws SQLException {
        for (String database : List.of("north", "south")) {
            source().execute(
                            "CREATE DATABASE " + database,
                            "USE " + database,
                            "CREATE TABLE " + database + "_orders (id INT PRIMARY KEY AUTO_INCREMENT, x INT)",
                            "CREATE FUNCTION price (n INT) RETURNS INT DETERMINISTIC RETURN n + " + database.length(),
                            "CREATE EVENT tidy_" + database + " ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00'"
                                    + " DO DELETE FROM " + database + "_orders WHERE id < 0");
        }
        source().execute(
                        "USE south",
                        "SET SESSION sql_mode = ORACLE",
                        "CREATE PACKAGE tools AS FUNCTION one RETURN INT; END",
                        "CREATE PACKAGE BODY tools AS FUNCTION one RETURN INT IS BEGIN RETURN 1; END; END");
        String before = objects();
        Subject project = moved("merged", "north.*=merged.*", "south.*=merged.*");
        JsonNode plan =
                Rounds.begin(project, Map.of("dryRun", true, "fence", true)).json();
        assertThat(Rounds.substep(plan, "check").toString())
                .contains("function south.price", "function north.price gets the same name");
        Rounds.begin(project, Map.of("fence", true, "objects", Map.of("function south.price", "skip")));
        Rounds.awaitRound(project, "COMPLETED");
        assertThat(Query.list(
                        target(),
                        "SELECT CONCAT(event_name, ' ', status) FROM information_schema.events"
                                + " WHERE event_schema = 'merged' ORDER BY 1"))
                .containsExactly("tidy_north ENABLED", "tidy_south ENABLED");
        target().execute("SET SESSION sql_mode = ORACLE", "USE merged", "SELECT tools.one() FROM DUAL");
        turn(project, "switchback");
        assertThat(objects()).isEqualTo(before);
        end(project);
        source().execute("DROP DATABASE north", "DROP DATABASE south");
    }

    /** What acts by itself on the source. */
    private static String objects() throws SQLException {
        return Query.list(
                        source(),
                        "SELECT CONCAT_WS(' ', event_schema, event_name, status, event_definition)"
                                + " FROM information_schema.events WHERE event_schema IN ('north', 'south') ORDER BY 1")
                + "\n"
                + Query.list(
                        source(),
                        "SELECT CONCAT_WS(' ', routine_schema, routine_type, routine_name, routine_definition)"
                                + " FROM information_schema.routines WHERE routine_schema IN ('north', 'south') ORDER BY 1");
    }

    @Test
    void whoReadsOnTheOtherSideDoesNotKeepTheBusinessStopped() throws SQLException {
        Subject project = Rounds.moved(LANDSCAPE, "held");
        try (Connection reader = target().connect();
                Statement statement = reader.createStatement()) {
            statement.execute("START TRANSACTION");
            statement.executeQuery("SELECT * FROM held.orders").close();
            Rounds.begin(project, Map.of("fence", true, "drainTimeoutSeconds", 1));
            JsonNode round = Rounds.awaitRound(project, "UNDONE");
            assertThat(round.path("error").path("code").asText())
                    .as(round.toPrettyString())
                    .isEqualTo("OBJECT_LOCKED");
            assertThat(round.path("secondsWithoutWrites").asDouble()).isLessThan(30);
        }
        new TwoSides(source(), target()).requireUndone(project);
        end(project);
    }

    @Test
    void whatKeepsTheLinkBackFromReadingIsFoundBeforeWritesAreStopped() throws SQLException {
        Subject project = Rounds.moved(LANDSCAPE, "unfit");
        target().execute("SET GLOBAL log_bin_compress = ON", "ALTER TABLE unfit.counter ADD COLUMN extra INT");
        try {
            JsonNode check = Rounds.substep(
                    Rounds.begin(project, Map.of("dryRun", true, "fence", true)).json(), "check");
            assertThat(check.toString())
                    .contains(
                            "TARGET_BINLOG", "log_bin_compress=ON", "Table unfit.counter of data source 'source' lacks")
                    .contains("2 checks fail");
        } finally {
            target().execute("SET GLOBAL log_bin_compress = OFF", "ALTER TABLE unfit.counter DROP COLUMN extra");
        }
        end(project);
    }
}
