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

/** What acts by itself, in forms that are hard to carry, between servers of two kinds: it acts on the new side as on the old one. */
class ObjectsIT {
    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(ServerType.MARIADB, Landscape.mysqlOrElseMariaDb(), settings -> {});

    private static DatabaseServer source() {
        return LANDSCAPE.source();
    }

    private static DatabaseServer target() {
        return LANDSCAPE.target();
    }

    private static Subject moved(String name, String... objects) throws SQLException {
        for (DatabaseServer server : List.of(source(), target())) {
            server.execute("SET GLOBAL read_only = OFF");
            Clerk.ensure(server);
        }
        source().execute(
                        "CREATE DATABASE " + name,
                        "USE " + name,
                        "CREATE TABLE customer (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40), n INT NOT NULL DEFAULT 0,"
                                + " doubled INT AS (n * 2) STORED, loud VARCHAR(60) AS (CONCAT(name, '!')) VIRTUAL)",
                        "CREATE TABLE purchase (id INT AUTO_INCREMENT PRIMARY KEY, customer INT, amount INT,"
                                + " CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES customer (id))",
                        "CREATE TABLE journal (id INT AUTO_INCREMENT PRIMARY KEY, line VARCHAR(200) CHARACTER SET utf8mb4)",
                        "INSERT INTO customer (name) VALUES ('one'), ('two'), ('three'), ('four')",
                        "DELETE FROM customer WHERE id > 2",
                        "SET foreign_key_checks = 0",
                        "INSERT INTO purchase (customer, amount) VALUES (77, 1), (1, 2)");
        try (var connection = source().connect(name);
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : objects) {
                statement.execute(sql);
            }
        }
        return LANDSCAPE
                .create(Landscape.definition(
                        name,
                        name,
                        List.of("schema", "full-load", "cdc", "verification", "switchover", "reverse-link")))
                .must("start")
                .awaitCaughtUp()
                .awaitStep("verification", "COMPLETED");
    }

    private static JsonNode dryRun(Subject project, Map<String, String> objects) {
        return Rounds.begin(project, Map.of("dryRun", true, "fence", true, "objects", objects))
                .json();
    }

    private static JsonNode check(JsonNode plan) {
        for (JsonNode item : Rounds.substep(plan, "check").path("items")) {
            if (item.path("check").asText().equals("OBJECTS")) {
                return item;
            }
        }
        throw new AssertionError(plan.toString());
    }

    private static String note(JsonNode plan, String id) {
        for (JsonNode item : Rounds.substep(plan, "objects").path("items")) {
            if (item.path("id").asText().equals(id)) {
                return item.path("note").asText();
            }
        }
        throw new AssertionError(id + " is not in " + plan);
    }

    private static void turn(Subject project, String way) {
        JsonNode round = Rounds.turned(project, way);
        assertThat(round.path("state").asText()).as(round.toPrettyString()).isEqualTo("COMPLETED");
    }

    @Test
    void theyActOnceOnWhicheverSideIsOpen() throws SQLException {
        Subject project = moved(
                "nasty",
                "CREATE TRIGGER t1 BEFORE INSERT ON customer FOR EACH ROW BEGIN -- a comment; with 'quote\n"
                        + "/* another ; $$ { ? */ SET NEW.n = NEW.n + 1; IF NEW.name = 'it''s \"so\"; {fn now()}' THEN"
                        + " SET NEW.n = 100; END IF; END",
                "CREATE TRIGGER t3 BEFORE INSERT ON customer FOR EACH ROW SET NEW.n = NEW.n * 10",
                "CREATE TRIGGER t2 BEFORE INSERT ON customer FOR EACH ROW FOLLOWS t1 SET NEW.n = NEW.n + 3 -- last;\n",
                "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES'",
                "CREATE TRIGGER bought AFTER INSERT ON purchase FOR EACH ROW lab: BEGIN DECLARE \"x y\" INT DEFAULT 3;"
                        + " IF NEW.amount IS NULL THEN LEAVE lab; END IF;"
                        + " INSERT INTO \"journal\" (line) VALUES (CONCAT('back\\', \"x y\", 'slash')); END",
                "CREATE PROCEDURE \"an si\" (IN a INT) COMMENT 'it''s; \"x\"' BEGIN"
                        + " INSERT INTO \"journal\" (line) VALUES (CONCAT('ansi \\ ', a)); END",
                "SET sql_mode = DEFAULT",
                "CREATE PROCEDURE emoji () INSERT INTO journal (line) VALUES ('\uD83D\uDE00 gr\u00FCn')",
                "CREATE PROCEDURE latin () INSERT INTO journal (line) VALUES (CONVERT(_latin1 X'E4' USING utf8mb4))");
        requireBusiness(project, source(), target(), 5);
        turn(project, "switchover");
        requireBusiness(project, target(), source(), 7);
        turn(project, "switchback");
        requireBusiness(project, source(), target(), 9);
        turn(project, "switchover");
        requireBusiness(project, target(), source(), 11);
        project.must("pause").must("release");
    }

    /** @param first the next value of AUTO_INCREMENT, none of which is used twice, not even one whose row is gone */
    private static void requireBusiness(Subject project, DatabaseServer open, DatabaseServer other, int first)
            throws SQLException {
        new Clerk(open)
                .execute(
                        "USE " + project.name(),
                        "DELETE FROM journal",
                        "INSERT INTO customer (name, n) VALUES ('it''s \"so\"; {fn now()}', 5)",
                        "INSERT INTO customer (name, n) VALUES ('plain', 1)",
                        "INSERT INTO purchase (customer, amount) VALUES (1, 5), (1, NULL)",
                        "CALL `an si`(7)",
                        "CALL emoji()",
                        "CALL latin()");
        Query.awaitApplied(open, other, project);
        String database = project.name();
        assertThat(Query.list(
                        open,
                        "SELECT CONCAT(id, ' ', n, ' ', doubled) FROM " + database + ".customer WHERE id >= " + first
                                + " ORDER BY id"))
                .containsExactly(first + " 1030 2060", (first + 1) + " 50 100");
        assertThat(Query.list(open, "SELECT line FROM " + database + ".journal ORDER BY id"))
                .containsExactly("back\\3slash", "ansi \\ 7", "\uD83D\uDE00 gr\u00FCn", "\u00E4");
        assertThat(Comparison.differences(open, other, database)).isEmpty();
    }

    @Test
    void aMissingDefinerIsNoticedBeforeNobodyCanWrite() throws SQLException {
        source().execute("CREATE USER ghost", "GRANT ALL ON *.* TO ghost");
        Subject project = moved(
                "haunted",
                "CREATE DEFINER = ghost TRIGGER spooky BEFORE INSERT ON customer FOR EACH ROW SET NEW.n = NEW.n + 1",
                "SET sql_mode = 'ANSI_QUOTES'",
                "CREATE DEFINER = ghost PROCEDURE \"an si\" () SELECT 1");
        JsonNode plan = dryRun(project, Map.of());
        assertThat(check(plan).path("passed").asBoolean()).isFalse();
        assertThat(check(plan).path("detail").asText()).contains("trigger haunted.spooky", "`ghost`@`%`");
        assertThat(note(plan, "procedure haunted.an si")).contains("`ghost`@`%` does not exist");
        assertThat(check(dryRun(project, Map.of("trigger haunted.spooky", "run")))
                        .path("passed")
                        .asBoolean())
                .isTrue();
        target().execute("CREATE USER ghost", "GRANT ALL ON *.* TO ghost");
        assertThat(check(dryRun(project, Map.of())).path("passed").asBoolean()).isTrue();
        turn(project, "switchover");
        new Clerk(target()).execute("INSERT INTO haunted.customer (name) VALUES ('business')");
        assertThat(Query.value(target(), "SELECT n FROM haunted.customer WHERE name = 'business'"))
                .isEqualTo("1");
        project.must("pause").must("release");
    }

    @Test
    void eventsThatWillNotRunAreNoticed() throws SQLException {
        source().execute("SET GLOBAL event_scheduler = ON");
        target().execute("SET GLOBAL event_scheduler = OFF");
        Subject project =
                moved("timed", "CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DO DELETE FROM journal WHERE id = -1");
        assertThat(check(dryRun(project, Map.of())).path("detail").asText())
                .contains("will not on 'target', where event_scheduler is not ON");
        source().execute("SET GLOBAL event_scheduler = OFF");
        assertThat(check(dryRun(project, Map.of())).path("detail").asText()).doesNotContain("event_scheduler");
        project.must("pause").must("release");
    }

    @Test
    void whatHasChangedSinceTheLastRoundIsNamed() throws SQLException {
        Subject project = moved("grown", "CREATE FUNCTION twice (n INT) RETURNS INT DETERMINISTIC RETURN 2 * n");
        turn(project, "switchover");
        project.awaitStep("reverse-link", "MONITORING");
        turn(project, "switchback");
        project.awaitStep("switchover", "PENDING").awaitStep("cdc", "MONITORING");
        assertThat(note(dryRun(project, Map.of()), "function grown.twice")).doesNotContain("something else");
        source().execute(
                        "USE grown",
                        "DROP FUNCTION twice",
                        "CREATE FUNCTION twice (n INT) RETURNS INT DETERMINISTIC RETURN n + n");
        JsonNode plan = dryRun(project, Map.of());
        assertThat(note(plan, "function grown.twice")).contains("something else");
        assertThat(check(plan).path("detail").asText()).contains("function grown.twice");
        project.must("pause").must("release");
    }
}
