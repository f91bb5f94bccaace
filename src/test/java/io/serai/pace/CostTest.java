package io.serai.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CostTest {
    private static final long MEGABYTE = 1 << 20;

    private final Cost cost = new Cost();

    private void add(int times, long nanos, long work) {
        for (int i = 0; i < times; i++) {
            cost.add(nanos, work);
        }
    }

    @Test
    void aFewPiecesSayNothing() {
        add(24, 1_000_000, MEGABYTE);
        assertThat(cost.slowness()).isZero();
    }

    @Test
    void theSameAsEverIsOnceAsSlow() {
        add(300, 1_000_000, MEGABYTE);
        assertThat(cost.slowness()).isEqualTo(1);
    }

    @Test
    void oneSlowPieceIsNoneAndSeveralAre() {
        add(100, 1_000_000, MEGABYTE);
        add(1, 500_000_000, MEGABYTE);
        assertThat(cost.slowness()).isEqualTo(1);
        add(2, 20_000_000, MEGABYTE);
        assertThat(cost.slowness()).isEqualTo(20);
    }

    @Test
    void largePiecesMayTakeLonger() {
        add(100, 1_000_000, MEGABYTE);
        add(5, 64_000_000, 64 * MEGABYTE);
        assertThat(cost.slowness()).isEqualTo(1);
    }

    @Test
    void smallPiecesAreLeftOut() {
        add(100, 1_000_000, MEGABYTE);
        add(100, 50_000_000, Cost.work(10, 1_000));
        assertThat(cost.slowness()).isEqualTo(1);
    }

    @Test
    void whatStaysSlowBecomesUsual() {
        add(101, 1_000_000, MEGABYTE);
        add(101, 20_000_000, MEGABYTE);
        assertThat(cost.slowness()).isEqualTo(1);
    }
}
