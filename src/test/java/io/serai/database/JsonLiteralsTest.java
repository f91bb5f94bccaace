package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonLiteralsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-1",
                "1.5",
                "0.0",
                "-0.0",
                "7.0",
                "1e-30",
                "1.5e300",
                "123456789012345.6",
                "1586013452313430.8",
                "18446744073709551615",
                "-9223372036854775808",
                "\"1.10\"",
                "\"a\\\\\"",
                "{\"1.10\": 2, \"b\": \"x\\\"1.10\"}",
                "[true, null, \"\"]"
            })
    void whatMySqlPrintsForOtherTypesIsEnough(String document) {
        assertThat(JsonLiterals.needsWords(bytes(document))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10",
                "7.00",
                "-0.50",
                "[1, {\"a\": [2.0, 3.140]}]",
                "123456789012345678901234567890",
                "18446744073709551616",
                "-9223372036854775809",
                "0.000000000000000000000000000001",
                "12345678901234567890.123456789"
            })
    void whatOnlyADecimalIsPrintedLikeIsNot(String document) {
        assertThat(JsonLiterals.needsWords(bytes(document))).isTrue();
    }

    @Test
    void everyDoubleIsTakenForOne() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : random.nextInt(1_000_000_000) / Math.pow(10, random.nextInt(12));
            if (Double.isFinite(value)) {
                String text = JsonNumbers.text(value);
                assertThat(JsonLiterals.needsWords(bytes("[" + text + "]")))
                        .as(text)
                        .isFalse();
                assertThat(Double.parseDouble(text)).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.10 | CAST('1.10' AS DECIMAL(3,2))",
                "-0.50 | CAST('-0.50' AS DECIMAL(3,2))",
                "[7.00, 7.0, null, true] | JSON_ARRAY(CAST('7.00' AS DECIMAL(3,2)),CAST('7.0' AS JSON),CAST('null' AS JSON),CAST('true' AS JSON))",
                "{\"a\": {\"b\": 1.10}, \"c\": \"1.10\"} | JSON_OBJECT(_utf8mb4'a',JSON_OBJECT(_utf8mb4'b',CAST('1.10' AS DECIMAL(3,2))),_utf8mb4'c',_utf8mb4'1.10')"
            })
    void isPutTogether(String document, String sql) {
        StringBuilder text = new StringBuilder();
        JsonLiterals.append(text, bytes(document));
        assertThat(text).hasToString("CAST(" + sql + " AS JSON)");
    }

    @Test
    void aLargeTextBesideADecimalIsNoObstacle() {
        StringBuilder sql = new StringBuilder();
        JsonLiterals.append(sql, bytes("{\"" + "k".repeat(60_000) + "\": [1.10, \"" + "x".repeat(21_000_000) + "\"]}"));
        assertThat(sql).hasSizeGreaterThan(21_060_000);
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
