package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A switchover and a switchback by accounts that may do nothing to a server as a whole: the fence is locks on tables. */
class WeakAccountIT {
    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), Landscape.mysqlOrElseMariaDb(), settings -> {});

    private static final String WEAK = "weak";

    @Test
    void locksKeepTheWritersOutUntilTheOtherSideIsOpen() throws SQLException {
        for (DatabaseServer server : List.of(LANDSCAPE.source(), LANDSCAPE.target())) {
            Clerk.ensure(server);
            server.execute(
                    "CREATE USER weak@'%' IDENTIFIED BY 'weak'",
                    "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, TRIGGER, EVENT,"
                            + " CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, EXECUTE, LOCK TABLES, PROCESS,"
                            + " RELOAD, REPLICATION SLAVE, REPLICATION CLIENT, CREATE TEMPORARY TABLES ON *.* TO weak@'%'");
        }
        LANDSCAPE.createDataSource("weak-source", LANDSCAPE.source(), WEAK, WEAK);
        LANDSCAPE.createDataSource("weak-target", LANDSCAPE.target(), WEAK, WEAK);
        LANDSCAPE
                .source()
                .execute(
                        "CREATE DATABASE modest",
                        "CREATE TABLE modest.orders (id INT AUTO_INCREMENT PRIMARY KEY, note VARCHAR(40))",
                        "INSERT INTO modest.orders (note) VALUES ('first')");
        Map<String, Object> definition = new HashMap<>(Landscape.definition(
                "modest",
                "modest",
                List.of("schema", "full-load", "cdc", "verification", "switchover", "reverse-link")));
        definition.put("source", "weak-source");
        definition.put("target", "weak-target");
        Subject project =
                LANDSCAPE.create(definition).must("start").awaitCaughtUp().awaitStep("verification", "COMPLETED");
        JsonNode plan =
                Rounds.begin(project, Map.of("fence", true, "dryRun", true)).json();
        assertThat(Rounds.substep(plan, "stop-source-writes").toString()).contains("LOCK TABLES");
        turn(project, "switchover");
        write(LANDSCAPE.target(), "there");
        Query.awaitApplied(LANDSCAPE.target(), LANDSCAPE.source(), project);
        turn(project, "switchback");
        write(LANDSCAPE.source(), "back");
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), "modest"))
                .isEmpty();
        assertThat(Query.list(LANDSCAPE.source(), "SELECT note FROM modest.orders ORDER BY id"))
                .containsExactly("first", "there", "back");
        project.must("pause").must("release");
    }

    private static void turn(Subject project, String way) {
        JsonNode round = Rounds.turned(project, way);
        assertThat(round.path("state").asText()).as(round.toPrettyString()).isEqualTo("COMPLETED");
    }

    private static void write(DatabaseServer server, String note) throws SQLException {
        new Clerk(server).execute("INSERT INTO modest.orders (note) VALUES ('" + note + "')");
    }
}
