package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.List;

/** The servers of a switchover, looked at from outside. */
record TwoSides(DatabaseServer source, DatabaseServer target) {
    void end(Subject project) throws SQLException {
        project.must("pause").must("release");
        for (DatabaseServer server : List.of(source, target)) {
            if (server.type() == ServerType.MYSQL) {
                server.execute("SET GLOBAL super_read_only = OFF");
            }
            server.execute("SET GLOBAL read_only = OFF", "DROP DATABASE IF EXISTS " + project.name());
        }
    }

    void requireEqual(String database) throws SQLException {
        assertThat(Comparison.differences(source, target, database)).isEmpty();
    }

    void arrivesAtTheSource(String database, long rows) {
        await("rows of " + database + " at the source").atMost(Subject.PATIENCE).until(() -> Query.value(
                        source, "SELECT COUNT(*) FROM " + database + ".orders WHERE note LIKE 'business%'")
                .equals(String.valueOf(rows)));
    }

    /** The link goes on as before, events run on the source, nothing is left on the target. */
    void requireUndone(Subject project) throws SQLException {
        String name = project.name();
        project.awaitStep("switchover", "PENDING");
        assertThat(project.state()).isEqualTo("RUNNING");
        assertThat(project.step("cdc")).isEqualTo("MONITORING");
        assertThat(Query.value(source, "SELECT @@global.read_only")).isEqualTo("0");
        assertThat(Query.value(
                        source, "SELECT status FROM information_schema.events WHERE event_schema = '" + name + "'"))
                .isEqualTo("ENABLED");
        source.execute("INSERT INTO " + name + ".orders (note) VALUES ('goes on')");
        Query.awaitApplied(source, target, project);
        requireEqual(name);
        assertThat(Query.list(
                        target,
                        "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = '" + name + "'"))
                .isEmpty();
    }

    String state(String database) throws SQLException {
        StringBuilder state = new StringBuilder();
        for (DatabaseServer server : List.of(source, target)) {
            state.append(Query.list(
                            server,
                            "SELECT CONCAT(trigger_name, action_statement) FROM information_schema.triggers"
                                    + " WHERE trigger_schema = '" + database + "' ORDER BY 1"))
                    .append(Query.list(
                            server,
                            "SELECT CONCAT(event_name, status) FROM information_schema.events"
                                    + " WHERE event_schema = '" + database + "' ORDER BY 1"))
                    .append(Query.list(
                            server,
                            "SELECT routine_name FROM information_schema.routines" + " WHERE routine_schema = '"
                                    + database + "' ORDER BY 1"))
                    .append(Query.list(server, "SHOW GLOBAL VARIABLES LIKE '%read_only'", 2))
                    .append(Query.list(server, "SHOW DATABASES"))
                    .append(Query.list(server, "SHOW TABLES FROM " + database));
        }
        return state.toString();
    }
}
