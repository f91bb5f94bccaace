package io.serai.database.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.ddl.CollationMatch.Pair;
import org.junit.jupiter.api.Test;

final class CollationMatchTest {
    @Test
    void keepsWhatTheTargetKnows() {
        assertThat(onMySql("utf8mb4_0900_ai_ci")).isEqualTo("utf8mb4_0900_ai_ci");
        assertThat(onMariaDb("utf8mb4_0900_ai_ci")).isEqualTo("utf8mb4_0900_ai_ci");
        assertThat(onOceanBase("gbk_chinese_ci")).isEqualTo("gbk_chinese_ci");
    }

    @Test
    void findsTheSameLanguageAndSensitivityUnderTheOtherName() {
        assertThat(onMariaDb("utf8mb4_de_pb_0900_ai_ci")).isEqualTo("utf8mb4_uca1400_german2_nopad_ai_ci");
        assertThat(onMariaDb("utf8mb4_ja_0900_as_cs_ks")).isEqualTo("utf8mb4_uca1400_nopad_as_cs");
        assertThat(onMariaDb("utf8mb4_0900_bin")).isEqualTo("utf8mb4_nopad_bin");
        assertThat(onMySql("utf8mb4_uca1400_german2_as_cs")).isEqualTo("utf8mb4_de_pb_0900_as_cs");
        assertThat(onMySql("utf8mb4_uca1400_ai_ci")).isEqualTo("utf8mb4_unicode_520_ci");
        assertThat(onMySql("utf8mb4_uca1400_nopad_ai_ci")).isEqualTo("utf8mb4_0900_ai_ci");
        assertThat(onMySql("utf8mb4_uca1400_ai_cs")).isEqualTo("utf8mb4_0900_as_cs");
        assertThat(onMySql("utf8mb4_nopad_bin")).isEqualTo("utf8mb4_0900_bin");
        assertThat(onMySql("utf8mb4_general_nopad_ci")).isEqualTo("utf8mb4_general_ci");
        assertThat(onMySql("utf8mb4_croatian_mysql561_ci")).isEqualTo("utf8mb4_croatian_ci");
    }

    @Test
    void tellsNoFewerTextsApartWhereCaseOrAccentsCount() {
        assertThat(onOceanBase("utf8mb4_0900_as_cs")).isEqualTo("utf8mb4_bin");
        assertThat(onOceanBase("utf8mb4_0900_ai_ci")).isEqualTo("utf8mb4_unicode_ci");
        assertThat(onOceanBase("latin1_general_cs")).isEqualTo("utf8mb4_bin");
        assertThat(onOceanBase("latin1_swedish_ci")).isEqualTo("utf8mb4_general_ci");
    }

    @Test
    void knowsThatUtf8IsUtf8mb3() {
        assertThat(onMySql("utf8_general_ci")).isEqualTo("utf8mb3_general_ci");
        assertThat(onOceanBase("utf8mb3_general_ci")).isEqualTo("utf8mb4_general_ci");
        CollationMatch old = new CollationMatch(Collations.of("utf8_general_ci", "utf8_bin"));
        assertThat(old.nearest(new Pair("utf8mb3", "utf8mb3_bin"))).isEqualTo(new Pair("utf8", "utf8_bin"));
    }

    private static String onMySql(String collation) {
        return nearest(Rewriting.MYSQL, collation);
    }

    private static String onMariaDb(String collation) {
        return nearest(Rewriting.MARIADB, collation);
    }

    private static String onOceanBase(String collation) {
        return nearest(Rewriting.OCEANBASE, collation);
    }

    private static String nearest(ServerProfile target, String collation) {
        return new CollationMatch(target.collations())
                .nearest(new Pair(Collations.charset(collation), collation))
                .collation();
    }
}
