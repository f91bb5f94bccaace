package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersionTest {
    @ParameterizedTest
    @CsvSource({
        "8.4.2, 8, 4, 2",
        "9.7.0-commercial, 9, 7, 0",
        "5.7.44-log, 5, 7, 44",
        "10.11.6-MariaDB-0+deb12u1, 10, 11, 6",
        "5.5.5-10.6.12-MariaDB, 10, 6, 12",
        "5.5.5, 5, 5, 5",
        "5.7.25-OceanBase-v4.2.1.0, 5, 7, 25",
        "11.4, 11, 4, 0",
        "unknown, 0, 0, 0",
        "'', 0, 0, 0"
    })
    void numbersAreReadWhateverSurroundsThem(String text, int major, int minor, int patch) {
        assertThat(Version.parse(text)).isEqualTo(new Version(text, major, minor, patch));
    }

    @Test
    void versionsCompareByMajorThenMinor() {
        Version version = Version.parse("8.4.2");
        assertThat(version.atLeast(8, 4)).isTrue();
        assertThat(version.atLeast(8, 3)).isTrue();
        assertThat(version.atLeast(5, 7)).isTrue();
        assertThat(version.atLeast(8, 5)).isFalse();
        assertThat(version.atLeast(9, 0)).isFalse();
    }
}
