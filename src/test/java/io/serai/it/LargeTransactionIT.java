package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One transaction of a million rows goes through a runtime with 512 MiB of memory, is paused in its middle, and is there as a whole
 * or not at all.
 */
class LargeTransactionIT {
    private static final int ROWS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SUM =
            "SELECT CONCAT(COUNT(*), ' ', IFNULL(SUM(CRC32(CONCAT_WS('/', id, n, v))), 0)) FROM ";

    @RegisterExtension
    static final Crossroads CROSSROADS = new Crossroads();

    @Test
    void isAppliedAsAWhole() throws SQLException {
        List<DatabaseServer> sources = CROSSROADS.sources();
        for (DatabaseServer source : sources) {
            source.execute(
                    "CREATE DATABASE large CHARACTER SET utf8mb4",
                    "CREATE TABLE large.rows_of_one (id INT PRIMARY KEY, n INT, v VARCHAR(40), KEY (n))",
                    "INSERT INTO large.rows_of_one VALUES (0, 0, 'before')");
        }
        List<Passage> passages = sources.stream()
                .map(source -> CROSSROADS.passages(source).get(sources.size() - 1 - sources.indexOf(source)))
                .toList();
        passages.forEach(passage -> passage.start(List.of("large")));
        passages.forEach(Passage::awaitCaughtUp);
        sources.parallelStream().forEach(LargeTransactionIT::write);
        for (Passage passage : passages) {
            assertThat(passage.broken()).isNull();
            passage.project().must("pause");
            requireWhole(passage);
            passage.project().must("restore");
            String end = sum(passage.source(), "large");
            await(passage.toString())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .failFast(passage.project()::requireNotFailed)
                    .until(() -> {
                        requireWhole(passage);
                        return end.equals(sum(passage.target(), passage.renamed("large")));
                    });
        }
    }

    private static void write(DatabaseServer source) {
        try {
            source.execute(
                    "SET autocommit = 0",
                    "INSERT INTO large.rows_of_one SELECT seq, seq % 1000, CONCAT('row ', seq) FROM "
                            + DatabaseServer.series(ROWS),
                    "UPDATE large.rows_of_one SET v = CONCAT(v, ' changed') WHERE id % 20 = 0",
                    "COMMIT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Before it is complete, nobody sees any of it. */
    private static void requireWhole(Passage passage) throws SQLException {
        String rows =
                Query.value(passage.target(), "SELECT COUNT(*) FROM " + passage.renamed("large") + ".rows_of_one");
        assertThat(rows).as(passage.toString()).isIn("1", String.valueOf(ROWS + 1));
    }

    private static String sum(DatabaseServer server, String database) throws SQLException {
        return Query.value(server, SUM + database + ".rows_of_one");
    }
}
