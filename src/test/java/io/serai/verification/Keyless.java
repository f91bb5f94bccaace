package io.serai.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.datasource.ServerType;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Comparison.Kind;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables whose rows can not be told apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Keyless {
    @RegisterExtension
    final Twins twins;

    Keyless(ServerType source, ServerType target) {
        twins = new Twins(source, target, RangeSizes.STANDARD);
    }

    @BeforeEach
    void clear() {
        twins.clear();
        twins.onBoth(
                "CREATE TABLE t (a INT, b VARCHAR(20), c FLOAT)",
                "INSERT INTO t VALUES (1,'x',0.1),(1,'x',0.1),(1,'x',0.1),(2,NULL,NULL),(2,NULL,NULL),(3,'',-0e0)",
                "INSERT INTO t WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM s WHERE n<900) SELECT n,'y',n FROM s");
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        twins.onTarget(
                "CREATE TABLE u LIKE t",
                "INSERT INTO u SELECT * FROM t ORDER BY a DESC",
                "DROP TABLE t",
                "RENAME TABLE u TO t");
        TableResult result = twins.verify("t");
        assertThat(result.result()).isEqualTo(Verdict.EQUAL);
        assertThat(result.rows()).isEqualTo(906);
        assertThat(result.method()).contains("multiset");
    }

    @Test
    void aRowThatIsThereLessOften() {
        twins.onTarget("DELETE FROM t WHERE a=1 AND b='x' LIMIT 2");
        TableResult result = twins.verify("t");
        assertThat(result.missingRows()).isEqualTo(2);
        assertThat(twins.differences()).singleElement().satisfies(d -> {
            assertThat(d.kind()).isEqualTo(Kind.MISSING);
            assertThat(d.sourceRows()).isEqualTo(3);
            assertThat(d.targetRows()).isEqualTo(1);
            assertThat(d.columns()).extracting(c -> c.get("source")).containsExactly("1", "x", "0.10000000149011612");
        });
    }

    @Test
    void aPairOfWrongDuplicatesDoesNotCancelOut() {
        twins.onSource("INSERT INTO t VALUES (7,'p',7),(7,'p',7)");
        twins.onTarget("INSERT INTO t VALUES (7,'q',7),(7,'q',7)");
        TableResult result = twins.verify("t");
        assertThat(result.missingRows()).isEqualTo(2);
        assertThat(result.extraRows()).isEqualTo(2);
        assertThat(twins.differences())
                .extracting(Difference::kind)
                .containsExactlyInAnyOrder(Kind.MISSING, Kind.EXTRA);
    }

    @Test
    void valuesThatTwoRowsHaveSwapped() {
        twins.onSource("INSERT INTO t VALUES (5001,'p',1),(5002,'q',1)");
        twins.onTarget("INSERT INTO t VALUES (5001,'q',1),(5002,'p',1)");
        assertThat(twins.verify("t").differences()).isEqualTo(4);
    }

    @Test
    void nullIsNotEmpty() {
        twins.onTarget("UPDATE t SET b=NULL WHERE a=3 AND b=''");
        assertThat(twins.verify("t").differences()).isEqualTo(2);
    }

    @Test
    void emptyAgainstFull() {
        twins.onTarget("DELETE FROM t");
        assertThat(twins.verify("t").missingRows()).isEqualTo(906);
        twins.onSource("DELETE FROM t");
        assertThat(twins.verify("t").result()).isEqualTo(Verdict.EQUAL);
    }
}
