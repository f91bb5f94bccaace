package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Statements that change tables while their rows are followed: the link stops at each, the user carries it out, and skips it. */
abstract class Skipping {
    private static final String DDL = "DDL_ON_MIGRATED_TABLE";

    abstract Landscape landscape();

    /** A database of its own with these tables, and a project that has caught up with it. */
    private Subject following(String name, String... statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of("CREATE DATABASE " + name, "USE " + name));
        all.addAll(List.of(statements));
        source(all.toArray(String[]::new));
        return landscape()
                .create(Landscape.definition(name, name, List.of("schema", "full-load", "cdc", "verification")))
                .must("start")
                .awaitCaughtUp()
                .awaitStep("verification", "COMPLETED");
    }

    private void source(String... statements) throws SQLException {
        landscape().source().execute(statements);
    }

    private void target(String... statements) throws SQLException {
        landscape().target().execute(statements);
    }

    /** Carries the statement out on the target and lets the link, which must stand at it, go past it. */
    private void pass(Subject project, String statement) throws SQLException {
        pass(project, DDL, statement);
    }

    private void pass(Subject project, String code, String statement) throws SQLException {
        JsonNode error = stopped(project, code, statement);
        target("USE " + project.name(), statement);
        skip(project, error.path("position").asText());
    }

    private JsonNode stopped(Subject project, String code, String statement) {
        JsonNode error = project.awaitState("FAILED").error("cdc");
        assertThat(error.path("code").asText()).as(error.toString()).isEqualTo(code);
        assertThat(error.path("detail").asText()).contains(statement);
        assertThat(error.path("remedy").asText())
                .contains(error.path("position").asText());
        return error;
    }

    private void skip(Subject project, String position) {
        Answer answer = restore(project, position);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static Answer restore(Subject project, Object skip) {
        return project.api().send("POST", project.path() + "/restore", Map.of("skip", skip));
    }

    /** Both sides hold the same, as seen from outside and by the project's own verification; then the project ends. */
    private void requireEqual(Subject project) throws SQLException {
        project.awaitState("RUNNING").awaitCaughtUp();
        Query.awaitApplied(landscape().source(), landscape().target(), project);
        assertThat(Comparison.differences(landscape().source(), landscape().target(), project.name()))
                .isEmpty();
        project.awaitStep("verification", "COMPLETED");
        project.api().post(project.path() + "/verification", Map.of("scope", "all"));
        project.awaitStep("verification", "COMPLETED");
        assertThat(project.api()
                        .get(project.path() + "/verification")
                        .path("result")
                        .asText())
                .isEqualTo("EQUAL");
        project.must("pause").must("release");
    }

    @Test
    void statementsThatAllWaitInTheBinlogArePassedOneByOne() throws SQLException {
        Subject project = following(
                "chain",
                "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET latin1, e ENUM('x','y'), n INT)",
                "CREATE TABLE other (id INT PRIMARY KEY, note VARCHAR(20))",
                "INSERT INTO t VALUES (1, 'ä', 'x', 1), (2, 'b', 'y', 2), (3, 'c', NULL, 3)");
        List<String> statements = List.of(
                "ALTER TABLE t ADD COLUMN c INT NOT NULL DEFAULT 7 AFTER id",
                "ALTER TABLE t RENAME COLUMN c TO d",
                "ALTER TABLE t MODIFY e ENUM('y','z','x') NULL",
                "ALTER TABLE t DROP COLUMN d, ADD COLUMN u INT UNSIGNED FIRST",
                "ALTER TABLE t MODIFY u BIGINT AFTER n, MODIFY n VARCHAR(12)",
                "ALTER TABLE t CHANGE a A2 VARCHAR(40) CHARACTER SET utf8mb4, ADD INDEX by_n (n)",
                "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4",
                "CREATE UNIQUE INDEX by_u ON t (u)",
                "ALTER TABLE t MODIFY e ENUM('x','z','y') NULL",
                "DROP INDEX by_n ON t",
                "ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (id, n)",
                "ALTER TABLE t DROP COLUMN A2");
        for (int i = 0; i < statements.size(); i++) {
            int id = 10 * (i + 1);
            source(
                    "USE chain",
                    "INSERT INTO t (id, e, n) VALUES (" + id + ", 'y', " + id + "), (" + (id + 1) + ", 'x', 5)",
                    "UPDATE t SET e = IF(e = 'y', 'x', 'y'), n = n + 1",
                    "INSERT INTO other VALUES (" + id + ", 'before')",
                    statements.get(i),
                    "INSERT INTO other VALUES (" + (id + 1) + ", 'after')");
        }
        source("INSERT INTO chain.t (id, e, n, u) VALUES (500, 'z', '7', 1)", "DELETE FROM chain.t WHERE id = 2");
        for (String statement : statements) {
            pass(project, statement);
        }
        requireEqual(project);
    }

    @Test
    void rowsOfAColumnThatTheTargetHasNotWaitForIt() throws SQLException {
        Subject project = following("late", "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        String statement = "ALTER TABLE t ADD COLUMN extra VARCHAR(10) NOT NULL DEFAULT 'd'";
        source("USE late", statement, "INSERT INTO t VALUES (2, 'new')", "UPDATE t SET extra = 'u' WHERE id = 1");
        skip(project, stopped(project, DDL, statement).path("position").asText());
        JsonNode error = project.awaitState("FAILED").error("cdc");
        assertThat(error.path("code").asText()).isEqualTo("COLUMN_MISSING");
        assertThat(error.path("detail").asText()).contains("late.t", "extra");
        Problem.require(restore(project, true), 409, "NOTHING_TO_SKIP");
        target("USE late", statement);
        project.must("restore");
        requireEqual(project);
    }

    @Test
    void onlyTheStatementThatTheLinkStandsAtIsSkipped() throws SQLException {
        Subject project = following("careful", "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        Problem.require(restore(project, true), 409, "NOTHING_TO_SKIP");
        project.must("pause");
        Problem.require(restore(project, true), 409, "NOTHING_TO_SKIP");
        project.must("restore");
        String first = "ALTER TABLE t ADD COLUMN a INT";
        String second = "ALTER TABLE t ADD COLUMN b INT";
        source("USE careful", first, "INSERT INTO t VALUES (2, 3)", second, "INSERT INTO t VALUES (3, 4, 5)");
        String position = stopped(project, DDL, first).path("position").asText();
        Answer elsewhere = restore(project, "0-1-1");
        Problem.require(elsewhere, 409, "SKIP_ELSEWHERE");
        assertThat(elsewhere.json().path("detail").asText()).contains("0-1-1", position, first);
        Problem.requireInvalid(restore(project, 5), "/skip");
        Problem.requireInvalid(restore(project, " "), "/skip");
        assertThat(project.state()).isEqualTo("FAILED");
        project.must("restore");
        assertThat(stopped(project, DDL, first).path("position").asText()).isEqualTo(position);
        target("USE careful", first);
        project.must("restore");
        stopped(project, DDL, first);
        skip(project, position);
        assertThat(stopped(project, DDL, second).path("position").asText()).isNotEqualTo(position);
        Problem.require(restore(project, position), 409, "SKIP_ELSEWHERE");
        assertThat(project.events().toString())
                .contains("restore, past the statement at " + position, "cdc went past the statement at " + position);
        pass(project, second);
        requireEqual(project);
    }

    @Test
    void overJmxTheStatementIsNamed() throws SQLException {
        Subject project = following("jmx", "CREATE TABLE t (id INT PRIMARY KEY)");
        String statement = "ALTER TABLE t ADD COLUMN a INT";
        source("USE jmx", statement, "INSERT INTO t VALUES (1, 2)");
        String position = stopped(project, DDL, statement).path("position").asText();
        String mbean = Jolokia.project("jmx");
        String operation = "restoreSkipping(java.lang.String)";
        assertThat(landscape()
                        .jolokia()
                        .exec(mbean, operation, "")
                        .path("error")
                        .asText())
                .contains("SKIP_ELSEWHERE", position);
        target("USE jmx", statement);
        landscape().jolokia().must(mbean, operation, position);
        requireEqual(project);
    }

    @Test
    void theOtherProjectsGoOn() throws SQLException {
        Subject stopped = following("one", "CREATE TABLE t (id INT PRIMARY KEY)");
        Subject other = following("two", "CREATE TABLE t (id INT PRIMARY KEY)");
        source("USE one", "ALTER TABLE t ADD COLUMN a INT");
        stopped.awaitState("FAILED");
        source("INSERT INTO two.t VALUES (1)");
        requireEqual(other);
        stopped.must("release");
    }

    @Test
    void aKillRightAfterTheRestoreNeitherForgetsTheSkipNorRepeatsIt() throws SQLException {
        Subject project =
                following("killed", "CREATE TABLE t (id INT PRIMARY KEY)", "CREATE TABLE k (line VARCHAR(9))");
        for (int i = 0; i < 4; i++) {
            String statement = "ALTER TABLE t ADD COLUMN c" + i + " INT";
            source(
                    "USE killed",
                    "INSERT INTO k VALUES ('before')",
                    statement,
                    "INSERT INTO t (id, c" + i + ") VALUES (" + i + ", 1)",
                    "INSERT INTO k VALUES ('after')");
        }
        for (int i = 0; i < 4; i++) {
            pass(project, "ALTER TABLE t ADD COLUMN c" + i + " INT");
            landscape().runtime().kill();
            landscape().runtime().start();
        }
        requireEqual(project);
    }

    @Test
    void aTableWithoutAKeyGetsOneAndLosesIt() throws SQLException {
        Subject project = following(
                "keyless", "CREATE TABLE t (a INT, b VARCHAR(9))", "INSERT INTO t VALUES (1, 'x'), (2, 'x'), (3, 'y')");
        source("USE keyless", "INSERT INTO t VALUES (4, 'x')", "ALTER TABLE t ADD COLUMN c INT, ADD PRIMARY KEY (a)");
        source("USE keyless", "UPDATE t SET c = a", "ALTER TABLE t DROP PRIMARY KEY");
        source("USE keyless", "INSERT INTO t VALUES (4, 'x', 4)", "DELETE FROM t WHERE a = 4 LIMIT 1");
        pass(project, "ALTER TABLE t ADD COLUMN c INT, ADD PRIMARY KEY (a)");
        pass(project, "ALTER TABLE t DROP PRIMARY KEY");
        requireEqual(project);
    }

    @Test
    void tablesThatAreGoneLeaveTheProject() throws SQLException {
        Subject project = following(
                "leaving",
                "CREATE TABLE dropped (id INT PRIMARY KEY)",
                "CREATE TABLE renamed (id INT PRIMARY KEY)",
                "CREATE TABLE emptied (id INT PRIMARY KEY)",
                "INSERT INTO dropped VALUES (1)",
                "INSERT INTO renamed VALUES (1)",
                "INSERT INTO emptied VALUES (1)");
        source("USE leaving", "DROP TABLE dropped", "TRUNCATE TABLE emptied", "INSERT INTO emptied VALUES (2)");
        source("USE leaving", "RENAME TABLE renamed TO elsewhere", "DROP TABLE IF EXISTS dropped");
        pass(project, "DROP TABLE `dropped`");
        pass(project, "TRUNCATE TABLE emptied");
        pass(project, "RENAME TABLE renamed TO elsewhere");
        project.awaitCaughtUp();
        JsonNode tables = landscape().api().get(project.path() + "/tables");
        assertThat(tables)
                .extracting(
                        t -> t.path("source").asText() + " " + t.path("state").asText() + " "
                                + t.path("error").path("code").asText(""))
                .contains("leaving.dropped SKIPPED TABLE_LEFT", "leaving.renamed SKIPPED TABLE_LEFT")
                .noneMatch(t -> t.startsWith("leaving.emptied SKIPPED"));
        requireEqual(project);
    }

    @Test
    void aDatabaseThatIsDroppedTakesItsTablesAlong() throws SQLException {
        Subject project = following("wholly", "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        source("DROP DATABASE wholly");
        JsonNode error = stopped(project, DDL, "DROP DATABASE wholly");
        target("DROP DATABASE wholly");
        skip(project, error.path("position").asText());
        project.awaitCaughtUp();
        assertThat(landscape()
                        .api()
                        .get(project.path() + "/tables")
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("SKIPPED");
        project.must("pause").must("release");
    }

    @Test
    void aTableThatIsSwappedInIsToldAndThenFollowed() throws SQLException {
        Subject project = following("swapped", "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
        source(
                "USE swapped",
                "CREATE TABLE _t_gho (id INT PRIMARY KEY, extra INT NOT NULL DEFAULT 5)",
                "INSERT INTO _t_gho (id) SELECT id FROM t");
        String swap = "RENAME TABLE t TO _t_del, _t_gho TO t";
        source(
                "USE swapped",
                swap,
                "INSERT INTO t VALUES (3, 6)",
                "UPDATE t SET extra = 8 WHERE id = 1",
                "DROP TABLE _t_del");
        JsonNode error = stopped(project, "TABLE_REPLACED", swap);
        assertThat(error.path("remedy").asText()).contains("not migrated", "gh-ost");
        target("USE swapped", "ALTER TABLE t ADD COLUMN extra INT NOT NULL DEFAULT 5");
        skip(project, error.path("position").asText());
        project.awaitState("RUNNING").awaitCaughtUp();
        Query.awaitApplied(landscape().source(), landscape().target(), project);
        assertThat(project.events().toString()).contains("another table of the name swapped.t is followed");
        requireEqual(project);
    }

    @Test
    void aTableThatIsDroppedAndMadeAnewIsFollowedAgain() throws SQLException {
        Subject project = following("anew", "CREATE TABLE t (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
        source("USE anew", "DROP TABLE t", "CREATE TABLE IF NOT EXISTS t (a VARCHAR(9), id INT PRIMARY KEY)");
        source("USE anew", "INSERT INTO t VALUES ('x', 1)");
        pass(project, "DROP TABLE `t`");
        pass(project, "TABLE_REPLACED", "CREATE TABLE IF NOT EXISTS t (a VARCHAR(9), id INT PRIMARY KEY)");
        requireEqual(project);
    }

    @Test
    void statementsDuringTheLoadArePassedAfterIt() throws SQLException {
        source(
                "CREATE DATABASE loading",
                "USE loading",
                "CREATE TABLE big (id INT PRIMARY KEY, stuff VARCHAR(200))",
                "CREATE TABLE gone (id INT PRIMARY KEY, stuff VARCHAR(200))",
                "INSERT INTO big SELECT seq, REPEAT('x', 200) FROM " + DatabaseServer.series(60000),
                "INSERT INTO gone SELECT seq, REPEAT('x', 200) FROM " + DatabaseServer.series(20000));
        Map<String, Object> definition = new java.util.HashMap<>(
                Landscape.definition("loading", "loading", List.of("schema", "full-load", "cdc", "verification")));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 1, "chunkBytes", 65_536)));
        Subject project = landscape().create(definition).must("start").awaitStep("full-load", "RUNNING");
        Query.awaitPositionFixed(landscape().target(), "loading");
        String add = "ALTER TABLE big ADD COLUMN extra INT NOT NULL DEFAULT 3";
        source("USE loading", "UPDATE big SET stuff = 'u' WHERE id % 100 = 0", add);
        source("USE loading", "UPDATE big SET extra = id WHERE id % 7 = 0", "TRUNCATE TABLE gone");
        source("USE loading", "INSERT INTO gone VALUES (1, 'new')", "DELETE FROM big WHERE id % 1000 = 1");
        pass(project, add);
        pass(project, "TRUNCATE TABLE gone");
        requireEqual(project);
    }
}
