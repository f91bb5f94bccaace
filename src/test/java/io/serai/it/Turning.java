package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.database.TriggerGuard;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A project goes there and back while the business follows: what is written on the one side arrives at the other. */
abstract class Turning {
    private static final int TRANSACTIONS = 60;

    abstract Landscape landscape();

    /** A project with a database of its own that has caught up, and whose links can be turned. */
    static Subject following(Landscape landscape, String name) throws SQLException {
        for (DatabaseServer server : List.of(landscape.source(), landscape.target())) {
            server.execute("SET GLOBAL read_only = OFF");
        }
        landscape
                .source()
                .execute(
                        "CREATE DATABASE " + name,
                        "USE " + name,
                        "CREATE TABLE customer (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) CHARACTER SET latin1 NOT NULL,"
                                + " seen TIMESTAMP(6) NULL, UNIQUE KEY by_name (name))",
                        "CREATE TABLE purchase (id BIGINT AUTO_INCREMENT PRIMARY KEY, customer INT NOT NULL,"
                                + " amount DECIMAL(12,2), doc JSON, data BLOB,"
                                + " FOREIGN KEY (customer) REFERENCES customer (id) ON DELETE CASCADE)",
                        "CREATE TABLE journal (line VARCHAR(40))",
                        "CREATE TRIGGER noted AFTER INSERT ON purchase FOR EACH ROW "
                                + TriggerGuard.guard("INSERT INTO journal VALUES ('a trigger')"),
                        "INSERT INTO customer (id, name) VALUES (1, 'one'), (2, 'two'), (3, 'three')");
        Map<String, Object> definition = new HashMap<>(Landscape.definition(
                name, name, List.of("schema", "full-load", "cdc", "verification", "switchover", "reverse-link")));
        return landscape.create(definition).must("start").awaitCaughtUp().awaitStep("verification", "COMPLETED");
    }

    private static List<String> business(String database, Random random) {
        int customer = 1 + random.nextInt(3);
        int number = random.nextInt(1_000_000);
        return List.of(
                "INSERT IGNORE INTO " + database + ".customer (id, name) VALUES (" + customer + ", 'c" + number + "')",
                "UPDATE " + database + ".customer SET name = 'ä" + number + "', seen = NOW(6) WHERE id = " + customer,
                "INSERT INTO " + database + ".purchase (customer, amount, doc, data) VALUES (" + customer + ", "
                        + number + ", '{\"n\": " + number + "}', UNHEX('00FF0A'))",
                "INSERT INTO " + database + ".journal VALUES ('line " + random.nextInt(20) + "')",
                "UPDATE " + database + ".journal SET line = 'changed' WHERE line = 'line " + random.nextInt(20)
                        + "' LIMIT 1",
                random.nextInt(8) == 0
                        ? "DELETE FROM " + database + ".customer WHERE id = " + customer
                        : "DELETE FROM " + database + ".purchase WHERE amount < " + random.nextInt(200_000)
                                + " LIMIT 2");
    }

    static void work(Subject project, DatabaseServer side) {
        try (Writer writer = Writer.start(side, 7, random -> business(project.name(), random))) {
            await("transactions on " + side.type())
                    .atMost(Subject.PATIENCE)
                    .failFast(project::requireNotFailed)
                    .until(() -> writer.transactions() > TRANSACTIONS);
        }
    }

    /** After a start of the runtime it takes a moment until the link has been seen to be where it was. */
    static void turn(Subject project) {
        String way = way(project);
        await(way).atMost(Subject.PATIENCE).failFast(project::requireNotFailed).until(() -> isBegun(project, way));
        JsonNode round = Rounds.awaitEnd(project);
        assertThat(round.path("state").asText()).as(round.toPrettyString()).isEqualTo("COMPLETED");
    }

    /** Back, where the business is on the other side. */
    static String way(Subject project) {
        return project.step("reverse-link").equals("PENDING") ? "switchover" : "switchback";
    }

    static boolean isBegun(Subject project, String way) {
        return project.api()
                        .send("POST", project.path() + "/" + way, Map.of("fence", true))
                        .status()
                == 202;
    }

    static Subject awaitReverse(Subject project) {
        return project.awaitStep("reverse-link", "MONITORING").awaitStep("switchover", "COMPLETED");
    }

    static Subject awaitForward(Subject project) {
        return project.awaitStep("cdc", "MONITORING")
                .awaitStep("reverse-link", "PENDING")
                .awaitStep("switchover", "PENDING");
    }

    /** Both sides hold the same, once what was written to the one is on the other. */
    static void requireEqual(Subject project, DatabaseServer from, DatabaseServer to) throws SQLException {
        Query.awaitApplied(from, to, project);
        assertThat(Comparison.differences(from, to, project.name())).isEmpty();
    }

    @Test
    void thereAndBackThreeTimes() throws SQLException {
        DatabaseServer source = landscape().source();
        DatabaseServer target = landscape().target();
        Subject project = following(landscape(), "roundtrip");
        for (int round = 1; round <= 3; round++) {
            work(project, source);
            turn(project);
            awaitReverse(project);
            assertThat(project.step("cdc")).isEqualTo("COMPLETED");
            assertThat(project.view().path("currentStep").asText()).isEqualTo("reverse-link");
            work(project, target);
            requireEqual(project, target, source);
            turn(project);
            awaitForward(project);
        }
        work(project, source);
        requireEqual(project, source, target);
        project.must("pause").must("release");
        String canary = "canary_"
                + UUID.nameUUIDFromBytes("roundtrip".getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
        for (DatabaseServer side : List.of(source, target)) {
            assertThat(Query.list(side, "SHOW TABLES FROM serai LIKE '" + canary + "'"))
                    .isEmpty();
            assertThat(Query.list(side, "SELECT link FROM serai.link WHERE project='roundtrip'"))
                    .isEmpty();
            assertThat(Query.list(side, "SELECT owner FROM serai.lease WHERE project='roundtrip'"))
                    .isEmpty();
        }
    }

    @Test
    void aTableWithAnotherNameIsMappedBack() throws SQLException {
        DatabaseServer source = landscape().source();
        DatabaseServer target = landscape().target();
        for (DatabaseServer server : List.of(source, target)) {
            server.execute("SET GLOBAL read_only = OFF");
        }
        source.execute(
                "CREATE DATABASE renamed",
                "CREATE TABLE renamed.customer (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40))",
                "INSERT INTO renamed.customer (name) VALUES ('before')");
        Map<String, Object> definition = new HashMap<>(Landscape.definition(
                "renamed",
                "renamed",
                List.of("schema", "full-load", "cdc", "verification", "switchover", "reverse-link")));
        definition.put("objects", Map.of("include", List.of("renamed.customer=elsewhere.client")));
        Subject project =
                landscape().create(definition).must("start").awaitCaughtUp().awaitStep("verification", "COMPLETED");
        turn(project);
        target.execute(
                "INSERT INTO elsewhere.client (name) VALUES ('there')",
                "UPDATE elsewhere.client SET name = 'changed' WHERE name = 'before'");
        Query.awaitApplied(target, source, project);
        turn(project);
        source.execute("INSERT INTO renamed.customer (name) VALUES ('back')");
        Query.awaitApplied(source, target, project);
        List<String> names = List.of("changed", "there", "back");
        assertThat(Query.list(source, "SELECT name FROM renamed.customer ORDER BY id"))
                .isEqualTo(names);
        assertThat(Query.list(target, "SELECT name FROM elsewhere.client ORDER BY id"))
                .isEqualTo(names);
        project.must("pause").must("release");
    }

    @Test
    void theReverseLinkIsPausedRestoredAndGoesOnAfterAKill() throws SQLException {
        DatabaseServer source = landscape().source();
        DatabaseServer target = landscape().target();
        Subject project = following(landscape(), "pausing");
        turn(project);
        awaitReverse(project).must("pause");
        work(project, target);
        project.must("restore");
        awaitReverse(project);
        try (Writer writer = Writer.start(target, 8, random -> business("pausing", random))) {
            await().atMost(Subject.PATIENCE).until(() -> writer.transactions() > 20);
            landscape().runtime().kill();
            landscape().runtime().start();
            awaitReverse(project);
        }
        requireEqual(project, target, source);
        turn(project);
        awaitForward(project);
        work(project, source);
        requireEqual(project, source, target);
        project.must("pause").must("release");
    }

    @Test
    void whoStillWritesToTheSideThatWasLeftIsReported() throws SQLException {
        Subject project = following(landscape(), "straying");
        assertThat(project.view().has("rollbackReady")).isFalse();
        turn(project);
        awaitReverse(project);
        work(project, landscape().target());
        requireEqual(project, landscape().target(), landscape().source());
        awaitFitness(project, "true []");
        landscape().source().execute("INSERT INTO straying.journal VALUES ('lost')");
        awaitFitness(project, "straying.journal");
        landscape().runtime().kill();
        landscape().runtime().start();
        awaitReverse(project);
        awaitFitness(project, "1 transactions");
        assertThat(project.events().toString()).contains("somebody still writes to data source 'source'");
        project.must("pause");
        awaitFitness(project, "PAUSED");
        project.must("release");
        assertThat(project.view().has("rollbackReady")).isFalse();
    }

    private static void awaitFitness(Subject project, String words) {
        await(words).atMost(Subject.PATIENCE).until(() -> {
            JsonNode fitness = project.view().path("rollbackReady");
            return (fitness.path("ready").asText() + " " + fitness.path("reasons")).contains(words);
        });
    }

    @Test
    void aStatementThatIsNotOursStopsTheReverseLinkAndIsSkipped() throws SQLException {
        Subject project = following(landscape(), "altering");
        turn(project);
        awaitReverse(project);
        String statement = "ALTER TABLE altering.journal ADD COLUMN more INT";
        landscape().target().execute(statement, "INSERT INTO altering.journal VALUES ('with more', 7)");
        JsonNode error = project.awaitState("FAILED").error("reverse-link");
        assertThat(error.path("code").asText()).isEqualTo("DDL_ON_MIGRATED_TABLE");
        awaitFitness(project, "DDL_ON_MIGRATED_TABLE");
        landscape().source().execute(statement);
        var answer = project.api().send("POST", project.path() + "/restore", Map.of("skip", true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        awaitReverse(project);
        requireEqual(project, landscape().target(), landscape().source());
        project.must("pause").must("release");
    }
}
