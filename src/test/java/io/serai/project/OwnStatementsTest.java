package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class OwnStatementsTest {
    private static final String MARKED = OwnStatements.mark("ALTER TABLE a.t AUTO_INCREMENT=7", "shop", "token");

    @Test
    void theMarkStandsInsideOfTheStatement() {
        assertThat(MARKED).isEqualTo("ALTER /* serai shop token */ TABLE a.t AUTO_INCREMENT=7");
    }

    @Test
    void aMarkIsOfOneProjectAndOneToken() {
        assertThat(OwnStatements.isMarked(MARKED, "shop", "token")).isTrue();
        assertThat(OwnStatements.isMarked(MARKED, "shop", "other")).isFalse();
        assertThat(OwnStatements.isMarked(MARKED, "other", "token")).isFalse();
        assertThat(OwnStatements.isMarked(MARKED, "shop", null)).isFalse();
    }

    @Test
    void aMarkElsewhereIsNone() {
        assertThat(OwnStatements.isMarked("ALTER TABLE a.t /* serai shop token */ ADD c INT", "shop", "token"))
                .isFalse();
        assertThat(OwnStatements.isMarked("/* serai shop token */ ALTER TABLE a.t ADD c INT", "shop", "token"))
                .isFalse();
    }

    @Test
    void whatBeginsWithAnythingButAVerbCanNotBeMarked() {
        assertThatThrownBy(() -> OwnStatements.mark(" ALTER TABLE a.t", "shop", "token"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
