package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** XA transactions of the source: rows that are in the binlog long before it is known whether they count. */
abstract class XaTransactions {
    private static final String[] TABLES = {
        "CREATE TABLE t (id INT PRIMARY KEY, v INT, u INT UNIQUE)",
        "CREATE TABLE log (line VARCHAR(20))",
        "INSERT INTO t VALUES (1, 1, 1), (2, 2, 2), (3, 3, 3)",
        "INSERT INTO log VALUES ('a'), ('a'), ('b')"
    };

    abstract Landscape landscape();

    private Subject create(String name, String... statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of("CREATE DATABASE " + name, "USE " + name));
        all.addAll(List.of(statements));
        source(all.toArray(String[]::new));
        return landscape().create(Landscape.definition(name, name, List.of("schema", "full-load", "cdc")));
    }

    Subject following(String name) throws SQLException {
        return create(name, TABLES).must("start").awaitCaughtUp();
    }

    void source(String... statements) throws SQLException {
        landscape().source().execute(statements);
    }

    /** Prepares a transaction in a session that ends at once. */
    private void prepare(String database, String xid, String... statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of("USE " + database, "XA START " + xid));
        all.addAll(List.of(statements));
        all.addAll(List.of("XA END " + xid, "XA PREPARE " + xid));
        source(all.toArray(String[]::new));
    }

    /** Commits or rolls back; a server may need a moment to see that the session that prepared it is gone. */
    void decide(String statement) {
        await(statement)
                .atMost(Subject.PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    source(statement);
                    return true;
                });
    }

    /** One that a failed test leaves behind would hold its locks, and every later project. */
    @AfterEach
    void rollBackWhatIsOpen() throws SQLException {
        List<String> open = new ArrayList<>();
        try (Connection connection = landscape().source().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("XA RECOVER")) {
            while (result.next()) {
                String data = HexFormat.of().formatHex(result.getBytes(4));
                int branch = 2 * result.getInt(2);
                open.add("X'%s',X'%s',%d"
                        .formatted(data.substring(0, branch), data.substring(branch), result.getLong(1)));
            }
        }
        open.forEach(xid -> decide("XA ROLLBACK " + xid));
    }

    private void requireEqual(Subject project) throws SQLException {
        Query.awaitApplied(landscape().source(), landscape().target(), project);
        assertThat(Comparison.differences(landscape().source(), landscape().target(), project.name()))
                .isEmpty();
    }

    void end(Subject project) throws SQLException {
        requireEqual(project);
        project.must("pause").must("release");
    }

    @Test
    void rowsCountFromTheCommitOnAndNotBefore() throws SQLException {
        Subject project = following("decided");
        prepare(
                "decided",
                "'c'",
                "INSERT INTO t VALUES (10, 1, 10)",
                "UPDATE t SET v = 5 WHERE id = 1",
                "INSERT INTO log VALUES ('c')");
        prepare("decided", "'r','branch',7", "INSERT INTO t VALUES (11, 1, 11)", "DELETE FROM t WHERE id = 3");
        source("INSERT INTO decided.t VALUES (12, 1, 12)");
        requireEqual(project);
        decide("XA COMMIT 'c'");
        decide("XA ROLLBACK 'r','branch',7");
        source("DELETE FROM decided.t WHERE id = 10", "INSERT INTO decided.t VALUES (13, 1, 11)");
        end(project);
    }

    @Test
    void onePhaseIsAnOrdinaryCommit() throws SQLException {
        Subject project = following("phased");
        source(
                "USE phased",
                "XA START 'o'",
                "INSERT INTO t VALUES (10, 1, 10)",
                "XA END 'o'",
                "XA COMMIT 'o' ONE PHASE",
                "XA START 'n'",
                "INSERT INTO t VALUES (11, 1, 11)",
                "XA END 'n'",
                "XA ROLLBACK 'n'");
        end(project);
    }

    @Test
    void severalThatOverlapAreKeptApart() throws SQLException {
        Subject project = following("several");
        for (int i = 0; i < 6; i++) {
            prepare(
                    "several",
                    "X'0a27ff0" + i + "'",
                    "INSERT INTO t VALUES (2" + i + ", 1, 2" + i + ")",
                    "INSERT INTO log VALUES ('" + i + "')");
            source("INSERT INTO several.log VALUES ('between')");
        }
        for (int i : List.of(3, 0, 5, 1)) {
            decide("XA COMMIT X'0a27ff0" + i + "'");
            source("INSERT INTO several.log VALUES ('after')");
        }
        requireEqual(project);
        decide("XA ROLLBACK X'0a27ff02'");
        decide("XA COMMIT X'0a27ff04'");
        end(project);
    }

    @Test
    void aPreparedTransactionOutlivesRuntimeAndServer() throws SQLException {
        Subject project = following("outlived");
        prepare("outlived", "'long'", "INSERT INTO t VALUES (10, 1, 10)", "INSERT INTO log VALUES ('long')");
        prepare("outlived", "'gone'", "INSERT INTO t VALUES (11, 1, 11)");
        source("INSERT INTO outlived.t VALUES (12, 1, 12)");
        requireEqual(project);
        landscape().runtime().kill();
        landscape().source().kill();
        landscape().source().start();
        landscape().runtime().start();
        source("INSERT INTO outlived.t VALUES (13, 1, 13)", "FLUSH BINARY LOGS");
        requireEqual(project);
        decide("XA COMMIT 'long'");
        decide("XA ROLLBACK 'gone'");
        end(project);
    }

    @Test
    void aLargeOneTakesNoMoreMemoryThanAnother() throws SQLException {
        Subject project = following("large");
        prepare(
                "large",
                "'large'",
                "INSERT INTO t (id, v) SELECT 100 + seq, seq FROM " + DatabaseServer.series(200_000));
        source("INSERT INTO large.log VALUES ('after')");
        requireEqual(project);
        landscape().runtime().kill();
        landscape().runtime().start();
        decide("XA COMMIT 'large'");
        end(project);
        assertThat(Query.value(landscape().target(), "SELECT COUNT(*) FROM large.t"))
                .isEqualTo("200003");
    }

    @Test
    void oneThatIsOpenAtTheStartIsWaitedForAndNamed() throws SQLException {
        Subject project = create("opened", TABLES);
        prepare("opened", "'early'", "INSERT INTO t VALUES (10, 1, 10)", "INSERT INTO log VALUES ('early')");
        JsonNode error = project.must("start").awaitState("FAILED").error("full-load");
        assertThat(error.path("code").asText()).as(error.toString()).isEqualTo("XA_TRANSACTION_OPEN");
        assertThat(error.path("detail").asText()).contains("early");
        project.must("restore");
        decide("XA COMMIT 'early'");
        end(project.awaitCaughtUp());
    }

    @Test
    void thoseThatAreDecidedOnWhileTheLoadRunsArriveOnce() throws SQLException {
        Map<String, Object> definition =
                new HashMap<>(Landscape.definition("meeting", "meeting", List.of("schema", "full-load", "cdc")));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 1, "chunkBytes", 65_536)));
        source("CREATE DATABASE meeting", "USE meeting");
        source(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("USE meeting"), java.util.Arrays.stream(TABLES))
                .toArray(String[]::new));
        source("INSERT INTO meeting.t (id, v) SELECT 100 + seq, seq FROM " + DatabaseServer.series(40_000));
        Subject project = landscape().create(definition).must("start").awaitStep("full-load", "RUNNING");
        Query.awaitPositionFixed(landscape().target(), "meeting");
        prepare("meeting", "'one'", "UPDATE t SET v = -1 WHERE id BETWEEN 1000 AND 1100", "DELETE FROM t WHERE id = 1");
        prepare(
                "meeting",
                "'two'",
                "UPDATE t SET v = -2 WHERE id BETWEEN 2000 AND 2600",
                "INSERT INTO t VALUES (50, 1, 50)");
        prepare("meeting", "'three'", "INSERT INTO log VALUES ('three')");
        decide("XA COMMIT 'one'");
        project.awaitCaughtUp();
        decide("XA COMMIT 'two'");
        decide("XA COMMIT 'three'");
        end(project);
    }

    @Test
    void rowsWhoseBinlogIsGoneStopTheLink() throws SQLException {
        Subject project = following("purged");
        prepare("purged", "'p'", "INSERT INTO t VALUES (10, 1, 10)");
        source("FLUSH BINARY LOGS", "INSERT INTO purged.t VALUES (11, 1, 11)", "FLUSH BINARY LOGS");
        requireEqual(project);
        project.must("pause").must("restore").awaitCaughtUp();
        String last = lastBinlog();
        await("purge").atMost(Subject.PATIENCE).until(() -> {
            source("PURGE BINARY LOGS TO '" + last + "'");
            return last.equals(Query.value(landscape().source(), "SHOW BINARY LOGS"));
        });
        decide("XA COMMIT 'p'");
        JsonNode error = project.awaitState("FAILED").error("cdc");
        assertThat(error.path("code").asText()).as(error.toString()).isEqualTo("BINLOG_PURGED");
        assertThat(error.path("detail").asText()).contains("X'70'");
        project.must("release");
    }

    private String lastBinlog() throws SQLException {
        List<String> files = Query.list(landscape().source(), "SHOW BINARY LOGS");
        return files.get(files.size() - 1);
    }

    /** One session that commits what it has prepared itself, as a transaction manager does. */
    @Test
    void theSessionThatPreparedMayCommit() throws SQLException {
        Subject project = following("manager");
        try (Connection connection = landscape().source().connect("manager");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 50; i++) {
                for (String sql : List.of(
                        "XA START 'm" + i + "'",
                        "INSERT INTO t VALUES (" + (100 + i) + ", 1, NULL)",
                        "UPDATE t SET v = v + 1 WHERE id = 1",
                        "DELETE FROM log LIMIT 1",
                        "INSERT INTO log VALUES ('m" + i % 3 + "')",
                        "XA END 'm" + i + "'",
                        "XA PREPARE 'm" + i + "'",
                        (i % 4 == 0 ? "XA ROLLBACK 'm" : "XA COMMIT 'm") + i + "'")) {
                    statement.execute(sql);
                }
            }
        }
        end(project);
    }
}
