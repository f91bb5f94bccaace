package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TriggerGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET NEW.a = 1",
                "BEGIN SET NEW.a = 1; SET NEW.b = 2; END",
                "IF NEW.a IS NULL THEN SET NEW.a = 1; END IF",
                "SET NEW.a = 1 -- why"
            })
    void aGuardedBodyIsKnownAndComesOffAgain(String body) {
        String guarded = TriggerGuard.guard(body);
        assertThat(TriggerGuard.isGuarded(body)).isFalse();
        assertThat(TriggerGuard.isGuarded(guarded)).isTrue();
        assertThat(TriggerGuard.guard(guarded)).isEqualTo(guarded);
        assertThat(TriggerGuard.unguard(guarded)).isEqualTo(body);
    }

    @Test
    void aSemicolonThatEndsTheBodyIsNotDoubled() {
        assertThat(TriggerGuard.guard("SET NEW.a = 1; ;\n"))
                .isEqualTo("IF @serai_link IS NULL THEN SET NEW.a = 1\n; END IF");
    }

    @Test
    void aBodyOfWhichOnlyAPartIsGuardedIsNot() {
        assertThat(TriggerGuard.isGuarded("IF @serai_link IS NULL THEN SET @a = 1; END IF; SET @b = 2"))
                .isFalse();
    }
}
