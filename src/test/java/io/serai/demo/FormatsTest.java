package io.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FormatsTest {
    @Test
    void longTextIsFoldedAtBlanks() {
        assertThat(Formats.folded("read_only=ON, and LOCK TABLES", 14))
                .containsExactly("read_only=ON,", "and LOCK", "TABLES");
    }

    @Test
    void whatFitsIsOneLineAndALongWordStaysWhole() {
        assertThat(Formats.folded("12 made", 7)).containsExactly("12 made");
        assertThat(Formats.folded("at binlog.000001:15514745 now", 8))
                .containsExactly("at", "binlog.000001:15514745", "now");
        assertThat(Formats.folded("", 8)).containsExactly("");
    }
}
