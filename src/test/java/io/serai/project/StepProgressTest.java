package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepProgressTest {
    private final StepProgress progress = new StepProgress();

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
    void anEstimateThatWasTooSmallGrowsWithWhatIsDone() {
        progress.total(10);
        progress.add(11);
        progress.add(1);
        assertThat(progress.total()).isEqualTo(12);
        assertThat(progress.done()).isEqualTo(12);
    }

    @Test
    void theRateIsMeasuredBetweenTwoLooks() {
        assertThat(progress.rate()).isZero();
        progress.add(1_000_000);
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(progress.rate()).isBetween(100_000.0, 20_000_000.0));
    }

    @Test
    void aCountThatIsSetBackHasNoNegativeRate() {
        progress.done(100);
        progress.rate();
        progress.done(0);
        await().atMost(Duration.ofMillis(500))
                .pollInterval(Duration.ofMillis(10))
                .during(Duration.ofMillis(80))
                .untilAsserted(() -> assertThat(progress.rate()).isZero());
    }
}
