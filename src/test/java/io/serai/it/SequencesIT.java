package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys from a sequence of MariaDB, there and back: no value is handed out twice. */
class SequencesIT {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape();

    @Test
    void noValueIsUsedTwice() throws SQLException {
        DatabaseServer source = LANDSCAPE.source();
        DatabaseServer target = LANDSCAPE.target();
        source.execute(
                "CREATE DATABASE sequel",
                "USE sequel",
                "CREATE SEQUENCE `odd``one` START WITH 1000 CACHE 10",
                "CREATE SEQUENCE down START WITH -5 INCREMENT BY -1 MINVALUE -10000 MAXVALUE -1 NOCACHE",
                "CREATE TABLE numbered (id BIGINT PRIMARY KEY DEFAULT NEXTVAL(`odd``one`),"
                        + " below INT NOT NULL DEFAULT NEXTVAL(down), v INT)",
                "INSERT INTO numbered (v) VALUES (1), (2), (3)",
                "DELETE FROM numbered WHERE v = 3");
        Subject project = LANDSCAPE
                .create(Landscape.definition(
                        "sequel",
                        "sequel",
                        List.of("schema", "full-load", "cdc", "verification", "switchover", "reverse-link")))
                .must("start")
                .awaitCaughtUp()
                .awaitStep("verification", "COMPLETED");
        long used = 1002;
        long usedBelow = -7;
        for (String way : List.of("switchover", "switchback", "switchover", "switchback")) {
            JsonNode round = Rounds.turned(project, way);
            assertThat(round.path("state").asText()).as(round.toPrettyString()).isEqualTo("COMPLETED");
            DatabaseServer open = way.equals("switchover") ? target : source;
            DatabaseServer other = open == target ? source : target;
            open.execute("INSERT INTO sequel.numbered (v) VALUES (4), (5)", "DELETE FROM sequel.numbered WHERE v = 5");
            long last = Long.parseLong(Query.value(open, "SELECT MAX(id) FROM sequel.numbered"));
            long lowest = Long.parseLong(Query.value(open, "SELECT MIN(below) FROM sequel.numbered"));
            assertThat(last).isGreaterThan(used);
            assertThat(lowest).isLessThan(usedBelow);
            used = last + 1;
            usedBelow = lowest - 1;
            Query.awaitApplied(open, other, project);
            assertThat(Comparison.differences(open, other, "sequel")).isEmpty();
        }
        project.must("pause").must("release");
    }
}
