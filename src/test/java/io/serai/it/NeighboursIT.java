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

/** Several projects on the same two servers: what one of them does there must leave the business of the others alone. */
class NeighboursIT {
    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(ServerType.MARIADB, Landscape.mysqlOrElseMariaDb(), settings -> {});

    private static DatabaseServer source() {
        return LANDSCAPE.source();
    }

    private static DatabaseServer target() {
        return LANDSCAPE.target();
    }

    private static void turn(Subject project, String way) {
        JsonNode round = Rounds.turned(project, way);
        assertThat(round.path("state").asText()).as(round.toPrettyString()).isEqualTo("COMPLETED");
    }

    /** The business of a project writes to the side that is open for it, and its rows arrive at the other one. */
    private static void requireBusiness(Subject project, DatabaseServer open, DatabaseServer other)
            throws SQLException {
        new Clerk(open).execute("INSERT INTO " + project.name() + ".orders (note) VALUES ('business')");
        Query.awaitApplied(open, other, project);
        assertThat(Comparison.differences(
                        open, other, project.name(), project.name(), source().type() != target().type()))
                .isEmpty();
    }

    @Test
    void aFenceOfOneDoesNotCloseTheServersForTheOther() throws SQLException {
        Subject one = Rounds.moved(LANDSCAPE, "one");
        Subject two = Rounds.moved(LANDSCAPE, "two");
        JsonNode plan = Rounds.begin(one, Map.of("dryRun", true, "fence", true)).json();
        assertThat(Rounds.substep(plan, "check").path("items").findValuesAsText("detail"))
                .anyMatch(detail -> detail.contains("LOCK TABLES") && detail.contains("two"));
        turn(one, "switchover");
        requireBusiness(one, target(), source());
        requireBusiness(two, source(), target());
        turn(two, "switchover");
        requireBusiness(one, target(), source());
        requireBusiness(two, target(), source());
        turn(one, "switchback");
        requireBusiness(one, source(), target());
        requireBusiness(two, target(), source());
        turn(two, "switchback");
        requireBusiness(one, source(), target());
        requireBusiness(two, source(), target());
        for (Subject project : List.of(one, two)) {
            project.must("pause").must("release");
        }
    }

    @Test
    void theWayBackOpensAServerThatWasReadOnlyBeforeItsFence() throws SQLException {
        Subject project = Rounds.moved(LANDSCAPE, "closed_before");
        source().execute("SET GLOBAL read_only = ON");
        turn(project, "switchover");
        requireBusiness(project, target(), source());
        turn(project, "switchback");
        requireBusiness(project, source(), target());
        project.must("pause").must("release");
        target().execute("SET GLOBAL read_only = OFF");
    }

    @Test
    void theDryRunNamesOtherDatabasesThatAFenceCloses() throws SQLException {
        Subject project = Rounds.moved(LANDSCAPE, "alone");
        source().execute("CREATE DATABASE bystander");
        JsonNode plan =
                Rounds.begin(project, Map.of("dryRun", true, "fence", true)).json();
        assertThat(Rounds.substep(plan, "check").path("items").findValuesAsText("detail"))
                .anyMatch(detail -> detail.contains("whole server") && detail.contains("bystander"));
        project.must("pause").must("release");
        source().execute("DROP DATABASE bystander");
    }
}
