package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lanes of a load: a table that stands still holds up nothing but itself. */
class LanesIT {
    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), Landscape.mysqlOrElseMariaDb(), settings -> {});

    private static final String BLOCKED = "CREATE TABLE lanes.blocked (id INT PRIMARY KEY, stuff VARCHAR(200))";

    @Test
    void aTableGetsItsRowsAndIndexesWhileAnotherStandsStill() throws SQLException {
        LANDSCAPE
                .source()
                .execute(
                        "CREATE DATABASE lanes",
                        BLOCKED,
                        "CREATE TABLE lanes.free (id INT PRIMARY KEY, n INT, KEY by_n (n))",
                        "INSERT INTO lanes.blocked SELECT seq, REPEAT('x', 200) FROM " + DatabaseServer.series(60_000),
                        "INSERT INTO lanes.free SELECT seq, seq % 7 FROM " + DatabaseServer.series(25_000),
                        "ANALYZE TABLE lanes.blocked, lanes.free");
        LANDSCAPE.target().execute("CREATE DATABASE lanes", BLOCKED);
        Map<String, Object> definition =
                new HashMap<>(Landscape.definition("lanes", "lanes", List.of("schema", "full-load")));
        definition.put("options", Map.of("threads", 4, "chunkBytes", 64 << 10));
        Subject project = LANDSCAPE.create(definition);
        try (Connection blocker = LANDSCAPE.target().connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            // On an empty table this locks the gap that every row would go to.
            statement.executeQuery("SELECT * FROM lanes.blocked FOR UPDATE").close();
            project.must("start");
            await().atMost(Subject.PATIENCE).until(() -> hasIndex("free", "by_n"));
            assertThat(project.step("full-load")).isEqualTo("RUNNING");
            assertThat(Query.value(LANDSCAPE.target(), "SELECT COUNT(*) FROM lanes.free"))
                    .isEqualTo("25000");
            assertThat(Query.value(LANDSCAPE.target(), "SELECT COUNT(*) FROM lanes.blocked"))
                    .isEqualTo("0");
            blocker.rollback();
        }
        project.awaitState("COMPLETED");
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), "lanes", "lanes"))
                .isEmpty();
        project.must("release");
    }

    private static boolean hasIndex(String table, String index) throws SQLException {
        return !Query.value(
                        LANDSCAPE.target(),
                        "SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = 'lanes'"
                                + " AND table_name = '" + table + "' AND index_name = '" + index + "'")
                .equals("0");
    }
}
