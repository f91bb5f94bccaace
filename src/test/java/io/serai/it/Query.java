package io.serai.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.datasource.ServerType;
import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks into the servers from outside. */
final class Query {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Query() {}

    /** The first column of every row. */
    static List<String> list(DatabaseServer server, String sql) throws SQLException {
        return list(server, sql, 1);
    }

    /** One column of every row. */
    static List<String> list(DatabaseServer server, String sql, int column) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(column));
            }
            return values;
        }
    }

    /** The first column of the first row; null when there is none. */
    static String value(DatabaseServer server, String sql) throws SQLException {
        List<String> values = list(server, sql);
        return values.isEmpty() ? null : values.get(0);
    }

    /** Waits until everything that the source's binlog holds now is on the target, by the checkpoint that commits with it. */
    static void awaitApplied(DatabaseServer source, DatabaseServer target, Subject project) throws SQLException {
        String variable = source.type() == ServerType.MYSQL ? "@@gtid_executed" : "@@gtid_binlog_pos";
        String end = value(source, "SELECT " + variable).replaceAll("\\s", "");
        await(project.name() + " at " + end)
                .atMost(Subject.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast(project::requireNotFailed)
                .until(() -> end.equals(checkpoint(target, project.name())));
    }

    /** Waits until the changes of a project have a beginning. */
    static void awaitPositionFixed(DatabaseServer target, String project) {
        await(project + " has a position")
                .atMost(Subject.PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> !checkpoint(target, project).isEmpty());
    }

    private static String checkpoint(DatabaseServer target, String project) throws SQLException {
        String position = value(target, "SELECT position FROM serai.link WHERE project = '" + project + "'");
        try {
            return position == null
                    ? ""
                    : JSON.readTree(position).path("gtids").asText().replaceAll("\\s", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("serai.link holds no JSON: " + position, e);
        }
    }
}
