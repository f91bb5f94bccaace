package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Between two MariaDB servers. */
class SwitchingIT extends Switching {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(ServerType.MARIADB, ServerType.MARIADB, settings -> {});

    @Override
    Landscape landscape() {
        return LANDSCAPE;
    }

    @Test
    void theTwinDoesTheSameOverJmx() throws SQLException {
        Subject project = Rounds.moved(LANDSCAPE, "over_jmx");
        String mbean = Jolokia.project("over_jmx");
        Jolokia jmx = LANDSCAPE.jolokia();
        String with = "switchover(java.lang.String)";
        assertThat(jmx.must(mbean, with, "{\"dryRun\": true}").asText()).contains("expectedSecondsWithoutWrites");
        assertThat(jmx.exec(mbean, with, "{\"fence\": 1}").path("error").asText())
                .contains("/fence");
        jmx.must(mbean, with, "");
        Rounds.awaitSubstep(project, "stop-source-writes", "WAITING");
        assertThat(jmx.read(mbean, "Switchover").asText()).contains("\"stop-source-writes\"", "WAITING", "\"JMX\"");
        jmx.must(mbean, "actOnSubstep(java.lang.String,java.lang.String)", "stop-source-writes", "confirm");
        Rounds.awaitRound(project, "COMPLETED");
        assertThat(jmx.must(mbean, "report").asText())
                .contains(project.api()
                        .get(project.path() + "/report")
                        .path("sha256")
                        .asText());
        await().atMost(Subject.PATIENCE)
                .until(() -> project.view().path("lagSeconds").isNumber());
        jmx.must(mbean, "switchback(java.lang.String)", "{\"fence\": true}");
        Rounds.awaitRound(project, "COMPLETED");
        project.must("pause").must("release");
    }
}
