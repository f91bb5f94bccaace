package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From MySQL to MySQL. */
class SwitchingMySqlIT extends Switching {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(ServerType.MYSQL, ServerType.MYSQL, settings -> {});

    @Override
    Landscape landscape() {
        return LANDSCAPE;
    }

    /** {@code super_read_only} keeps no XA transaction from its commit that had written before. */
    @Test
    void xaTransactionsThatHadBegunAreWaitedFor() throws SQLException {
        Subject project = Rounds.moved(LANDSCAPE, "xa");
        Clerk clerk = new Clerk(LANDSCAPE.source());
        try (Connection prepared = clerk.connect();
                Connection active = clerk.connect()) {
            send(
                    prepared,
                    "XA START 'one'",
                    "INSERT INTO xa.counter VALUES (11, 1)",
                    "XA END 'one'",
                    "XA PREPARE 'one'");
            send(active, "XA START 'two'", "INSERT INTO xa.counter VALUES (12, 2)");
            Rounds.begin(project, Map.of("fence", true));
            await("the fence").until(() -> Query.value(LANDSCAPE.source(), "SELECT @@global.super_read_only")
                    .equals("1"));
            send(active, "XA END 'two'", "XA PREPARE 'two'");
            assertThat(Rounds.substep(Rounds.switchover(project), "stop-source-writes")
                            .path("state")
                            .asText())
                    .isEqualTo("RUNNING");
            send(active, "XA COMMIT 'two'");
            send(prepared, "XA COMMIT 'one'");
        }
        Rounds.awaitRound(project, "COMPLETED");
        assertThat(Query.list(LANDSCAPE.target(), "SELECT n FROM xa.counter WHERE id > 10 ORDER BY 1"))
                .containsExactly("1", "2");
        new TwoSides(LANDSCAPE.source(), LANDSCAPE.target()).end(project);
    }

    @Test
    void theFenceOutlastsARestartOfTheServerThatIsLeft() throws SQLException {
        DatabaseServer source = LANDSCAPE.source();
        DatabaseServer target = LANDSCAPE.target();
        Subject project = Rounds.moved(LANDSCAPE, "kept");
        assertThat(Rounds.turned(project, "switchover").path("state").asText()).isEqualTo("COMPLETED");
        again(source);
        assertThatThrownBy(() -> new Clerk(source).execute("INSERT INTO kept.orders (note) VALUES ('forgotten')"))
                .hasMessageContaining("read-only");
        new Clerk(target).execute("INSERT INTO kept.orders (note) VALUES ('business 1')");
        new TwoSides(source, target).arrivesAtTheSource("kept", 1);
        assertThat(Rounds.turned(project, "switchback").path("state").asText()).isEqualTo("COMPLETED");
        again(source);
        new Clerk(source).execute("INSERT INTO kept.orders (note) VALUES ('back')");
        Query.awaitApplied(source, target, project);
        new TwoSides(source, target).requireEqual("kept");
        new TwoSides(source, target).end(project);
    }

    private static void again(DatabaseServer server) {
        server.kill();
        server.start();
    }

    private static void send(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
