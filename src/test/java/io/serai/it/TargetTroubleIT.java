package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody has changed the target behind the link's back: the link stops with both rows or the name of what is in its way, overwrites
 * nothing, cuts nothing off, and goes on when the trouble is gone.
 */
class TargetTroubleIT {
    @RegisterExtension
    static final Crossroads CROSSROADS = new Crossroads();

    /**
     * @param trouble what somebody does on the target
     * @param change what then happens on the source
     * @param code with which the link stops
     * @param shown in the error
     * @param cure what takes the trouble away
     */
    record Trouble(String name, String trouble, String change, String code, List<String> shown, String cure) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Trouble> troubles() {
        return Stream.of(
                new Trouble(
                        "an extra unique key",
                        "ALTER TABLE t ADD UNIQUE KEY extra (v)",
                        "INSERT INTO t VALUES (10, 'one', 'clashes')",
                        "ROW_CONFLICT",
                        List.of("'clashes'", "'untouched'"),
                        "ALTER TABLE t DROP KEY extra"),
                new Trouble(
                        "an extra unique key, met by an update",
                        "ALTER TABLE t ADD UNIQUE KEY extra (v)",
                        "UPDATE t SET v = 'one' WHERE id = 2",
                        "ROW_CONFLICT",
                        List.of("'untouched'", "'untouched too'"),
                        "ALTER TABLE t DROP KEY extra"),
                new Trouble(
                        "a row that was deleted",
                        "DELETE FROM t WHERE id = 2",
                        "UPDATE t SET w = 'later' WHERE id = 2",
                        "ROW_CONFLICT",
                        List.of("'two'"),
                        "INSERT INTO t VALUES (2, 'two', 'untouched too')"),
                new Trouble(
                        "a row that was inserted",
                        "INSERT INTO t VALUES (10, 'theirs', 'theirs')",
                        "INSERT INTO t VALUES (10, 'ours', 'ours')",
                        "ROW_CONFLICT",
                        List.of("'theirs'", "'ours'"),
                        "DELETE FROM t WHERE id = 10"),
                new Trouble(
                        "one of many new rows that was inserted",
                        "INSERT INTO t VALUES (400, 'theirs', 'theirs')",
                        "INSERT INTO t SELECT seq + 100, 'ours', CONCAT('ours ', seq) FROM "
                                + DatabaseServer.series(500),
                        "ROW_CONFLICT",
                        List.of("'theirs'", "'ours 300'"),
                        "DELETE FROM t WHERE id = 400"),
                new Trouble(
                        "one of two changed rows that was deleted",
                        "DELETE FROM t WHERE id = 2",
                        "UPDATE t SET w = CONCAT(w, ' later')",
                        "ROW_CONFLICT",
                        List.of("'two'"),
                        "INSERT INTO t VALUES (2, 'two', 'untouched too')"),
                new Trouble(
                        "one of two deleted rows that was deleted",
                        "DELETE FROM t WHERE id = 2",
                        "DELETE FROM t",
                        "ROW_CONFLICT",
                        List.of("'two'"),
                        "INSERT INTO t VALUES (2, 'two', 'untouched too')"),
                new Trouble(
                        "a column that became shorter",
                        "ALTER TABLE t MODIFY w VARCHAR(20)",
                        "INSERT INTO t VALUES (10, 'ten', 'far too long for twenty characters')",
                        "CHANGE_REFUSED",
                        List.of("'w'", ".t", "'far too long for twenty characters'"),
                        "ALTER TABLE t MODIFY w VARCHAR(60)"),
                new Trouble(
                        "a trigger",
                        "CREATE TRIGGER again BEFORE INSERT ON t FOR EACH ROW SET NEW.w = 'fired'",
                        "INSERT INTO t VALUES (10, 'ten', 'as it was')",
                        "TARGET_TRIGGERS",
                        List.of("again"),
                        "DROP TRIGGER again; UPDATE t SET w = 'as it was' WHERE id = 10"));
    }

    @BeforeAll
    static void fill() throws SQLException {
        for (DatabaseServer source : CROSSROADS.sources()) {
            int number = 0;
            for (Trouble trouble : troubles().toList()) {
                String database = "trouble_" + number++;
                source.execute(
                        "CREATE DATABASE " + database + " CHARACTER SET utf8mb4",
                        "USE " + database,
                        "CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20), w VARCHAR(60))",
                        "INSERT INTO t VALUES (1, 'one', 'untouched'), (2, 'two', 'untouched too')");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void stopsAndGoesOn(Trouble trouble) throws SQLException {
        int number = troubles().map(Trouble::name).toList().indexOf(trouble.name());
        String database = "trouble_" + number;
        for (DatabaseServer source : CROSSROADS.sources()) {
            List<Passage> passages = CROSSROADS.passages(source);
            for (Passage passage : passages) {
                passage.start(passage + "-" + number, List.of(database));
            }
            for (Passage passage : passages) {
                passage.awaitCaughtUp();
                assertThat(passage.broken()).as(passage.toString()).isNull();
                passage.project().awaitStep("verification", "COMPLETED");
                run(passage.target(), passage.renamed(database), trouble.trouble());
            }
            run(source, database, trouble.change());
            for (Passage passage : passages) {
                requireStop(passage, trouble, database);
                run(passage.target(), passage.renamed(database), trouble.cure());
                passage.project().must("restore");
                Query.awaitApplied(source, passage.target(), passage.project());
                assertThat(Comparison.differences(source, passage.target(), database, passage.renamed(database)))
                        .as(passage.toString())
                        .isEmpty();
                passage.project().must("pause").must("release");
            }
        }
    }

    private static void requireStop(Passage passage, Trouble trouble, String database) throws SQLException {
        passage.project().awaitState("FAILED");
        String reason = passage.project().lastTransition().reason();
        assertThat(reason).as(passage.toString()).contains(trouble.code()).contains(trouble.shown());
        assertThat(Query.value(
                        passage.target(),
                        "SELECT CONCAT(v, ' ', w) FROM " + passage.renamed(database) + ".t WHERE id = 1"))
                .as("a row that nobody has changed")
                .isEqualTo("one untouched");
    }

    private static void run(DatabaseServer server, String database, String sql) throws SQLException {
        for (String statement : sql.split("; ")) {
            server.execute("USE " + database, statement);
        }
    }
}
