package io.serai.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CatchUpTest {
    private final CatchUp catchUp = new CatchUp();

    @Test
    void aLinkThatAppliesThreeSecondsInOneGainsTwo() {
        for (int second = 0; second < 10; second++) {
            catchUp.add(1_000 + second, 900 + 3 * second);
        }
        assertThat(catchUp.seconds()).contains((1_009 - 927) / 2.0);
    }

    @Test
    void oneThatFallsBehindHasNoEnd() {
        for (int second = 0; second < 10; second++) {
            catchUp.add(1_000 + second, 900 + second / 2.0);
        }
        assertThat(catchUp.seconds()).isEmpty();
    }

    @Test
    void aFewMeasurementsSayNothing() {
        catchUp.add(1_000, 900);
        catchUp.add(1_001, 950);
        assertThat(catchUp.seconds()).isEmpty();
    }

    @Test
    void onlyTheLastHalfMinuteCounts() {
        for (int second = 0; second < 100; second++) {
            catchUp.add(1_000 + second, 900);
        }
        for (int second = 100; second < 130; second++) {
            catchUp.add(1_000 + second, 900 + 2 * (second - 99));
        }
        assertThat(catchUp.seconds()).contains((1_129.0 - 960) / 1);
    }

    @Test
    void anotherConnectionBeginsAnew() {
        for (int second = 0; second < 10; second++) {
            catchUp.add(1_000 + second, 900 + 3 * second);
        }
        catchUp.clear();
        assertThat(catchUp.seconds()).isEmpty();
    }
}
