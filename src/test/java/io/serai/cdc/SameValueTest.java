package io.serai.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.Column;
import io.serai.database.Sample;
import io.serai.database.SqlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SameValueTest {
    private static String condition(Column column, Column to, String value) {
        SqlText sql = new SqlText();
        SameValue.append(sql, column, to, value == null ? null : value.getBytes(UTF_8));
        return sql.toString();
    }

    private static String condition(Column column, String value) {
        return condition(column, column, value);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, CONCAT(f*1e0)='0'",
        "0, CONCAT(f*1e0)='0'",
        "-0.0, CONCAT(f*1e0)='-0'",
        "-0, CONCAT(f*1e0)='-0'",
        "-4.9E-324, f=-4.9E-324",
        "1.5, f=1.5e0"
    })
    void zeroHasASign(String value, String expected) {
        for (String type : new String[] {"float", "double", "double(9,2)"}) {
            assertThat(condition(Sample.column("f", type), value).replace("`", ""))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aDocumentIsComparedByItsTextToo() {
        assertThat(condition(Sample.column("j", "json"), "[1.0]"))
                .isEqualTo("`j`=CAST(_utf8mb4'[1.0]' AS JSON) AND"
                        + " CAST(`j` AS BINARY)=CAST(CAST(_utf8mb4'[1.0]' AS JSON) AS BINARY)");
    }

    @Test
    void aTextIsComparedByItsBytes() {
        Column latin = Sample.column("t", "varchar(9)", "latin1");
        assertThat(condition(latin, "a")).isEqualTo("CAST(`t` AS BINARY)=CAST(_latin1'a' AS BINARY)");
        assertThat(condition(latin, Sample.column("t", "text"), "a"))
                .isEqualTo("CAST(`t` AS BINARY)=CAST(CONVERT(_latin1'a' USING utf8mb4) AS BINARY)");
    }

    @Test
    void aVectorIsComparedByItsBytes() {
        assertThat(condition(Sample.column("v", "vector(1)"), "abcd"))
                .isEqualTo("CAST(`v` AS BINARY)=CAST(x'61626364' AS BINARY)");
    }

    @Test
    void theEmptyMemberOfAnEnumIsNotItsErrorValue() {
        Column e = Sample.column("e", "enum('a','')");
        assertThat(condition(e, "")).isEqualTo("`e`=2");
        assertThat(condition(e, "0")).isEqualTo("`e`=0");
        assertThat(condition(e, null)).isEqualTo("`e` IS NULL");
    }
}
