package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.datasource.ServerType;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** At a switchover the rows are compared that have changed since the verification, by whatever key they are told apart. */
class ChangedRowsIT {
    private static final String[] STEPS = {"schema", "full-load", "cdc", "verification", "switchover", "reverse-link"};
    private static final int ROWS = 60_000;

    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(ServerType.MARIADB, ServerType.MARIADB, settings -> {});

    private static Subject moved(String name) throws SQLException {
        for (DatabaseServer server : List.of(LANDSCAPE.source(), LANDSCAPE.target())) {
            server.execute("SET GLOBAL read_only = OFF");
            Clerk.ensure(server);
        }
        LANDSCAPE
                .source()
                .execute(
                        "CREATE DATABASE " + name,
                        "USE " + name,
                        "CREATE TABLE numbered (id INT PRIMARY KEY, v INT)",
                        "CREATE TABLE tenant (t INT, id INT, v INT, PRIMARY KEY (t, id))",
                        "CREATE TABLE negative (id BIGINT PRIMARY KEY, v INT)",
                        "CREATE TABLE descending (id INT, v INT, PRIMARY KEY (id DESC))",
                        "CREATE TABLE huge (id BIGINT UNSIGNED PRIMARY KEY, v INT)",
                        "CREATE TABLE word (id VARCHAR(20) PRIMARY KEY, v INT)",
                        "CREATE TABLE still (id INT PRIMARY KEY, v INT)",
                        "INSERT INTO numbered SELECT seq, 0 FROM " + DatabaseServer.series(ROWS),
                        "INSERT INTO tenant SELECT seq DIV 100, seq MOD 100, 0 FROM " + DatabaseServer.series(1_000),
                        "INSERT INTO negative SELECT -seq, 0 FROM " + DatabaseServer.series(1_000),
                        "INSERT INTO descending SELECT seq, 0 FROM " + DatabaseServer.series(1_000),
                        "INSERT INTO huge SELECT 18446744073709550000 + seq, 0 FROM " + DatabaseServer.series(1_000),
                        "INSERT INTO word SELECT CONCAT('w', seq), 0 FROM " + DatabaseServer.series(1_000),
                        "INSERT INTO still SELECT seq, 0 FROM " + DatabaseServer.series(1_000));
        Subject project = LANDSCAPE
                .create(Landscape.definition(name, name, List.of(STEPS)))
                .must("start")
                .awaitCaughtUp()
                .awaitStep("verification", "COMPLETED");
        // The business goes on: rows all over a table, rows that come and go, keys that are no numbers.
        LANDSCAPE
                .source()
                .execute(
                        "USE " + name,
                        "UPDATE numbered SET v = 1 WHERE id % 20 = 0",
                        "DELETE FROM numbered WHERE id = 80",
                        "UPDATE tenant SET v = 1 WHERE t = 7 AND id = 3",
                        "DELETE FROM negative WHERE id = -5",
                        "INSERT INTO negative VALUES (-9000, 1)",
                        "UPDATE negative SET id = -9223372036854775808 WHERE id = -20",
                        "UPDATE descending SET v = 1 WHERE id = 9",
                        "UPDATE huge SET v = 1 ORDER BY id LIMIT 1",
                        "UPDATE word SET v = 1 WHERE id = 'w9'");
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        return project;
    }

    private static void end(Subject project) throws SQLException {
        new TwoSides(LANDSCAPE.source(), LANDSCAPE.target()).end(project);
    }

    @Test
    void thoseAndNoOthersAreCompared() throws SQLException {
        Subject project = moved("some");
        JsonNode plan =
                Rounds.begin(project, Map.of("dryRun", true, "fence", true)).json();
        assertThat(Rounds.substep(plan, "final-verification").toString())
                .contains("all rows of 2 tables and the rows that have changed of 4 tables", "1 other tables");
        assertThat(Rounds.begin(project, Map.of("fence", true)).status()).isEqualTo(202);
        Rounds.awaitRound(project, "COMPLETED");
        JsonNode tables = project.api().get(project.path() + "/report").path("tables");
        assertThat(tables).hasSize(7).allSatisfy(table -> {
            assertThat(table.path("equal").asBoolean()).as(table.toString()).isTrue();
            assertThat(table.path("checksum").asText()).as(table.toString()).isNotEmpty();
        });
        assertThat(table(tables, "some.numbered").path("rowsComparedAtRest").asLong())
                .as("3,000 rows are more ranges than are kept apart")
                .isBetween(ROWS / 20L - 1, ROWS - 1L);
        compared(tables, "some.tenant", "changed rows", 100);
        compared(tables, "some.negative", "changed rows", 2);
        compared(tables, "some.descending", "all rows", 1_000);
        compared(tables, "some.huge", "all rows", 1_000);
        compared(tables, "some.word", "all rows", 1_000);
        compared(tables, "some.still", "nothing has changed", 0);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), "some"))
                .isEmpty();
        end(project);
    }

    private static JsonNode table(JsonNode tables, String name) {
        for (JsonNode table : tables) {
            if (table.path("from").asText().equals(name)) {
                return table;
            }
        }
        throw new AssertionError(name + " is not in " + tables);
    }

    private static void compared(JsonNode tables, String name, String how, long rows) {
        JsonNode table = table(tables, name);
        assertThat(table.path("comparedAtRest").asText()).as(table.toString()).isEqualTo(how);
        assertThat(table.path("rowsComparedAtRest").asLong())
                .as(table.toString())
                .isEqualTo(rows);
    }

    /** Written past the binlog, so that nothing tells of them but the rows themselves. */
    private static void plant(String... statements) throws SQLException {
        String[] all = new String[statements.length + 1];
        all[0] = "SET SESSION sql_log_bin = 0";
        System.arraycopy(statements, 0, all, 1, statements.length);
        LANDSCAPE.target().execute(all);
    }

    @Test
    void whatIsWrongWithThemIsFound() throws SQLException {
        Subject project = moved("wrong");
        plant(
                "USE wrong",
                "UPDATE numbered SET v = 77 WHERE id = 40",
                "DELETE FROM numbered WHERE id = 60000",
                "INSERT INTO numbered VALUES (80, 0)",
                "UPDATE tenant SET v = 0 WHERE t = 7 AND id = 3",
                "INSERT INTO negative VALUES (-5, 0)",
                "DELETE FROM negative WHERE id = -9223372036854775808",
                "DELETE FROM descending WHERE id = 9",
                "UPDATE huge SET v = 2 ORDER BY id LIMIT 1",
                "UPDATE word SET v = 0 WHERE id = 'w9'");
        Rounds.begin(project, Map.of("fence", true));
        JsonNode error = Rounds.awaitRound(project, "UNDONE").path("error");
        assertThat(error.path("code").asText()).isEqualTo("DIFFERENCES_AT_REST");
        assertThat(error.path("detail").asText())
                .contains(
                        "wrong.numbered (3 rows)",
                        "wrong.tenant (1 rows)",
                        "wrong.negative (2 rows)",
                        "wrong.descending (1 rows)",
                        "wrong.huge (1 rows)",
                        "wrong.word (1 rows)")
                .doesNotContain("wrong.still");
        assertThat(Rounds.begin(project, Map.of("fence", true)).status()).isEqualTo(202);
        assertThat(Rounds.awaitRound(project, "UNDONE").path("error").toString())
                .as("what was found stays known")
                .contains("wrong.numbered");
        end(project);
    }
}
