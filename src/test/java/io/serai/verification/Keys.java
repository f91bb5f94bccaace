package io.serai.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.datasource.ServerType;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Comparison.Kind;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables with keys of every kind, cut into many small ranges: no row is missed and none is found twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Keys {
    @RegisterExtension
    final Twins twins;

    Keys(ServerType source, ServerType target) {
        twins = new Twins(source, target, new RangeSizes(20, 5, 40, 7));
    }

    private static final int ROWS = 300;
    private static final String NUMBERS =
            "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM s WHERE n<" + ROWS + ") ";

    @BeforeEach
    void clear() {
        twins.clear();
    }

    /** Columns, key, and the key's values for the row number n. */
    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("k INT", "k", "n"),
                Arguments.of("k INT", "k", "n*7000000-1050000000"),
                Arguments.of("k INT", "k DESC", "n"),
                Arguments.of("k BIGINT UNSIGNED", "k", "18446744073709551615-n*3"),
                Arguments.of("k BIGINT UNSIGNED", "k", "9223372036854775658+CAST(n AS UNSIGNED)"),
                Arguments.of("k INT(6) ZEROFILL", "k", "n"),
                Arguments.of("a INT, b INT", "a,b", "n DIV 50,n"),
                Arguments.of("a INT, b INT, c INT", "a DESC,b,c DESC", "n DIV 100,n DIV 10,n"),
                Arguments.of("a VARCHAR(20) COLLATE utf8mb4_general_ci, b INT", "a,b DESC", "CONCAT('x',n MOD 3),n"),
                Arguments.of(
                        "k VARCHAR(20) COLLATE utf8mb4_general_ci",
                        "k",
                        "CONCAT(CHAR(65+n MOD 26 USING utf8mb4),CHAR(97+n MOD 23 USING utf8mb4),n)"),
                Arguments.of(
                        "k VARCHAR(20) COLLATE utf8mb4_bin",
                        "k",
                        "CONCAT(CHAR(65+n MOD 58 USING utf8mb4),'\\'\\\\ ',n)"),
                Arguments.of(
                        "k VARCHAR(20) COLLATE utf8mb4_unicode_ci", "k", "CONCAT(ELT(1+n MOD 4,'ß','Ä','z','e'),n)"),
                Arguments.of("k CHAR(9) CHARACTER SET latin1", "k", "CONCAT('é',n)"),
                Arguments.of("k VARCHAR(9) CHARACTER SET gbk", "k", "CONCAT('漢',n)"),
                Arguments.of("k VARCHAR(9) CHARACTER SET ucs2", "k", "CONCAT('é',n)"),
                Arguments.of("k BINARY(4)", "k", "UNHEX(LPAD(HEX(n*65536),8,'0'))"),
                Arguments.of("k BINARY(16)", "k", "LEFT(UNHEX(SHA2(n,256)),16)"),
                Arguments.of("k VARBINARY(40)", "k", "CONCAT(REPEAT(x'00',n MOD 7),CHAR(n MOD 256),n)"),
                Arguments.of("e ENUM('z','y','x','w'), k INT", "e,k", "1+n MOD 4,n"),
                Arguments.of("e ENUM('z','y','x','w'), k INT", "e DESC,k", "n MOD 5,n"),
                Arguments.of("e SET('z','y','x','w'), k INT", "e,k", "n MOD 16,n"),
                Arguments.of("k DECIMAL(30,10)", "k", "n/8"),
                Arguments.of("k DOUBLE", "k", "n/7e0-20"),
                Arguments.of("k FLOAT", "k", "n/7e0-20"),
                Arguments.of(
                        "k DATE", "k", "IF(n=1,'0000-00-00',IF(n=2,'2021-02-31',DATE'2021-01-01'+INTERVAL n DAY))"),
                Arguments.of("k DATETIME(6)", "k", "TIMESTAMP'2021-01-01 00:00:00.000001'+INTERVAL n MICROSECOND"),
                Arguments.of(
                        "k TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP(3)",
                        "k",
                        "TIMESTAMP'2021-03-28 00:59:00'+INTERVAL n SECOND"),
                Arguments.of("k TIME(6)", "k", "SEC_TO_TIME(n*100-15000)"),
                Arguments.of("y YEAR, k INT", "y,k", "IF(n<9,0,1901+n MOD 5),n"),
                Arguments.of("k BIT(64)", "k", "CAST(n AS UNSIGNED)*50000000000000000"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyPlantedDifferenceIsFoundOnce(String columns, String key, String values) {
        create(columns, key);
        String names = key.replace(" DESC", "");
        twins.onBoth("INSERT INTO t (" + names + ",n,v) " + NUMBERS + "SELECT " + values + ",n,0 FROM s");
        assertThat(twins.verify("t").result()).isEqualTo(Verdict.EQUAL);
        assertThat(twins.verify("t").method()).contains("ranges of key PRIMARY");
        plantAndFind(40);
    }

    private void create(String columns, String key) {
        twins.onBoth("CREATE TABLE t (" + columns.replace(", ", " NOT NULL, ")
                + " NOT NULL, n INT NOT NULL, v INT NOT NULL," + " PRIMARY KEY (" + key + "))");
    }

    /** Changes, removes and adds so many rows of the target, at either end too. */
    private void plantAndFind(int each) {
        List<Integer> rows =
                new ArrayList<>(IntStream.rangeClosed(1, ROWS).boxed().toList());
        Collections.shuffle(rows, new Random(1));
        String changed = list(rows.subList(0, each));
        String missing = list(rows.subList(each, 2 * each));
        String extra = list(rows.subList(2 * each, 3 * each));
        twins.onTarget("UPDATE t SET v=1 WHERE n IN (" + changed + ")", "DELETE FROM t WHERE n IN (" + missing + ")");
        twins.onSource("DELETE FROM t WHERE n IN (" + extra + ")");
        TableResult result = twins.verify("t");
        assertThat(result.error()).isNull();
        assertThat(result.differentRows()).isEqualTo(each);
        assertThat(result.missingRows()).isEqualTo(each);
        assertThat(result.extraRows()).isEqualTo(each);
        assertThat(result.rows()).isEqualTo(ROWS - each);
        assertThat(twins.differences().stream().map(Difference::key).distinct()).hasSize(3 * each);
        assertThat(twins.differences().stream().filter(d -> d.kind() == Kind.DIFFERENT))
                .allSatisfy(d -> assertThat(d.columns()).singleElement().satisfies(c -> assertThat(c)
                        .containsEntry("column", "v")
                        .containsEntry("source", "0")
                        .containsEntry("target", "1")));
    }

    private static String list(List<Integer> rows) {
        return rows.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Test
    void aUniqueKeyWithoutNullsTellsRowsApart() {
        twins.onBoth(
                "CREATE TABLE t (id INT, u VARCHAR(20) NOT NULL UNIQUE, n INT, v INT)",
                "INSERT INTO t " + NUMBERS + "SELECT n,CONCAT('u',n),n,0 FROM s");
        assertThat(twins.verify("t").result()).isEqualTo(Verdict.EQUAL);
        plantAndFind(20);
        assertThat(twins.differences()).allSatisfy(d -> assertThat(d.key()).containsOnlyKeys("u"));
    }

    @Test
    void aKeyThatTheTargetOrdersOtherwise() {
        twins.onSource("CREATE TABLE t (k VARCHAR(20) COLLATE utf8mb4_general_ci PRIMARY KEY, n INT, v INT)");
        twins.onTarget("CREATE TABLE t (k VARCHAR(20) COLLATE utf8mb4_bin PRIMARY KEY, n INT, v INT)");
        twins.onBoth("INSERT INTO t " + NUMBERS + "SELECT CONCAT(CHAR(65+n MOD 58 USING utf8mb4),n),n,0 FROM s");
        assertThat(twins.verify("t").result()).isEqualTo(Verdict.EQUAL);
        assertThat(twins.verify("t").method()).contains("do not order key");
        plantAndFind(40);
    }

    @Test
    void aKeyOfAnotherCharacterSet() {
        twins.onSource("CREATE TABLE t (k VARCHAR(20) CHARACTER SET latin1 PRIMARY KEY, n INT, v INT)");
        twins.onTarget("CREATE TABLE t (k VARCHAR(20) CHARACTER SET utf8mb4 PRIMARY KEY, n INT, v INT)");
        twins.onBoth("INSERT INTO t " + NUMBERS + "SELECT CONCAT('é',n),n,0 FROM s");
        twins.onTarget("INSERT INTO t VALUES ('漢',1000,0)");
        assertThat(twins.verify("t").differences()).isEqualTo(1);
        twins.onTarget("DELETE FROM t WHERE n=1000");
        plantAndFind(40);
    }

    @Test
    void aKeyOfAPrefix() {
        twins.onBoth(
                "CREATE TABLE t (k TEXT NOT NULL, n INT, v INT, PRIMARY KEY (k(9)))",
                "INSERT INTO t " + NUMBERS + "SELECT CONCAT('k',n,' and more'),n,0 FROM s");
        assertThat(twins.verify("t").result()).isEqualTo(Verdict.EQUAL);
        plantAndFind(40);
    }

    @Test
    void aTargetWithoutTheKey() {
        twins.onSource("CREATE TABLE t (k INT PRIMARY KEY, n INT, v INT)");
        twins.onTarget("CREATE TABLE t (k INT, n INT, v INT)");
        twins.onBoth("INSERT INTO t " + NUMBERS + "SELECT n,n,0 FROM s");
        assertThat(twins.verify("t").result()).isEqualTo(Verdict.EQUAL);
        twins.onTarget("INSERT INTO t VALUES (NULL,1,1),(7,7,0)");
        assertThat(twins.verify("t").extraRows()).isEqualTo(2);
        twins.onTarget("DELETE FROM t WHERE k IS NULL OR k=7", "INSERT INTO t VALUES (7,7,0)");
        plantAndFind(40);
    }

    @Test
    void keysThatDifferInCaseOnly() {
        twins.onBoth(
                "CREATE TABLE t (k VARCHAR(20) COLLATE utf8mb4_general_ci PRIMARY KEY, n INT)",
                "INSERT INTO t " + NUMBERS + "SELECT CONCAT('k',n),n FROM s");
        twins.onTarget("UPDATE t SET k='K77' WHERE n=77");
        TableResult result = twins.verify("t");
        assertThat(result.differentRows()).isEqualTo(1);
        assertThat(result.differences()).isEqualTo(1);
        assertThat(twins.differences().get(0).columns())
                .singleElement()
                .satisfies(c -> assertThat(c).containsEntry("source", "k77").containsEntry("target", "K77"));
    }

    @Test
    void rowsBeforeTheFirstAndBehindTheLast() {
        twins.onBoth("CREATE TABLE t (k INT PRIMARY KEY, v INT)", "INSERT INTO t " + NUMBERS + "SELECT n,n FROM s");
        twins.onTarget("INSERT INTO t VALUES (-5,0),(0,0),(1000,0)", "DELETE FROM t WHERE k IN (1,2,300)");
        assertThat(twins.verify("t").extraRows()).isEqualTo(3);
        assertThat(twins.differences().stream()
                        .filter(d -> d.kind() == Kind.MISSING)
                        .map(d -> d.key().get("k")))
                .containsExactlyInAnyOrder("1", "2", "300");
    }

    @Test
    void aTableThatIsEmptyOnOneSide() {
        twins.onBoth("CREATE TABLE t (k INT PRIMARY KEY, v INT)");
        assertThat(twins.verify("t").result()).isEqualTo(Verdict.EQUAL);
        twins.onTarget("INSERT INTO t " + NUMBERS + "SELECT n,n FROM s");
        assertThat(twins.verify("t").extraRows()).isEqualTo(ROWS);
        twins.onSource("INSERT INTO t VALUES (17,17)");
        assertThat(twins.verify("t").extraRows()).isEqualTo(ROWS - 1);
        twins.onTarget("DELETE FROM t");
        assertThat(twins.verify("t").missingRows()).isEqualTo(1);
    }
}
