package io.serai.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SqlTextTest {
    private static final int LARGE = 65_536;

    private final SqlText sql = new SqlText();

    @Test
    void smallValuesStandInTheText() {
        sql.append("SET a=")
                .value(Sample.column("a", "int"), "1".getBytes(UTF_8))
                .append(',');
        sql.value(Sample.column("b", "blob"), new byte[LARGE - 1]);
        assertThat(sql.toString()).startsWith("SET a=1,x'0000");
        assertThat(sql.bytes()).isEqualTo("SET a=1,x''".length() + 2L * (LARGE - 1));
    }

    @Test
    void largeValuesTravelBesideItInTheirCharacterSet() {
        sql.value(Sample.column("b", "longblob"), new byte[LARGE]).append(',');
        sql.value(Sample.column("t", "longtext", "gbk"), new byte[LARGE]).append(',');
        sql.value(Sample.column("j", "json"), new byte[LARGE]).append(',');
        sql.value(Sample.column("n", "longtext"), null);
        assertThat(sql).hasToString("?,CONVERT(? USING gbk),CONVERT(? USING utf8mb4),NULL");
        assertThat(sql.bytes()).isEqualTo(sql.toString().length() + 3L * LARGE);
    }

    @Test
    void theErrorValueOfAnEnumIsComparedByItsNumber() {
        byte[] empty = {};
        Column members = Sample.column("e", "enum('a','b')");
        Column withEmpty = Sample.column("e", "enum('a','')");
        Column text = Sample.column("v", "varchar(3)");
        sql.compared(members, members, empty).append(',');
        sql.compared(withEmpty, withEmpty, empty).append(',');
        sql.compared(withEmpty, withEmpty, new byte[] {'0'}).append(',');
        sql.compared(members, members, "a".getBytes(UTF_8)).append(',');
        sql.compared(members, text, empty).append(',');
        sql.compared(text, text, empty);
        assertThat(sql).hasToString("0,2,0,_utf8mb4'a','',_utf8mb4''");
    }

    @Test
    void aRowIsLargeByItsLargestValue() {
        assertThat(SqlText.isLarge(null)).isFalse();
        assertThat(SqlText.isLarge(new byte[][] {null, new byte[LARGE - 1]})).isFalse();
        assertThat(SqlText.isLarge(new byte[][] {null, new byte[LARGE]})).isTrue();
    }

    @Test
    void canBeUsedAgainAfterClear() {
        sql.append("x").value(Sample.column("b", "blob"), new byte[LARGE]);
        sql.clear();
        assertThat(sql.isEmpty()).isTrue();
        assertThat(sql.bytes()).isZero();
    }

    @Test
    void messagesShowItsBeginningOnly() {
        sql.append("y".repeat(501));
        assertThat(sql.toString()).hasSize(503).endsWith("y...");
    }
}
