package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final StepProgress progress = new StepProgress(() -> now);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 10, 0",
        "5, 10, 0.5",
        "10, 10, 0.999",
        "20, 10, 0.999",
        "7, 0, 0.999",
        "9999, 10000, 0.999"
    })
    void theFractionIsNeverOneBeforeTheStepIsProved(long done, long total, double fraction) {
        progress.total(total);
        progress.done(done);
        assertThat(progress.fraction()).isEqualTo(fraction);
    }

    @Test
    void theFractionStaysWhereItWasWhenTheTotalTurnsOutToBeLarger() {
        progress.total(100);
        progress.add(60);
        assertThat(progress.fraction()).isEqualTo(0.6);
        progress.total(300);
        assertThat(progress.fraction()).isEqualTo(0.6);
        progress.add(150);
        assertThat(progress.fraction()).isEqualTo(0.7);
    }

    @Test
    void anEstimateThatWasTooSmallGrowsWithWhatIsDone() {
        progress.total(10);
        progress.add(11);
        progress.add(1);
        assertThat(progress.total()).isEqualTo(12);
        assertThat(progress.done()).isEqualTo(12);
    }

    @Test
    void theRateIsThatOfTheLastSeconds() {
        progress.total(10_000);
        assertThat(progress.rate()).isZero();
        progress.add(1_000);
        now = 2 * SECOND;
        assertThat(progress.rate()).isEqualTo(500);
        now = 20 * SECOND;
        assertThat(progress.rate()).isZero();
    }

    @Test
    void whatAnEarlierRunHasDoneIsNoSpeed() {
        now = 500 * SECOND;
        progress.total(10_000);
        progress.done(5_000);
        now += SECOND;
        assertThat(progress.rate()).isZero();
        assertThat(progress.remainingSeconds()).isNull();
        progress.add(100);
        now += SECOND;
        assertThat(progress.remainingSeconds()).isEqualTo(98);
    }

    @Test
    void theTimeToTheEndFollowsTheSpeedOfTheLastMinute() {
        progress.total(100_000);
        for (int i = 0; i < 100; i++) {
            progress.add(i < 30 ? 1_000 : 100);
            now += SECOND;
        }
        assertThat(progress.done()).isEqualTo(37_000);
        assertThat(progress.remainingSeconds()).isBetween(600.0, 650.0);
        progress.add(63_000);
        assertThat(progress.remainingSeconds()).isNull();
    }
}
