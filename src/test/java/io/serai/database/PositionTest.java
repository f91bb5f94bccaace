package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PositionTest {
    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "4e11fa47-71ca-11e1-9e33-c80aa9429562";

    @ParameterizedTest
    @CsvSource({
        "binlog.000002, 100, binlog.000002, 100, true",
        "binlog.000002, 99, binlog.000002, 100, false",
        "binlog.000002, 101, binlog.000002, 100, true",
        "binlog.000003, 4, binlog.000002, 100, true",
        "binlog.000001, 999, binlog.000002, 4, false",
        "binlog.1000000, 4, binlog.999999, 900, true",
        "binlog.999999, 900, binlog.1000000, 4, false",
        "my.host-bin.000010, 4, my.host-bin.000009, 4, true",
        "binlog.000002, 5000000000, binlog.000002, 4294967296, true"
    })
    void withoutGtidsTheFilesNumberAndThenTheOffsetDecide(
            String file, long offset, String otherFile, long otherOffset, boolean reaches) {
        Position other = new Position(otherFile, otherOffset, "");
        assertThat(new Position(file, offset, "").reaches(other)).isEqualTo(reaches);
        assertThat(new Position(file, offset, A + ":1-5").reaches(other)).isEqualTo(reaches);
        assertThat(new Position(file, offset, null).reaches(new Position(otherFile, otherOffset, A + ":1-9")))
                .isEqualTo(reaches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A:1-5|A:1-5|true",
                "A:1-6|A:1-5|true",
                "A:1-4|A:1-5|false",
                "A:1-3:5-9|A:1-5|false",
                "A:1-3:5-9|A:5-9|true",
                "A:1-9|A:1-9,B:1|false",
                "A:1-9,B:1-2|A:1-9,B:1|true",
                "B:1-9|A:1|false",
                "A:7|A:7|true"
            })
    void mysqlGtidsDecideByContainmentAndNotByTheFile(String mine, String theirs, boolean reaches) {
        Position position = new Position("binlog.000001", 4, uuids(mine));
        assertThat(position.reaches(new Position("binlog.000009", 999, uuids(theirs))))
                .isEqualTo(reaches);
    }

    @Test
    void mysqlGtidsAreTheSameInCapitalsAndOverSeveralLines() {
        Position shown =
                new Position("binlog.000001", 4, A.toUpperCase(java.util.Locale.ROOT) + ":1-5,\n" + B + ":1-2");
        Position plain = new Position("binlog.000001", 4, A + ":1-5," + B + ":1-2");
        assertThat(shown.gtids()).doesNotContainAnyWhitespaces();
        assertThat(shown.reaches(plain)).isTrue();
        assertThat(plain.reaches(shown)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0-1-5|0-1-5|true",
                "0-2-6|0-1-5|true",
                "0-1-4|0-1-5|false",
                "0-1-10|0-1-9|true",
                "0-1-5,1-1-3|0-1-5|true",
                "0-1-5|0-1-5,1-1-3|false",
                "1-1-3|0-1-5|false",
                "0-1-18446744073|0-1-18446744072|true"
            })
    void mariadbGtidsDecideByTheSequenceOfEachDomain(String mine, String theirs, boolean reaches) {
        Position position = new Position("binlog.000001", 4, mine);
        assertThat(position.reaches(new Position("binlog.000009", 999, theirs))).isEqualTo(reaches);
    }

    @Test
    void theBeginningIsReachedByEverything() {
        Position begin = new Position("binlog.000001", 4, "");
        assertThat(begin.hasGtids()).isFalse();
        assertThat(new Position("binlog.000001", 4, A + ":1").reaches(begin)).isTrue();
        assertThat(new Position("binlog.000001", 4, "0-1-1").reaches(begin)).isTrue();
    }

    @Test
    void comesBackFromJsonAsItWas() {
        Position position = new Position("binlog.000001", 5_000_000_000L, A + ":1-5");
        assertThat(Json.read(Json.write(position), Position.class)).isEqualTo(position);
    }

    @Test
    void mariadbGtidsMoveOnDomainByDomain() {
        MariadbGtids gtids = MariadbGtids.parse(" 1-1-7, 0-1-5");
        gtids.add(0, 2, 6);
        gtids.add(7, 1, 1);
        assertThat(gtids).hasToString("0-2-6,1-1-7,7-1-1");
        assertThat(MariadbGtids.parse("").reaches(gtids)).isFalse();
        assertThat(gtids.reaches(MariadbGtids.parse(""))).isTrue();
    }

    private static String uuids(String text) {
        return text.replace("A", A).replace("B", B);
    }
}
