package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Moves the business to the other side, over HTTP, and looks from outside what has become of both. */
abstract class Switching {
    abstract Landscape landscape();

    private DatabaseServer source() {
        return landscape().source();
    }

    private DatabaseServer target() {
        return landscape().target();
    }

    private TwoSides sides() {
        return new TwoSides(source(), target());
    }

    @Test
    void aFenceStopsTheWritersAndTheBusinessGoesOnOnTheOtherSide() throws SQLException {
        Subject project = Rounds.moved(landscape(), "fenced");
        try (Writer writer = Writer.start(new Clerk(source()), 7, random -> Rounds.business("fenced", random))) {
            await().until(() -> writer.transactions() > 50);
            Answer answer = Rounds.begin(project, Map.of("fence", true));
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            JsonNode round = Rounds.awaitRound(project, "COMPLETED");
            assertThat(round.path("direction").asText()).isEqualTo("switchover");
            assertThat(round.path("secondsWithoutWrites").asDouble()).isPositive();
            for (JsonNode substep : round.path("substeps")) {
                assertThat(substep.path("state").asText())
                        .as(substep.toString())
                        .isEqualTo("COMPLETED");
            }
        }
        assertThat(project.step("cdc")).isEqualTo("COMPLETED");
        assertThat(project.step("switchover")).isEqualTo("COMPLETED");
        project.awaitStep("reverse-link", "MONITORING");

        target().execute("USE fenced", "CALL place('business 1')", "INSERT INTO orders (note) VALUES ('business 2')");
        sides().arrivesAtTheSource("fenced", 2);
        sides().requireEqual("fenced");
        assertThat(Query.list(target(), "SELECT total FROM fenced.orders WHERE note LIKE 'business%'"))
                .as("both triggers have fired once, in their order")
                .containsExactly("2", "2");
        assertThat(Integer.parseInt(
                        Query.value(target(), "SELECT MIN(id) FROM fenced.orders WHERE note LIKE 'business%'")))
                .isGreaterThan(5000);
        assertThat(Query.value(target(), "SELECT fenced.twice(21)")).isEqualTo("42");
        assertThat(Query.value(target(), "SELECT status FROM information_schema.events WHERE event_schema = 'fenced'"))
                .isEqualTo("ENABLED");
        assertThat(Query.value(source(), "SELECT status FROM information_schema.events WHERE event_schema = 'fenced'"))
                .startsWith("DISABLED");
        assertThat(Query.value(source(), "SELECT @@global.read_only")).isEqualTo("1");
        Rounds.requireReport(project);
        sides().end(project);
    }

    @Test
    void aPersonConfirmsThatTheWritersAreStopped() throws SQLException {
        Subject project = Rounds.moved(landscape(), "confirmed");
        assertThat(Rounds.begin(project, Map.of()).status()).isEqualTo(202);
        Rounds.awaitSubstep(project, "stop-source-writes", "WAITING");
        assertThat(Rounds.switchover(project).path("waitingFor").asText())
                .isEqualTo("POST /api/projects/confirmed/switchover/stop-source-writes/confirm");
        source().execute("INSERT INTO confirmed.orders (note) VALUES ('while waiting')");
        assertThat(project.act("pause").status()).isEqualTo(409);
        Rounds.confirm(project);
        Rounds.awaitRound(project, "COMPLETED");
        target().execute("INSERT INTO confirmed.orders (note) VALUES ('business 1')");
        sides().arrivesAtTheSource("confirmed", 1);
        sides().requireEqual("confirmed");
        assertThat(Query.value(source(), "SELECT @@global.read_only")).isEqualTo("0");
        sides().end(project);
    }

    @Test
    void writesThatGoOnAreNoticedAndAllIsUndone() throws SQLException {
        Subject project = Rounds.moved(landscape(), "busy");
        try (Writer writer = Writer.start(new Clerk(source()), 7, random -> Rounds.business("busy", random))) {
            await().until(() -> writer.transactions() > 10);
            Rounds.begin(project, Map.of());
            Rounds.confirm(project);
            JsonNode round = Rounds.awaitRound(project, "UNDONE");
            assertThat(round.path("error").path("code").asText()).isEqualTo("WRITES_CONTINUE");
            assertThat(round.path("error").path("detail").asText()).contains("busy.orders", "busy.counter");
        }
        sides().requireUndone(project);
        sides().end(project);
    }

    @Test
    void aDrainThatTakesTooLongIsUndone() throws SQLException {
        Subject project = Rounds.moved(landscape(), "slow");
        Rounds.begin(project, Map.of("drainTimeoutSeconds", 3));
        Rounds.awaitSubstep(project, "stop-source-writes", "WAITING");
        try (Connection holder = target().connect();
                Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLES slow.counter WRITE");
            source().execute("UPDATE slow.counter SET n = n + 1");
            Rounds.confirm(project);
            JsonNode round = Rounds.awaitRound(project, "UNDONE");
            assertThat(round.path("error").path("code").asText()).isEqualTo("DRAIN_TIMEOUT");
        }
        sides().requireUndone(project);
        sides().end(project);
    }

    @Test
    void aTargetThatIsKilledDuringTheDrainLosesNothing() throws SQLException {
        drainThroughAKill("target_lost", target());
    }

    @Test
    void aSourceThatIsKilledDuringTheDrainLosesNothing() throws SQLException {
        drainThroughAKill("source_lost", source());
    }

    /** A lock on the target holds the drain up until one of the servers has been killed and started. */
    private void drainThroughAKill(String name, DatabaseServer server) throws SQLException {
        Subject project = Rounds.moved(landscape(), name);
        Rounds.begin(project, Map.of());
        Rounds.awaitSubstep(project, "stop-source-writes", "WAITING");
        Connection holder = target().connect();
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLES " + name + ".counter WRITE");
            source().execute("UPDATE " + name + ".counter SET n = n + 1");
            Rounds.confirm(project);
            server.kill();
            server.start();
        } finally {
            endQuietly(holder);
        }
        boolean over = Rounds.awaitEnd(project).path("state").asText().equals("COMPLETED");
        DatabaseServer open = over ? target() : source();
        DatabaseServer other = over ? source() : target();
        new Clerk(open).execute("INSERT INTO " + name + ".orders (note) VALUES ('afterwards')");
        Query.awaitApplied(open, other, project);
        sides().requireEqual(name);
        sides().end(project);
    }

    private static void endQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Its server has been killed.
        }
    }

    @Test
    void whatIsWrittenBeforeTheOtherSideIsCalledOpenArrivesToo() throws SQLException {
        Subject project = Rounds.moved(landscape(), "opening");
        Rounds.begin(project, Map.of("fence", true));
        Rounds.awaitSubstep(project, "prepare-reverse", "COMPLETED");
        try (Writer writer = Writer.start(
                new Clerk(target()),
                7,
                random -> List.of("INSERT INTO opening.orders (note) VALUES ('business at once')"))) {
            Rounds.awaitRound(project, "COMPLETED");
            long before = writer.transactions();
            await().atMost(Subject.PATIENCE).until(() -> writer.transactions() > before + 20);
        }
        Query.awaitApplied(target(), source(), project);
        sides().requireEqual("opening");
        sides().end(project);
    }

    @Test
    void whatAFenceHasDoneIsUndone() throws SQLException {
        Subject project = Rounds.moved(landscape(), "returned");
        target().execute("CREATE FUNCTION returned.twice (n INT) RETURNS INT DETERMINISTIC RETURN 3 * n");
        target().execute("UPDATE returned.counter SET n = 77 WHERE id = 2");
        Rounds.begin(project, Map.of("fence", true, "finalVerification", "full"));
        JsonNode round = Rounds.awaitRound(project, "UNDONE");
        assertThat(round.path("error").path("code").asText())
                .as(round.toPrettyString())
                .isEqualTo("DIFFERENCES_AT_REST");
        assertThat(round.path("error").path("detail").asText()).contains("returned.counter (1 rows)");
        target().execute("UPDATE returned.counter SET n = 0 WHERE id = 2");
        assertThat(Rounds.begin(project, Map.of("fence", true)).status()).isEqualTo(202);
        assertThat(Rounds.awaitRound(project, "UNDONE")
                        .path("error")
                        .path("detail")
                        .asText())
                .contains("VERIFICATION", "returned.counter");
        project.api().post(project.path() + "/verification", Map.of("scope", "all"));
        project.awaitStep("verification", "COMPLETED");
        sides().requireUndone(project);
        assertThat(Query.list(
                        target(),
                        "SELECT routine_name FROM information_schema.routines WHERE routine_schema = 'returned'"))
                .as("only what was there before")
                .containsExactly("twice");
        Rounds.begin(project, Map.of("fence", true, "objects", Map.of("event returned.tidy", "skip")));
        Rounds.awaitRound(project, "COMPLETED");
        Rounds.requireResolved(project, "returned.counter");
        assertThat(Query.list(
                        target(), "SELECT event_name FROM information_schema.events WHERE event_schema = 'returned'"))
                .isEmpty();
        assertThat(Query.value(target(), "SELECT returned.twice(1)"))
                .as("what was there before is left as it is")
                .isEqualTo("3");
        sides().end(project);
    }

    @Test
    void anObjectThatCanNotBeMadeUndoesAllAndCanBeSkipped() throws SQLException {
        Subject project = Rounds.moved(landscape(), "taken");
        Rounds.begin(project, Map.of());
        Rounds.awaitSubstep(project, "stop-source-writes", "WAITING");
        target().execute(
                        "CREATE TABLE taken.blocker (id INT)",
                        "CREATE TRIGGER taken.noted BEFORE INSERT ON taken.blocker FOR EACH ROW SET NEW.id = 1");
        Rounds.confirm(project);
        JsonNode round = Rounds.awaitRound(project, "UNDONE");
        assertThat(round.path("error").path("code").asText()).isEqualTo("OBJECT_NOT_POSSIBLE");
        assertThat(round.path("error").path("detail").asText()).contains("trigger taken.noted", "taken.blocker");
        assertThat(Query.list(
                        target(),
                        "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'taken'"))
                .as("ours are gone, the other one is not")
                .containsExactly("noted");
        Rounds.begin(project, Map.of("fence", true));
        assertThat(Rounds.awaitRound(project, "UNDONE")
                        .path("error")
                        .path("detail")
                        .asText())
                .startsWith("OBJECTS: trigger taken.noted");
        Rounds.begin(project, Map.of("fence", true, "objects", Map.of("trigger taken.noted", "skip")));
        Rounds.awaitRound(project, "COMPLETED");
        assertThat(project.api()
                        .get(project.path() + "/report")
                        .path("objectsSkipped")
                        .toString())
                .isEqualTo("[\"trigger taken.noted\"]");
        target().execute("DROP TABLE taken.blocker", "INSERT INTO taken.orders (note) VALUES ('business 1')");
        sides().arrivesAtTheSource("taken", 1);
        sides().end(project);
    }

    @Test
    void aDryRunSaysWhatWouldBeDoneAndDoesNothing() throws SQLException {
        Subject project = Rounds.moved(landscape(), "dry");
        String before = sides().state("dry");
        Answer answer = Rounds.begin(project, Map.of("dryRun", true, "fence", true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode plan = answer.json();
        assertThat(plan.path("expectedSecondsWithoutWrites").asDouble()).isBetween(0.1, 60.0);
        assertThat(plan.path("substeps")).hasSize(8);
        assertThat(Rounds.substep(plan, "objects").path("items").findValuesAsText("id"))
                .contains(
                        "trigger dry.noted",
                        "event dry.tidy",
                        "procedure dry.place",
                        "auto-increment dry.orders",
                        "guard dry.noted");
        assertThat(Rounds.substep(plan, "check").path("items"))
                .allSatisfy(item -> assertThat(item.path("passed").asBoolean())
                        .as(item.toString())
                        .isTrue());
        assertThat(sides().state("dry")).isEqualTo(before);
        assertThat(Rounds.switchover(project).path("state").isNull()).isTrue();
        sides().end(project);
    }

    @Test
    void aPersonMayCancelUntilThePointOfNoReturn() throws SQLException {
        Subject project = Rounds.moved(landscape(), "cancelled");
        Rounds.begin(project, Map.of());
        Rounds.awaitSubstep(project, "stop-source-writes", "WAITING");
        assertThat(Rounds.begin(project, Map.of()).json().path("code").asText()).isEqualTo("SWITCHOVER_NOT_NOW");
        Answer answer = project.api().send("POST", project.path() + "/switchover/cancel", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(Rounds.awaitRound(project, "UNDONE")
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("SWITCHOVER_CANCELLED");
        sides().requireUndone(project);
        sides().end(project);
    }

    @Test
    void badInputIsRefusedWithPointersAndChangesNothing() throws SQLException {
        Subject project = Rounds.moved(landscape(), "refused");
        Answer wrong = Rounds.begin(project, Map.of("fence", "yes", "drainTimeoutSeconds", 0, "fences", true));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/fence", "/drainTimeoutSeconds", "/fences");
        Answer unknown = Rounds.begin(project, Map.of("objects", Map.of("trigger refused.no/ne", "skip")));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/objects/trigger refused.no~1ne");
        Answer back = project.api().send("POST", project.path() + "/switchback", Map.of());
        assertThat(back.json().path("code").asText()).isEqualTo("SWITCHOVER_NOT_NOW");
        Answer substep = project.api().send("POST", project.path() + "/switchover/drain/confirm", null);
        assertThat(substep.status()).isEqualTo(404);
        assertThat(project.act("report").status()).isNotEqualTo(200);
        assertThat(Rounds.switchover(project).path("state").isNull()).isTrue();
        sides().end(project);
    }

    @Test
    void anEventThatIsLeftOutRunsAgainAfterTheWayBack() throws SQLException {
        Subject project = Rounds.moved(landscape(), "unmoved");
        Rounds.begin(project, Map.of("fence", true, "objects", Map.of("event unmoved.tidy", "skip")));
        Rounds.awaitRound(project, "COMPLETED");
        project.awaitStep("reverse-link", "MONITORING");
        JsonNode back = Rounds.turned(project, "switchback");
        assertThat(back.path("state").asText()).as(back.toPrettyString()).isEqualTo("COMPLETED");
        assertThat(Query.value(source(), "SELECT status FROM information_schema.events WHERE event_schema = 'unmoved'"))
                .isEqualTo("ENABLED");
        sides().end(project);
    }

    @Test
    void thereAndBackAgain() throws SQLException {
        Subject project = Rounds.moved(landscape(), "round");
        Rounds.begin(project, Map.of("fence", true));
        Rounds.awaitRound(project, "COMPLETED");
        target().execute("USE round", "CALL place('business 1')");
        sides().arrivesAtTheSource("round", 1);
        Answer answer = project.api().send("POST", project.path() + "/switchback", Map.of("fence", true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        JsonNode round = Rounds.awaitRound(project, "COMPLETED");
        assertThat(round.path("direction").asText()).isEqualTo("switchback");
        project.awaitStep("cdc", "MONITORING").awaitStep("switchover", "PENDING");
        assertThat(Query.value(source(), "SELECT @@global.read_only")).isEqualTo("0");
        source().execute("USE round", "CALL place('business 2')");
        Query.awaitApplied(source(), target(), project);
        sides().requireEqual("round");
        assertThat(Query.list(source(), "SELECT total FROM round.orders WHERE note LIKE 'business%'"))
                .containsExactly("2", "2");
        assertThat(Query.value(source(), "SELECT status FROM information_schema.events WHERE event_schema = 'round'"))
                .isEqualTo("ENABLED");
        sides().end(project);
    }
}
