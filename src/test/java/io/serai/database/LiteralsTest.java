package io.serai.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LiteralsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tinyint|-128|-128",
                "int unsigned zerofill|0000000042|0000000042",
                "bigint unsigned|18446744073709551615|18446744073709551615",
                "decimal(65,30)|-0.000000000000000000000000000001|-0.000000000000000000000000000001",
                "year|0000|0000",
                "float|1.5|1.5e0",
                "double|-1.7976931348623157e308|-1.7976931348623157e308",
                "double|1E-320|1E-320",
                "double|100000|100000e0",
                "double|-0|-0e0",
                "date|0000-00-00|'0000-00-00'",
                "time(6)|-838:59:59.000000|'-838:59:59.000000'",
                "datetime(3)|2024-02-30 00:00:00.000|'2024-02-30 00:00:00.000'",
                "timestamp|1970-01-01 00:00:01|'1970-01-01 00:00:01'",
                "varchar(20)|plain text|_utf8mb4'plain text'",
                "varchar(20)|\"\"|_utf8mb4''",
                "enum('a','b')|b|_utf8mb4'b'",
                "set('a','b')|a,b|_utf8mb4'a,b'",
                "json|[1, true]|_utf8mb4'[1, true]'",
                "char(3)|a?b|_utf8mb4'a?b'",
                "text|--;/*|_utf8mb4'--;/*'"
            })
    void valuesBecomeLiterals(String type, String value, String literal) {
        assertThat(literal(Sample.column("c", type), value.getBytes(ISO_8859_1)))
                .isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int", "float", "bit(8)", "varchar(5)", "blob", "json", "date", "enum('a')", "geometry"})
    void nullIsNullForEveryType(String type) {
        assertThat(literal(Sample.column("c", type), null)).isEqualTo("NULL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\\", "a'b", "\\'", "\n", "\r", "\t", "\0", "\u001a", "\u007f", "é", "😀", "\u2028"})
    void whatCouldEndOrBendAQuotedTextGoesAsHexadecimalDigits(String text) {
        String expected = "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(UTF_8)) + "'";
        assertThat(literal(Sample.column("c", "varchar(9)"), text.getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThat(literal(Sample.column("c", "enum('x')"), text.getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThat(literal(Sample.column("c", "json"), text.getBytes(UTF_8))).isEqualTo(expected);
    }

    @Test
    void everyByteOfAnAsciiCharacterSetIsEitherItselfOrHexadecimal() {
        Column column = Sample.column("c", "varchar(9)", "latin1");
        for (int i = 0; i < 256; i++) {
            String literal = literal(column, new byte[] {(byte) i});
            String plain = "_latin1'" + (char) i + "'";
            String hex = "_latin1 x'%02x'".formatted(i);
            boolean quotable = i >= 0x20 && i < 0x7F && i != '\'' && i != '\\';
            assertThat(literal).isEqualTo(quotable ? plain : hex);
        }
    }

    @ParameterizedTest
    @CsvSource({"ucs2, UTF-16BE", "utf16, UTF-16BE", "utf16le, UTF-16LE", "utf32, UTF-32BE"})
    void wideCharacterSetsAreNeverQuoted(String charset, String java) {
        byte[] value = "it's é".getBytes(Charset.forName(java));
        assertThat(literal(Sample.column("c", "varchar(9)", charset), value))
                .isEqualTo("_" + charset + " x'" + HexFormat.of().formatHex(value) + "'");
        byte[] letters = {'a', 'b'};
        assertThat(literal(Sample.column("c", "varchar(9)", charset), letters)).isEqualTo("_" + charset + " x'6162'");
    }

    @Test
    void aBackslashInsideAChineseCharacterIsNoEscape() {
        byte[] value = {(byte) 0x95, 0x5C};
        assertThat(literal(Sample.column("c", "varchar(9)", "gbk"), value)).isEqualTo("_gbk x'955c'");
    }

    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "01, 1",
        "ff, 255",
        "01ff, 511",
        "8000000000000000, 9223372036854775808",
        "ffffffffffffffff, 18446744073709551615"
    })
    void bitsAreAnUnsignedNumber(String hex, String literal) {
        assertThat(literal(Sample.column("c", "bit(64)"), HexFormat.of().parseHex(hex)))
                .isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blob", "varbinary(9)", "binary(3)", "geometry", "vector(2)", "uuid"})
    void bytesGoAsHexadecimalDigitsWithoutACharacterSet(String type) {
        assertThat(literal(Sample.column("c", type), new byte[] {0, 'a', '\'', (byte) 0xFF}))
                .isEqualTo("x'006127ff'");
        assertThat(literal(Sample.column("c", type), new byte[0])).isEqualTo("x''");
    }

    @Test
    void membersOfAnEnumAreComparedByTheirNumberInAKey() {
        Column e = Sample.column("e`e", "enum('b','a')");
        assertThat(Literals.keyExpression(e)).isEqualTo("`e``e`+0");
        StringBuilder sql = new StringBuilder();
        Literals.appendKey(sql, e, "2".getBytes(ISO_8859_1));
        assertThat(sql).hasToString("2");
    }

    @Test
    void otherKeysAreComparedByTheirValue() {
        Column s = Sample.column("s", "varchar(9)");
        assertThat(Literals.keyExpression(s)).isEqualTo("`s`");
        StringBuilder sql = new StringBuilder();
        Literals.appendKey(sql, s, "é".getBytes(UTF_8));
        assertThat(sql).hasToString("_utf8mb4 x'c3a9'");
    }

    @Test
    void aFloatIsSelectedWithAllItsDigits() {
        assertThat(Literals.selectExpression("", Sample.column("f", "float"))).isEqualTo("`f`*1e0");
        assertThat(Literals.selectExpression("", Sample.column("d", "double"))).isEqualTo("`d`");
        assertThat(Literals.selectExpression("t.", Sample.column("d", "double(9,2)")))
                .isEqualTo("t.`d`*1e0");
    }

    @Test
    void theErrorValueOfAnEnumIsWrittenAsItsNumber() {
        assertThat(literal(Sample.column("e", "enum('a')"), new byte[0])).isEqualTo("0");
        assertThat(literal(Sample.column("e", "enum('a','')"), new byte[0])).isEqualTo("_utf8mb4''");
        assertThat(literal(Sample.column("e", "enum('a','')"), new byte[] {'0'}))
                .isEqualTo("0");
        assertThat(literal(Sample.column("e", "enum('0','')"), new byte[] {'0'}))
                .isEqualTo("_utf8mb4'0'");
    }

    @Test
    void theErrorValueOfAnEnumIsToldFromTheEmptyMember() {
        assertThat(Literals.selectExpression("", Sample.column("e", "enum('a')")))
                .isEqualTo("`e`");
        assertThat(Literals.selectExpression("t.", Sample.column("e", "enum('','0')")))
                .isEqualTo("IF(t.`e`+0=0,_utf8mb4'00',t.`e`)");
        assertThat(Literals.selectExpression("", Sample.column("e", "enum('')", "ucs2")))
                .isEqualTo("IF(`e`+0=0,_ucs2 x'0030',`e`)");
    }

    private static String literal(Column column, byte[] value) {
        StringBuilder sql = new StringBuilder();
        Literals.append(sql, column, value);
        return sql.toString();
    }
}
