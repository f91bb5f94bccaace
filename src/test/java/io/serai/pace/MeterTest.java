package io.serai.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MeterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long BEGIN = 7_777_777_777L;

    private final Meter meter = new Meter(BEGIN);

    @Test
    void beforeTheWindowIsFullTheTimeSinceTheBeginningCounts() {
        meter.add(300, BEGIN + SECOND);
        assertThat(meter.perSecond(5, BEGIN + 2 * SECOND)).isEqualTo(150);
        assertThat(meter.perSecond(60, BEGIN + 3 * SECOND)).isEqualTo(100);
    }

    @Test
    void theFirstMomentSaysNothing() {
        meter.add(300, BEGIN);
        assertThat(meter.perSecond(5, BEGIN + SECOND / 100)).isZero();
    }

    @Test
    void whatIsOlderThanTheWindowIsForgotten() {
        meter.add(1_000, BEGIN);
        for (int i = 10; i < 20; i++) {
            meter.add(50, BEGIN + i * SECOND);
        }
        assertThat(meter.perSecond(5, BEGIN + 20 * SECOND)).isEqualTo(50);
        assertThat(meter.perSecond(5, BEGIN + 40 * SECOND)).isZero();
        assertThat(meter.perSecond(60, BEGIN + 20 * SECOND)).isEqualTo(75);
    }

    @Test
    void aLongSilenceClearsTheRing() {
        meter.add(1_000, BEGIN);
        meter.add(10, BEGIN + 64 * SECOND);
        assertThat(meter.perSecond(60, BEGIN + 64 * SECOND)).isBetween(0.15, 0.17);
        meter.add(10, BEGIN + 10_000 * SECOND);
        assertThat(meter.perSecond(5, BEGIN + 10_000 * SECOND)).isEqualTo(2);
    }
}
