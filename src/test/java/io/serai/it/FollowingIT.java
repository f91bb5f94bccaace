package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.datasource.ServerType;
import io.serai.demo.BusinessClient;
import io.serai.demo.Sakila;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The business goes there and back three times, and writes all the time that anybody can. */
class FollowingIT {
    @RegisterExtension
    static final Landscape LANDSCAPE =
            new Landscape(Landscape.mysqlOrElseMariaDb(), Landscape.mysqlOrElseMariaDb(), settings -> {});

    private static final int ROUNDS = 3;
    private static final int WRITES = 300;
    private static final Duration STILL = Duration.ofSeconds(3);

    private final AtomicReference<DatabaseServer> open = new AtomicReference<>();

    @Test
    void theShopFollowsThereAndBackThreeTimes() throws SQLException {
        DatabaseServer source = LANDSCAPE.source();
        DatabaseServer target = LANDSCAPE.target();
        try (Connection connection = source.connect()) {
            Sakila.load(connection);
        }
        Clerk.ensure(source);
        Clerk.ensure(target);
        open.set(source);
        Subject project = LANDSCAPE
                .create(Landscape.definition(
                        "following",
                        Sakila.DATABASE,
                        List.of("schema", "full-load", "cdc", "verification", "switchover", "reverse-link")))
                .must("start");
        try (BusinessClient shop = BusinessClient.follow(() -> new Clerk(open.get()).connect(), Subject.PATIENCE)) {
            project.awaitCaughtUp().awaitStep("verification", "COMPLETED");
            for (int round = 0; round < ROUNDS; round++) {
                move(project, shop, "switchover", target);
                move(project, shop, "switchback", source);
            }
            assertThat(shop.failure()).isNull();
        }
        Query.awaitApplied(source, target, project);
        assertThat(Comparison.differences(source, target, Sakila.DATABASE)).isEmpty();
        requireStill(project, source, target);
        project.must("pause").must("release");
    }

    private void move(Subject project, BusinessClient shop, String way, DatabaseServer to) {
        await(way)
                .atMost(Subject.PATIENCE)
                .failFast(project::requireNotFailed)
                .until(() -> Turning.isBegun(project, way));
        JsonNode round = Rounds.awaitEnd(project);
        assertThat(round.path("state").asText()).as(round.toPrettyString()).isEqualTo("COMPLETED");
        open.set(to);
        long before = shop.writes();
        await("writes after the " + way)
                .atMost(Subject.PATIENCE)
                .failFast(project::requireNotFailed)
                .until(() -> shop.writes() > before + WRITES);
    }

    /** What one link has brought does not go back over the other. */
    private static void requireStill(Subject project, DatabaseServer... servers) {
        AtomicReference<String> last = new AtomicReference<>("");
        await("nothing moves any more").during(STILL).atMost(Subject.PATIENCE).until(() -> {
            StringBuilder now = new StringBuilder();
            for (DatabaseServer server : servers) {
                now.append(Query.value(
                        server,
                        server.type() == ServerType.MYSQL ? "SELECT @@gtid_executed" : "SELECT @@gtid_binlog_pos"));
            }
            return now.toString().equals(last.getAndSet(now.toString()));
        });
        project.requireNotFailed();
    }
}
