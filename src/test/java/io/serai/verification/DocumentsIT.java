package io.serai.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.datasource.ServerType;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Large values, and JSON in the spelling of one server or another. */
final class DocumentsIT {
    @RegisterExtension
    static final Twins TWINS = new Twins(new RangeSizes(20, 5, 40, 7));

    @BeforeEach
    void clear() {
        TWINS.clear();
    }

    @Test
    void valuesOfManyMegabytes() {
        TWINS.onBoth(
                "SET SESSION sql_log_bin=0",
                "CREATE TABLE t (id INT PRIMARY KEY, a LONGTEXT, b LONGBLOB, c LONGTEXT CHARACTER SET latin1)",
                "INSERT INTO t (id) VALUES (1),(2),(3)",
                "UPDATE t SET a=REPEAT('ä',16*1024*1024) WHERE id=1",
                "UPDATE t SET b=REPEAT(x'00',32*1024*1024) WHERE id=2",
                "UPDATE t SET c=REPEAT(_latin1 x'E9',32*1024*1024) WHERE id=3");
        assertThat(TWINS.verify("t").result()).isEqualTo(Verdict.EQUAL);
        TWINS.onTarget(
                "SET SESSION sql_log_bin=0",
                "UPDATE t SET b=CONCAT(LEFT(b,32*1024*1024-1),x'01') WHERE id=2",
                "UPDATE t SET c=CONCAT('e',SUBSTRING(c,2)) WHERE id=3");
        TableResult result = TWINS.verify("t");
        assertThat(result.error()).isNull();
        assertThat(result.differentRows()).isEqualTo(2);
        assertThat(TWINS.differences().get(0).columns()).singleElement().satisfies(c -> {
            assertThat(c).containsEntry("column", "b");
            assertThat(c.get("source")).hasSizeLessThanOrEqualTo(128).contains("(33554432 bytes, SHA-256 ");
            assertThat(c.get("source")).isNotEqualTo(c.get("target"));
        });
    }

    @Test
    void largeValuesInAnotherCharacterSet() {
        TWINS.onSource("CREATE TABLE t (id INT PRIMARY KEY, a LONGTEXT CHARACTER SET latin1)");
        TWINS.onTarget("CREATE TABLE t (id INT PRIMARY KEY, a LONGTEXT CHARACTER SET utf8mb4)");
        TWINS.onBoth(
                "SET SESSION sql_log_bin=0",
                "INSERT INTO t VALUES (1,NULL),(2,'é')",
                "INSERT INTO t SELECT 3,REPEAT('é',8*1024*1024)");
        TableResult result = TWINS.verify("t");
        assertThat(result.error()).isNull();
        assertThat(result.result()).isEqualTo(Verdict.EQUAL);
        TWINS.onTarget("UPDATE t SET a=CONCAT(LEFT(a,8*1024*1024-1),'e') WHERE id=3");
        assertThat(TWINS.verify("t").differentRows()).isEqualTo(1);
    }

    @Test
    void aTextThatItsOwnCharacterSetCanNotExpressIsNoQuestionMark() {
        TWINS.onSource(
                "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET gbk)",
                "INSERT INTO t VALUES (1,_gbk x'A140'),(2,'?漢')");
        TWINS.onTarget(
                "CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20) CHARACTER SET utf8mb4)",
                "INSERT INTO t VALUES (1,'?'),(2,'?漢')");
        assertThat(TWINS.verify("t").differentRows()).isEqualTo(1);
        assertThat(TWINS.differences().get(0).key()).containsEntry("id", "1");
    }

    @Test
    void columnsOfWiderTypesWithEqualValues() {
        TWINS.onSource(
                "CREATE TABLE t (id INT PRIMARY KEY, a INT, b DECIMAL(10,2), c DATETIME, d FLOAT, e CHAR(5), f TIME(3),"
                        + " g INT(8) ZEROFILL, h TINYTEXT)");
        TWINS.onTarget("CREATE TABLE t (id BIGINT PRIMARY KEY, a BIGINT, b DECIMAL(20,6), c DATETIME(6), d DOUBLE,"
                + " e VARCHAR(50), f TIME(6), g INT, h LONGTEXT)");
        TWINS.onBoth("INSERT INTO t VALUES (1,-5,12.34,'2024-02-29 12:00:00',0.5,'ab','-01:02:03.004',42,'x'),"
                + "(2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL)");
        assertThat(TWINS.verify("t").result()).isEqualTo(Verdict.EQUAL);
        TWINS.onTarget("UPDATE t SET b=b+0.000001,c=c+INTERVAL 1 MICROSECOND WHERE id=1");
        assertThat(TWINS.verify("t").differentRows()).isEqualTo(1);
        assertThat(TWINS.differences().get(0).columns()).hasSize(2);
    }

    @Test
    void documentsAreComparedByWhatTheySay() {
        String json = TWINS.sourceType() == ServerType.MARIADB && TWINS.targetType() == ServerType.MARIADB
                ? "LONGTEXT"
                : "JSON";
        TWINS.onBoth(
                "CREATE TABLE t (id INT PRIMARY KEY, j " + json + ")",
                "INSERT INTO t VALUES (1,'{\"b\": 1, \"aa\": [1.50, 1e2, true, null, \"\\\\u00e9\"], \"a\": {}}')",
                "INSERT INTO t VALUES (2,'null'),(3,NULL),(4,'1'),(5,'1.0'),(6,'\"x\"')",
                "INSERT INTO t WITH RECURSIVE s(n) AS (SELECT 100 UNION ALL SELECT n+1 FROM s WHERE n<300)"
                        + " SELECT n,CONCAT('{\"n\":',n,',  \"a\":  0.10}') FROM s");
        assertThat(TWINS.verify("t").result()).isEqualTo(Verdict.EQUAL);
        TWINS.onTarget(
                "UPDATE t SET j='1.0' WHERE id=4",
                "UPDATE t SET j=NULL WHERE id=2",
                "UPDATE t SET j='{\"n\": 200, \"a\": 0.2}' WHERE id=200");
        TableResult result = TWINS.verify("t");
        assertThat(result.error()).isNull();
        assertThat(TWINS.differences()).extracting(d -> d.key().get("id")).containsExactlyInAnyOrder("4", "2", "200");
    }

    @Test
    void documentsWithoutAKey() {
        TWINS.onBoth(
                "CREATE TABLE t (id INT, j JSON)",
                "INSERT INTO t WITH RECURSIVE s(n) AS (SELECT 100 UNION ALL SELECT n+1 FROM s WHERE n<300)"
                        + " SELECT n DIV 2,CONCAT('{\"n\":',n DIV 2,',  \"a\":  0.10}') FROM s");
        assertThat(TWINS.verify("t").result()).isEqualTo(Verdict.EQUAL);
        TWINS.onTarget("UPDATE t SET j='{\"n\": 200, \"a\": 0.2}' WHERE id=77");
        assertThat(TWINS.verify("t").differences()).isEqualTo(4);
    }
}
