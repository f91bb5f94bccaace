package io.serai.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.datasource.ServerType;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Comparison.Kind;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two values of each type that are as near to each other as the type allows: one must not be taken for the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlantedDifferences {
    @RegisterExtension
    final Twins twins;

    PlantedDifferences(ServerType source, ServerType target) {
        twins = new Twins(source, target, RangeSizes.STANDARD);
    }

    @BeforeEach
    void clear() {
        twins.clear();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                values("TINYINT", "-128", "127", "0", "NULL"),
                values("BIGINT UNSIGNED", "18446744073709551615", "18446744073709551614", "0", "NULL"),
                values("INT(8) ZEROFILL", "42", "420", "NULL"),
                values("DECIMAL(65,30)", "0.000000000000000000000000000001", "0", "-1", "NULL"),
                values(
                        "DECIMAL(65,0)",
                        "99999999999999999999999999999999999999999999999999999999999999999",
                        "99999999999999999999999999999999999999999999999999999999999999998"),
                values("FLOAT", "0.1", "0.10000001", "0e0", "-0e0", "3.4028234e38", "1.17549435e-38", "NULL"),
                values(
                        "DOUBLE",
                        "0.1",
                        "0.10000000000000002",
                        "0e0",
                        "-0e0",
                        "1.7976931348623157e308",
                        "1.7976931348623155e308",
                        "2.2250738585072014e-308",
                        "NULL"),
                values("FLOAT(7,4)", "1.2345", "1.2346", "NULL"),
                values("DOUBLE(20,5)", "1.23456", "1.23457", "NULL"),
                values("BIT(1)", "0", "1", "NULL"),
                values("BIT(64)", "0", "18446744073709551615", "18446744073709551614", "48", "NULL"),
                values("YEAR", "0", "2000", "1901", "2155", "NULL"),
                values("DATE", "'0000-00-00'", "'2021-00-01'", "'2021-02-31'", "'2021-03-03'", "NULL"),
                values("TIME(6)", "'-838:59:59'", "'838:59:59'", "'00:00:00'", "'00:00:00.000001'", "NULL"),
                values("TIME", "'-00:00:01'", "'00:00:01'", "NULL"),
                values(
                        "DATETIME(6)",
                        "'0000-00-00'",
                        "'2021-02-31 23:59:59.999999'",
                        "'2021-02-31 23:59:59.999998'",
                        "NULL"),
                values(
                        "TIMESTAMP(6) NULL",
                        "'0000-00-00'",
                        "'1970-01-01 00:00:01'",
                        "'2038-01-19 03:14:07.999999'",
                        "NULL"),
                values("CHAR(10)", "'a'", "'A'", "'á'", "''", "'NULL'", "'N'", "'0'", "NULL"),
                values("VARCHAR(10)", "'a'", "'a '", "'a\\0'", "'A'", "''", "'NULL'", "NULL"),
                values("VARCHAR(10) CHARACTER SET latin1", "'é'", "'e'", "'?'", "NULL"),
                values("VARCHAR(10) CHARACTER SET gbk", "'漢'", "'字'", "'?'", "NULL"),
                values("VARCHAR(10) CHARACTER SET ucs2", "'a'", "'愀'", "'?'", "NULL"),
                values("VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "'😀'", "'😁'", "'?'", "NULL"),
                values("BINARY(4)", "x'00000000'", "x'00000001'", "x'20000000'", "NULL"),
                values("VARBINARY(10)", "x''", "x'00'", "x'0000'", "x'20'", "NULL"),
                values("TINYTEXT", "'a'", "'A'", "''", "NULL"),
                values("TEXT", "'a'", "'a '", "''", "'N'", "NULL"),
                values("LONGBLOB", "x'00'", "x'0000'", "x''", "NULL"),
                values("ENUM('a','A ','b,c','''')", "'a'", "'b,c'", "''", "''''", "NULL"),
                values("ENUM('','a')", "0", "1", "2", "NULL"),
                values("SET('a','b','c')", "'a'", "'a,b'", "'b'", "''", "NULL"),
                values("POINT", "ST_GeomFromText('POINT(1 2)')", "ST_GeomFromText('POINT(2 1)')", "NULL"),
                values(
                        "GEOMETRY",
                        "ST_GeomFromText('POINT(1 2)',0)",
                        "ST_GeomFromText('POINT(1 2)',3857)",
                        "ST_GeomFromText('LINESTRING(1 2,3 4)')",
                        "NULL"),
                values(
                        "JSON",
                        "'{\"a\": 1}'",
                        "'{\"a\": 1.0}'",
                        "'{\"a\": \"1\"}'",
                        "'{\"A\": 1}'",
                        "'null'",
                        "'[]'",
                        "'{}'",
                        "NULL"));
    }

    private static Arguments values(String type, String... values) {
        return Arguments.of(type, List.of(values));
    }

    /** Each value stands beside each, itself too: the pairs of different ones are found, no others, and nothing but the column. */
    @ParameterizedTest
    @MethodSource("values")
    void oneValueOfAColumn(String type, List<String> values) {
        twins.onBoth("CREATE TABLE t (id INT PRIMARY KEY, v " + type + ", w INT NOT NULL)");
        List<Map<String, String>> differing = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < values.size(); j++) {
                int id = 100 * i + j;
                twins.onSource("INSERT INTO t VALUES (" + id + "," + values.get(i) + ",0)");
                twins.onTarget("INSERT INTO t VALUES (" + id + "," + values.get(j) + ",0)");
                if (i != j) {
                    differing.add(Map.of("id", String.valueOf(id)));
                }
            }
        }
        TableResult result = twins.verify("t");
        assertThat(result.error()).isNull();
        assertThat(result.result()).isEqualTo(Verdict.DIFFERENT);
        assertThat(result.differentRows()).isEqualTo(differing.size());
        assertThat(twins.differences()).extracting(Difference::key).hasSameElementsAs(differing);
        assertThat(twins.differences())
                .allSatisfy(d -> assertThat(d.kind()).isEqualTo(Kind.DIFFERENT))
                .allSatisfy(d -> assertThat(d.columns()).hasSize(1))
                .allSatisfy(d -> assertThat(d.columns().get(0)).containsEntry("column", "v"));
    }

    @Test
    void oneElementOfAVector() {
        assumeTrue(
                twins.sourceType() == ServerType.MYSQL && twins.targetType() == ServerType.MYSQL,
                "only MySQL 9 has vectors");
        oneValueOfAColumn(
                "VECTOR(3)", List.of("STRING_TO_VECTOR('[1,2,3]')", "STRING_TO_VECTOR('[1,2,3.0000002]')", "NULL"));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of("VARCHAR(9)", "'a','bc'", "'ab','c'"),
                Arguments.of("VARCHAR(9)", "'','a'", "'a',''"),
                Arguments.of("VARCHAR(9)", "NULL,''", "'',NULL"),
                Arguments.of("VARCHAR(9)", "'a,1:b','c'", "'a','b,1:c'"),
                Arguments.of("TEXT", "'a','bc'", "'ab','c'"),
                Arguments.of("TEXT", "NULL,'N'", "'N',NULL"),
                Arguments.of("INT", "1,23", "12,3"),
                Arguments.of("INT", "NULL,0", "0,NULL"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theSameCharactersInOtherColumns(String type, String one, String other) {
        twins.onBoth(
                "CREATE TABLE t (id INT PRIMARY KEY, v " + type + ", w " + type + ")",
                "INSERT INTO t VALUES (1," + one + "),(2," + one + ")");
        twins.onTarget(
                "UPDATE t SET v=v WHERE id=1", "DELETE FROM t WHERE id=2", "INSERT INTO t VALUES (2," + other + ")");
        assertThat(twins.verify("t").differentRows()).isEqualTo(1);
        assertThat(twins.differences()).extracting(Difference::key).isEqualTo(List.of(Map.of("id", "2")));
    }
}
