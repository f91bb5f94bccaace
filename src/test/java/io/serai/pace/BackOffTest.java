package io.serai.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BackOffTest {
    private static final Map<Sign, String> QUIET = Map.of();
    private static final Map<Sign, String> LOCKS = Map.of(Sign.LOCK_WAIT, "somebody waits");

    private final BackOff backOff = new BackOff(Duration.ofSeconds(20));
    private int second;

    private String look(Map<Sign, String> seen) {
        return backOff.look(seen, second++ * 1_000_000_000L);
    }

    @Test
    void aQuietTargetIsNoReason() {
        for (int i = 0; i < 100; i++) {
            assertThat(look(QUIET)).isNull();
        }
        assertThat(backOff.halvings()).isZero();
        assertThat(backOff.reason()).isNull();
    }

    @Test
    void troubleHalvesTheSpeedStepByStepAndQuietDoublesItAgain() {
        assertThat(look(LOCKS)).isEqualTo("works at 1/2 of its speed: somebody waits.");
        assertThat(look(LOCKS)).isNull();
        assertThat(look(LOCKS)).startsWith("works at 1/4");
        assertThat(look(QUIET)).isNull();
        assertThat(backOff.reason()).isEqualTo("somebody waits");
        int looks = 1;
        while (backOff.halvings() == 2) {
            look(QUIET);
            looks++;
        }
        assertThat(looks).isEqualTo(5);
        String last = null;
        while (last == null) {
            last = look(QUIET);
        }
        assertThat(last).isEqualTo("works at full speed again: the target has recovered.");
        assertThat(backOff.reason()).isNull();
    }

    @Test
    void troubleThatGoesOnWithoutTheProjectDoesNotHoldItForGood() {
        String change = null;
        while (change == null || !change.startsWith("works at full speed again")) {
            change = look(LOCKS);
            assertThat(second).isLessThan(60);
        }
        assertThat(change).contains("somebody waits", "20 s");
        for (int i = 0; i < 100; i++) {
            assertThat(look(LOCKS)).isNull();
        }
        assertThat(backOff.halvings()).isZero();
        assertThat(look(Map.of(Sign.LOCK_WAIT, "somebody waits", Sign.HISTORY, "it grows")))
                .contains("it grows");
        look(QUIET);
        second += 60;
        look(QUIET);
        second += 60;
        assertThat(look(LOCKS)).contains("somebody waits");
    }
}
