package io.serai.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.SeraiException;
import io.serai.error.StoppedException;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.project.StepState;
import io.serai.verification.Comparison.Result;
import io.serai.verification.Comparison.Scope;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class VerificationIT {
    @RegisterExtension
    static final Twins TWINS = new Twins(new RangeSizes(20, 5, 40, 7));

    private static final String ROWS =
            "INSERT INTO %s WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM s WHERE n<%d) SELECT n,n FROM s";

    @BeforeEach
    void clear() {
        TWINS.clear();
    }

    private static void create(String table, int rows) {
        TWINS.onBoth(
                "CREATE TABLE " + table + " (id INT PRIMARY KEY, v INT)",
                rows == 0 ? "DO 0" : ROWS.formatted(table, rows));
    }

    @Test
    void equalTablesAreEqual() {
        create("a", 900);
        create("b", 1);
        create("c", 0);
        Run run = TWINS.run("a", "b", "c");
        Result result = TWINS.verify(run);
        assertThat(result.state()).isEqualTo(StepState.COMPLETED);
        assertThat(result.result()).isEqualTo(Verdict.EQUAL);
        assertThat(result.startedAt()).isBefore(result.finishedAt());
        assertThat(result.tables()).extracting(TableResult::source).containsExactly("ver_s.a", "ver_s.b", "ver_s.c");
        assertThat(result.tables()).extracting(TableResult::rows).containsExactly(900L, 1L, 0L);
        assertThat(run.progress(StepName.VERIFICATION).done()).isEqualTo(901);
        assertThatCode(() -> TWINS.verification().prove(run)).doesNotThrowAnyException();
    }

    @Test
    void nothingIsProvedBeforeEveryTableHasAResult() {
        create("a", 1);
        create("b", 1);
        Run run = TWINS.run("a", "b");
        TWINS.verification().plan(run);
        TWINS.verification().compare(run.tables().get(0), run);
        assertThatThrownBy(() -> TWINS.verification().prove(run))
                .isInstanceOf(SeraiException.class)
                .hasFieldOrPropertyWithValue("code", "VERIFICATION_INCOMPLETE")
                .hasMessageContaining("ver_s.b");
        assertThat(TWINS.verification().result(Twins.PROJECT).result()).isNull();
    }

    @Test
    void differencesAreSaidWithTheirTables() {
        create("a", 50);
        create("b", 1);
        TWINS.onTarget("DELETE FROM a WHERE id IN (3,4)", "DROP TABLE b");
        Run run = TWINS.run("a", "b");
        Result result = TWINS.verify(run);
        assertThat(result.result()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.tables()).extracting(TableResult::result).containsExactly(Verdict.DIFFERENT, Verdict.MISSING);
        assertThatThrownBy(() -> TWINS.verification().prove(run))
                .hasFieldOrPropertyWithValue("code", "DIFFERENCES_FOUND")
                .hasMessageContaining("2 of 2 tables")
                .hasMessageContaining("ver_s.a (DIFFERENT, 2 rows)")
                .hasMessageContaining("ver_s.b (MISSING)");
        assertThat(TWINS.verification().differences(Twins.PROJECT, "ver_s.a")).hasSize(2);
        assertThat(TWINS.verification().differences(Twins.PROJECT, "ver_s.b")).isEmpty();
    }

    @Test
    void anotherRunLooksAtTheAbnormalTablesOnly() {
        create("a", 50);
        create("b", 50);
        TWINS.onTarget("UPDATE a SET v=0 WHERE id=7");
        TWINS.carryOut(TWINS.run("a", "b"));
        TWINS.onTarget("UPDATE a SET v=7 WHERE id=7", "UPDATE b SET v=0 WHERE id=7");
        assertThat(TWINS.verify(TWINS.run("a", "b")).result()).isEqualTo(Verdict.EQUAL);
        TWINS.verification().begin(Twins.PROJECT, Scope.ABNORMAL);
        assertThat(TWINS.verification().result(Twins.PROJECT).state()).isEqualTo(StepState.PENDING);
        assertThat(TWINS.verify(TWINS.run("a", "b")).result()).isEqualTo(Verdict.EQUAL);
        TWINS.verification().begin(Twins.PROJECT, Scope.ALL);
        assertThat(TWINS.verify(TWINS.run("a", "b")).result()).isEqualTo(Verdict.DIFFERENT);
        assertThat(TWINS.differences()).extracting(d -> d.table()).containsExactly("ver_s.b");
    }

    @Test
    void goesOnWhereItWasStopped() {
        create("t", 900);
        TWINS.onBoth("INSERT INTO t SELECT id+900,v FROM t", "INSERT INTO t SELECT id+1800,v FROM t");
        TWINS.onTarget("UPDATE t SET v=0 WHERE id IN (1,3600)");
        Run run = TWINS.run("t");
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> TWINS.carryOut(run));
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .until(() -> run.progress(StepName.VERIFICATION).done() > 100);
        run.stop();
        assertThatThrownBy(work::join).hasCauseInstanceOf(StoppedException.class);
        TableResult half = TWINS.verification().result(Twins.PROJECT).tables().get(0);
        assertThat(half.result()).isNull();
        assertThat(half.state()).isEqualTo(StepState.RUNNING);
        assertThat(half.rows()).isBetween(100L, 3500L);
        TWINS.onTarget("UPDATE t SET v=0 WHERE id=2");
        TableResult whole = TWINS.verify(TWINS.run("t")).tables().get(0);
        assertThat(whole.rows()).isEqualTo(3600);
        assertThat(TWINS.differences())
                .as("the row before the stop is a suspect that was kept, the row changed later is behind us")
                .extracting(d -> d.key().get("id"))
                .containsExactlyInAnyOrder("1", "3600");
    }

    @Test
    void aColumnThatTheTargetLacksIsADifference() {
        create("t", 3);
        TWINS.onSource("ALTER TABLE t ADD c INT DEFAULT 5");
        TWINS.onTarget("ALTER TABLE t ADD d INT DEFAULT 5");
        TableResult result = TWINS.verify("t");
        assertThat(result.result()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.note()).contains("the target lacks: `c`").contains("only the target has, not compared: `d`");
        assertThat(result.rows()).isEqualTo(3);
    }

    @Test
    void aTableThatFailsDoesNotStopTheOthers() {
        create("a", 3);
        create("b", 3);
        TWINS.onSource("DROP TABLE a");
        Run run = TWINS.run("a", "b");
        Result result = TWINS.verify(run);
        assertThat(result.state()).isEqualTo(StepState.FAILED);
        assertThat(result.tables().get(0).error().code()).isEqualTo("SOURCE_TABLE_MISSING");
        assertThat(result.tables().get(1).result()).isEqualTo(Verdict.EQUAL);
        assertThat(run.table(run.tables().get(0).source()).failure().code()).isEqualTo("SOURCE_TABLE_MISSING");
        assertThatThrownBy(() -> TWINS.verification().prove(run))
                .hasFieldOrPropertyWithValue("code", "VERIFICATION_INCOMPLETE");
        TWINS.onTarget("DROP TABLE a");
        create("a", 3);
        assertThat(TWINS.verify(TWINS.run("a", "b")).result()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void noMoreDifferencesAreKeptThanTheCap() {
        create("t", 500);
        TWINS.onSource("INSERT INTO t SELECT a.id*1000+b.id,0 FROM t a JOIN t b ON b.id<=50");
        TableResult result = TWINS.verify("t");
        assertThat(result.capped()).isTrue();
        assertThat(result.missingRows()).isEqualTo(10_000);
        assertThat(TWINS.differences()).hasSize(10_000);
        assertThatThrownBy(() -> TWINS.verification().prove(TWINS.run("t")))
                .hasMessageContaining("at least 10000 rows");
    }
}
