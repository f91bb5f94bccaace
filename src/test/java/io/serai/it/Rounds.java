package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.datasource.ServerType;
import io.serai.demo.ApiClient.Answer;
import io.serai.fixture.DatabaseServer;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Switchovers and switchbacks of a small shop, seen through the HTTP interface. */
final class Rounds {
    private static final String[] STEPS = {"schema", "full-load", "cdc", "verification", "switchover", "reverse-link"};

    /** A shop with all that acts by itself, and a project that has moved it and found both sides equal. */
    static Subject moved(Landscape landscape, String name) throws SQLException {
        for (DatabaseServer server : List.of(landscape.source(), landscape.target())) {
            server.execute("SET GLOBAL read_only = OFF");
            if (server.type() == ServerType.MYSQL) {
                server.execute("RESET PERSIST");
            }
        }
        Clerk.ensure(landscape.source());
        Clerk.ensure(landscape.target());
        landscape
                .source()
                .execute(
                        "CREATE DATABASE " + name,
                        "USE " + name,
                        "CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, note VARCHAR(80), total INT NOT NULL DEFAULT 0)",
                        "CREATE TABLE journal (line VARCHAR(80))",
                        "CREATE TABLE counter (id INT PRIMARY KEY, n BIGINT NOT NULL)",
                        "INSERT INTO counter VALUES (1, 0), (2, 0)",
                        "INSERT INTO orders (note) SELECT CONCAT('order ', seq) FROM " + DatabaseServer.series(300),
                        "CREATE TRIGGER first_mark BEFORE INSERT ON orders FOR EACH ROW SET NEW.total = NEW.total + 1",
                        "CREATE TRIGGER then_double BEFORE INSERT ON orders FOR EACH ROW SET NEW.total = NEW.total * 2",
                        "CREATE TRIGGER noted AFTER INSERT ON orders FOR EACH ROW"
                                + " INSERT INTO journal VALUES (CONCAT('order ', NEW.id)) -- noted",
                        "CREATE FUNCTION twice (n INT) RETURNS INT DETERMINISTIC RETURN 2 * n",
                        "CREATE PROCEDURE place (IN what VARCHAR(80)) INSERT INTO orders (note) VALUES (what)",
                        "CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DO DELETE FROM journal WHERE line = ''");
        Subject project = landscape
                .create(Landscape.definition(name, name, List.of(STEPS)))
                .must("start")
                .awaitCaughtUp()
                .awaitStep("verification", "COMPLETED");
        // A number that was used once, though its row has never come to be.
        landscape
                .source()
                .execute("START TRANSACTION", "INSERT INTO " + name + ".orders (id) VALUES (5000)", "ROLLBACK");
        return project;
    }

    static List<String> business(String name, Random random) {
        return List.of(
                "INSERT INTO " + name + ".orders (note) VALUES ('new')",
                "UPDATE " + name + ".orders SET note = 'changed' WHERE id = " + (1 + random.nextInt(300)),
                "UPDATE " + name + ".counter SET n = n + 1 WHERE id = " + (1 + random.nextInt(2)));
    }

    static Answer begin(Subject project, Map<String, Object> options) {
        return project.api().send("POST", project.path() + "/switchover", options);
    }

    /** Asks for a switchover or switchback with a fence, as soon as the project is ready for it, and awaits its end. */
    static JsonNode turned(Subject project, String way) {
        project.awaitStep(way.equals("switchback") ? "reverse-link" : "cdc", "MONITORING");
        await("lag of " + project.name())
                .atMost(Subject.PATIENCE)
                .until(() -> project.view().path("lagSeconds").isNumber());
        await(way)
                .atMost(Subject.PATIENCE)
                .failFast(project::requireNotFailed)
                .until(() -> project.api()
                                .send("POST", project.path() + "/" + way, Map.of("fence", true))
                                .status()
                        == 202);
        return awaitEnd(project);
    }

    static JsonNode switchover(Subject project) {
        return project.api().get(project.path() + "/switchover");
    }

    static JsonNode awaitRound(Subject project, String state) {
        JsonNode round = awaitEnd(project);
        assertThat(round.path("state").asText()).as(round.toPrettyString()).isEqualTo(state);
        return round;
    }

    /** The round once it is complete or undone. */
    static JsonNode awaitEnd(Subject project) {
        await(project.name() + " has come to an end")
                .atMost(Subject.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .failFast(project::requireNotFailed)
                .until(() -> List.of("UNDONE", "COMPLETED")
                        .contains(switchover(project).path("state").asText()));
        return switchover(project);
    }

    static void awaitSubstep(Subject project, String name, String state) {
        await(name + " " + state)
                .atMost(Subject.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> substep(switchover(project), name)
                        .path("state")
                        .asText()
                        .equals(state));
    }

    static JsonNode substep(JsonNode round, String name) {
        for (JsonNode substep : round.path("substeps")) {
            if (substep.path("name").asText().equals(name)) {
                return substep;
            }
        }
        throw new AssertionError(name + " is not in " + round);
    }

    static void confirm(Subject project) {
        awaitSubstep(project, "stop-source-writes", "WAITING");
        Answer answer = project.api().send("POST", project.path() + "/switchover/stop-source-writes/confirm", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    static void requireReport(Subject project) {
        JsonNode report = project.api().get(project.path() + "/report");
        assertThat(report.path("sha256").asText()).hasSize(64);
        assertThat(report.path("tables")).hasSize(3).allSatisfy(table -> {
            assertThat(table.path("equal").asBoolean()).isTrue();
            assertThat(table.path("checksum").asText()).isNotEmpty();
        });
        assertThat(report.path("objects").findValuesAsText("id"))
                .contains(
                        "trigger fenced.noted", "event fenced.tidy", "function fenced.twice", "procedure fenced.place");
        JsonNode began = report.path("positions").path("linkBackBegan");
        assertThat(substep(report, "prepare-reverse").path("finding").asText())
                .contains(began.path("file").asText() + ":" + began.path("offset"));
        Answer page = project.api().send("GET", project.path() + "/report?format=html", null);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.text())
                .contains("Report of the switchover", report.path("sha256").asText());
    }

    /** The report tells of one row of this table that has differed and was put right. */
    static void requireResolved(Subject project, String table) {
        assertThat(project.api().get(project.path() + "/report").path("differences"))
                .hasSize(1)
                .allSatisfy(found -> {
                    assertThat(found.path("from").asText()).isEqualTo(table);
                    assertThat(found.path("rows").asLong()).isEqualTo(1);
                    assertThat(found.path("resolvedAt").asText())
                            .isGreaterThan(found.path("foundAt").asText());
                });
    }

    private Rounds() {}
}
