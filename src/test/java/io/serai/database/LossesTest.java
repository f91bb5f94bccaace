package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LossesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "decimal(14,4)|decimal(10,2)|1.2345|true",
                "decimal(14,4)|decimal(10,2)|-1.2300|false",
                "decimal(14,4)|int|100.0000|false",
                "decimal(14,4)|bigint|0.5000|true",
                "double|decimal(10,2)|1e2|false",
                "double|decimal(10,2)|0.125|true",
                "double|int|-3|false",
                "double|float|0.5|false",
                "double|float|1.1|true",
                "datetime(6)|datetime|2026-01-01 00:00:00.000000|false",
                "datetime(6)|datetime|2026-01-01 00:00:00.000001|true",
                "datetime(6)|timestamp(3)|2026-01-01 00:00:00.123000|false",
                "timestamp(6)|datetime(3)|2026-01-01 00:00:00.123400|true",
                "time(3)|time|-10:00:00.700|true",
                "datetime|date|2026-01-01 00:00:00|false",
                "datetime|date|2026-01-01 00:00:01|true",
                "varchar(20)|varchar(3)|abc |true",
                "varchar(20)|varchar(3)|abcd|false",
                "varchar(20)|varchar(3)|äü |false",
                "text|varchar(3)|äüö |true",
                "varchar(20)|char(20)|a |true",
                "varchar(20)|char(20)| a|false",
                "varbinary(8)|binary(4)|abc|true",
                "varbinary(8)|binary(4)|abcd|false",
                "binary(4)|binary(8)|abcd|true",
            })
    void whatAServerWouldChangeWithoutAWordIsFound(String from, String to, String value, boolean lost) {
        var losses = Losses.of(Sample.column("c", from), Sample.column("c", to));
        assertThat(losses != null && losses.test(value.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(lost);
    }

    @ParameterizedTest
    @CsvSource({
        "int,bigint", "int,smallint", "decimal(10,2),decimal(14,4)", "datetime,datetime(6)", "timestamp,datetime",
        "varchar(10),varchar(20)", "char(10),char(5)", "varchar(10),text", "binary(4),binary(4)",
                "binary(4),varbinary(8)",
        "double,double", "float,double", "date,datetime", "json,longtext"
    })
    void columnsThatKeepTheirValuesAreNotLookedAt(String from, String to) {
        assertThat(Losses.of(Sample.column("c", from), Sample.column("c", to))).isNull();
    }

    @Test
    void spacesAreThoseOfTheCharacterSet() {
        var losses = Losses.of(Sample.column("c", "varchar(20)", "ucs2"), Sample.column("c", "char(20)", "ucs2"));
        Charset ucs2 = StandardCharsets.UTF_16BE;
        assertThat(losses.test("Ġ".getBytes(ucs2))).isFalse();
        assertThat(losses.test("a ".getBytes(ucs2))).isTrue();
    }
}
