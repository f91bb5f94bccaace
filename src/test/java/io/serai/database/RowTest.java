package io.serai.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.Column.Generated;
import io.serai.error.SeraiException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowTest {
    @ParameterizedTest
    @CsvSource({
        "utf8mb4, 😀é, f09f9880c3a9",
        "utf8mb3, é, c3a9",
        "latin1, é€, e980",
        "latin2, ł, b3",
        "cp1251, ж, e6",
        "koi8r, ж, d6",
        "greek, λ, eb",
        "gbk, 中, d6d0",
        "gb18030, 中😀, d6d09439fc36",
        "big5, 中, a4a4",
        "sjis, 日, 93fa",
        "ujis, 日, c6fc",
        "euckr, 한, c7d1",
        "ucs2, é, 00e9",
        "utf16, 😀, d83dde00",
        "utf16le, é, e900",
        "utf32, 😀, 0001f600",
        "ascii, a, 61"
    })
    void textIsReadAndWrittenInTheColumnsOwnCharacterSet(String charset, String text, String hex) {
        byte[][] values = {HexFormat.of().parseHex(hex)};
        Row row = row(values, Sample.column("t", "varchar(9)", charset));
        assertThat(row.text("t")).isEqualTo(text);
        values[0] = null;
        row.text("t", text);
        assertThat(HexFormat.of().formatHex(values[0])).isEqualTo(hex);
    }

    @Test
    void aCharacterThatTheCharacterSetLacksIsRefusedInsteadOfBecomingAQuestionMark() {
        byte[][] values = {"before".getBytes(ISO_8859_1)};
        Row row = row(values, Sample.column("t", "varchar(9)", "latin1"));
        assertThatThrownBy(() -> row.text("t", "中"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("TEXT_UNREADABLE"))
                .hasMessageContaining("`t`")
                .hasMessageContaining("latin1");
        assertThat(row.text("t")).isEqualTo("before");
    }

    @Test
    void bytesThatAreNoTextAreRefusedInsteadOfBecomingReplacementCharacters() {
        byte[][] values = {{(byte) 0xFF, (byte) 0xFE}};
        Row row = row(values, Sample.column("t", "varbinary(9)"));
        assertThatThrownBy(() -> row.text("t")).isInstanceOf(SeraiException.class);
        assertThat(row.bytes("t")).containsExactly(0xFF, 0xFE);
    }

    @Test
    void aCharacterSetThatJavaLacksIsReadAsBytesOnly() {
        Row row = row(new byte[][] {{'a'}}, Sample.column("t", "varchar(9)", "swe7"));
        assertThatThrownBy(() -> row.text("t"))
                .isInstanceOf(SeraiException.class)
                .hasMessageContaining("swe7");
        assertThatThrownBy(() -> row.text("t", "b")).isInstanceOf(SeraiException.class);
        assertThat(row.bytes("t")).containsExactly('a');
    }

    @Test
    void nullIsNullBothWays() {
        byte[][] values = {null, {'x'}};
        Row row = row(values, Sample.column("a", "int"), Sample.column("b", "int"));
        assertThat(row.text("a")).isNull();
        row.text("b", null);
        assertThat(values[1]).isNull();
    }

    @Test
    void columnsAreNamedWithoutTheComputedOnes() {
        byte[][] values = {{'1'}, {'2'}};
        Row row = row(
                values,
                Sample.column("a", "int"),
                Sample.generated(Sample.column("v", "int"), Generated.VIRTUAL),
                Sample.column("b", "int"));
        row.bytes("B", new byte[] {'3'});
        assertThat(row.text("a") + row.text("b")).isEqualTo("13");
        assertThatThrownBy(() -> row.text("missing")).hasMessageContaining("missing");
        assertThatThrownBy(() -> row.text("v")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aRowIsDroppedOnlyWhenAsked() {
        Row row = row(new byte[][] {{'1'}}, Sample.column("a", "int"));
        assertThat(row.isDropped()).isFalse();
        row.drop();
        assertThat(row.isDropped()).isTrue();
        assertThat(row.table()).hasToString("shop.t");
    }

    private static Row row(byte[][] values, Column... columns) {
        return new Row(Sample.table("shop.t", List.of(columns)), values);
    }
}
