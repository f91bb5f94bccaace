package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.fixture.Comparison;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What pause and release promise, and what becomes of several callers at once. */
class PauseAndReleaseIT {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape();

    @BeforeAll
    static void fillTheSource() throws SQLException {
        Shop.create(LANDSCAPE.source());
    }

    @Test
    void whenPauseHasAnsweredTheTargetDoesNotChangeAlthoughTheSourceDoes() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("quiet", "schema", "full-load", "cdc"));
        project.must("start");
        try (Writer writer = Writer.start(LANDSCAPE.source(), 1, Shop::business)) {
            project.awaitCaughtUp().must("pause");
            String held = target("quiet");
            long before = writer.transactions();
            await().during(Duration.ofSeconds(2)).atMost(Duration.ofMinutes(2)).until(() -> target("quiet")
                    .equals(held));
            assertThat(writer.transactions()).isGreaterThan(before);
        }
        project.must("restore").awaitCaughtUp();
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), Shop.DATABASE, "quiet"))
                .isEmpty();
        project.must("pause").must("release");
    }

    /** What the tables of a project and its checkpoint are. */
    private static String target(String project) throws SQLException {
        String checksum = "CHECKSUM TABLE %1$s.customer, %1$s.orders, %1$s.journal, %1$s.counter".formatted(project);
        List<String> all = new ArrayList<>(Query.list(LANDSCAPE.target(), checksum, 2));
        all.add(Query.value(LANDSCAPE.target(), "SELECT position FROM serai.link WHERE project = '" + project + "'"));
        return all.toString();
    }

    @Test
    void onlyOneOfManyStartsIsATransition() throws Exception {
        Subject project = LANDSCAPE.create(Shop.project("rush", "schema", "full-load", "cdc"));
        List<Integer> statuses = atOnce(8, () -> project.act("start").status());
        assertThat(statuses).containsOnly(200);
        project.awaitCaughtUp();
        assertThat(project.transitions()).hasSize(2);
        project.must("pause").must("release");
    }

    @Test
    void ofTwoCallersWhoWantDifferentThingsOneIsRefused() throws Exception {
        for (int round = 0; round < 3; round++) {
            Subject project = LANDSCAPE.create(Shop.project("duel-" + round, "schema", "full-load", "cdc"));
            project.must("start").awaitCaughtUp().must("pause");
            boolean[] first = {round % 2 == 0};
            List<Integer> statuses = atOnce(2, () -> {
                boolean restore;
                synchronized (first) {
                    restore = first[0];
                    first[0] = !first[0];
                }
                return project.act(restore ? "restore" : "release").status();
            });
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            String state = project.state();
            assertThat(state).isIn("RUNNING", "RELEASED");
            if (state.equals("RUNNING")) {
                project.must("pause").must("release");
            }
        }
    }

    private static <T> List<T> atOnce(int callers, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(Collections.nCopies(callers, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void releaseLeavesNothingOfItsOwnOnTheTarget() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("tidy", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp().must("pause");
        assertThat(helperRows("tidy")).contains("lease", "link", "chunk", "load", "read_at");
        project.must("release");
        assertThat(helperRows("tidy")).isEmpty();
        assertThat(LANDSCAPE.api().get(project.path() + "/routes")).isEmpty();
        assertThat(LANDSCAPE.api().get(project.path() + "/tables")).isNotEmpty();
        assertThat(Query.value(LANDSCAPE.target(), "SELECT COUNT(*) FROM tidy.orders"))
                .isNotEqualTo("0");
    }

    /** The helper tables that hold rows of a project. */
    private static List<String> helperRows(String project) throws SQLException {
        List<String> tables = new ArrayList<>();
        for (String table : Query.list(
                LANDSCAPE.target(), "SELECT table_name FROM information_schema.tables WHERE table_schema = 'serai'")) {
            String sql = "SELECT 1 FROM serai.`%s` WHERE project = '%s' LIMIT 1".formatted(table, project);
            if (Query.value(LANDSCAPE.target(), sql) != null) {
                tables.add(table);
            }
        }
        return tables;
    }

    @Test
    void aReleaseThatIsCutOffGoesOnAfterTheNextStart() throws Exception {
        Subject project = LANDSCAPE.create(Shop.project("cut-off", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp().must("pause");
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (Connection connection = LANDSCAPE.target().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLES serai.link WRITE");
            pool.submit(() -> project.act("release"));
            project.awaitState("RELEASING");
            LANDSCAPE.runtime().kill();
            statement.execute("UNLOCK TABLES");
        } finally {
            pool.shutdownNow();
        }
        LANDSCAPE.runtime().start();
        project.awaitState("RELEASED");
        assertThat(project.lastTransition().actor()).isEqualTo("RUNTIME");
        assertThat(helperRows("cut-off")).isEmpty();
    }
}
