package io.serai.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowDigestTest {
    @Test
    void theLongestStringComesLastAndWithoutItsLength() {
        RowDigest digest = new RowDigest(List.of(
                twin("c", "varchar", 480L, false), twin("n", "int", null, false), twin("p", "char", 60L, false)));
        assertThat(digest.digest(Side.SOURCE))
                .isEqualTo("SHA2(CONCAT(x'',`n`,',',LENGTH(`p`),':',`p`,',',`c`),256)")
                .isEqualTo(digest.digest(Side.TARGET));
    }

    @Test
    void nullIsNotTheEmptyStringInTheLastPlace() {
        assertThat(new RowDigest(List.of(twin("c", "varchar", 480L, true))).digest(Side.SOURCE))
                .isEqualTo("SHA2(CONCAT(x'',IF(`c` IS NULL,'N',':'),IFNULL(`c`,'')),256)");
    }

    @Test
    void aStringOfLargeSizeStandsByItsDigest() {
        assertThat(new RowDigest(List.of(twin("t", "longtext", 4_294_967_295L, false))).digest(Side.SOURCE))
                .isEqualTo("SHA2(CONCAT(x'',SHA2(`t`,256),','),256)");
    }

    private static ComparedColumn twin(String name, String type, Long bytes, boolean nullable) {
        Column column = new Column(
                name,
                1,
                type,
                type,
                nullable,
                bytes == null ? null : "utf8mb4",
                bytes == null ? null : "utf8mb4_bin",
                bytes,
                null,
                null,
                Column.Generated.NO,
                false,
                false,
                false,
                List.of());
        return new ComparedColumn(column, column, true);
    }
}
