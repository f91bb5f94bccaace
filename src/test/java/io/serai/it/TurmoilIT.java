package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Writers do everything that is hard to follow while projects load, follow and compare, from each kind of server to each. In the end
 * an outside comparison finds every row as it is on the source, and no verification has cried wolf.
 *
 * <p>{@code -Dserai.it.seed=...} repeats the writers' choices.
 */
class TurmoilIT {
    private static final long SEED = Long.getLong("serai.it.seed", System.nanoTime());
    private static final int WRITERS = 2;
    private static final int VERIFICATIONS = 10;
    private static final int SETTLING_TRANSACTIONS = 300;

    @RegisterExtension
    static final Crossroads CROSSROADS = new Crossroads();

    @Test
    void everyChangeArrivesOnceAndNoVerificationCriesWolf() throws SQLException {
        List<Writer> writers = new ArrayList<>();
        List<Connection> open = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        for (DatabaseServer source : CROSSROADS.sources()) {
            Turmoil.create(source);
            open.add(beforeTheLoad(source));
            for (int i = 0; i < WRITERS; i++) {
                writers.add(Writer.start(source, SEED + i, Turmoil::business));
            }
            passages.addAll(CROSSROADS.passages(source));
        }
        passages.forEach(passage -> passage.start(List.of(Turmoil.DATABASE)));
        for (Passage passage : passages) {
            passage.awaitCaughtUp();
        }
        for (Connection connection : open) {
            connection.commit();
            connection.close();
        }
        List<String> alarms = new ArrayList<>();
        for (int i = 0; i < VERIFICATIONS; i++) {
            alarms.addAll(passages.parallelStream()
                    .flatMap(passage -> passage.verifyAgain().stream())
                    .toList());
        }
        for (Writer writer : writers) {
            long before = writer.transactions();
            await().atMost(Subject.PATIENCE).until(() -> writer.transactions() > before + SETTLING_TRANSACTIONS);
            writer.close();
        }
        for (Passage passage : passages) {
            passage.awaitApplied();
            assertThat(passage.broken()).as("%s, seed %d", passage, SEED).isNull();
            assertThat(passage.differences(Turmoil.DATABASE))
                    .as("%s, seed %d", passage, SEED)
                    .isEmpty();
        }
        assertThat(alarms).as("seed %d: while they were equal", SEED).isEmpty();
    }

    /** A transaction that is older than every project, and ends when they have caught up. */
    private static Connection beforeTheLoad(DatabaseServer source) throws SQLException {
        Connection connection = source.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO turmoil.growing (id, v) VALUES (-1000000, 'long open')");
            statement.execute("INSERT INTO turmoil.log VALUES ('long open', 1, 0.5), ('long open', 1, 0.5)");
        }
        return connection;
    }
}
