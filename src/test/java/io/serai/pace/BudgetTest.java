package io.serai.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BudgetTest {
    private static final long SECOND = 1_000_000_000L;

    private final Budget budget = new Budget();

    @Test
    void withoutALimitNothingIsOwed() {
        budget.limit(null, 0);
        budget.charge(Long.MAX_VALUE / 2, 0);
        assertThat(budget.waitNanos(0)).isZero();
    }

    @Test
    void whatWasCarriedIsPaidForBeforeTheNextBegins() {
        budget.limit(100L, 0);
        budget.charge(250, 0);
        assertThat(budget.waitNanos(0)).isEqualTo(25 * SECOND / 10);
        assertThat(budget.waitNanos(SECOND)).isEqualTo(15 * SECOND / 10);
        assertThat(budget.waitNanos(3 * SECOND)).isZero();
    }

    @Test
    void aSecondThatWasNotUsedIsKeptAndNoMore() {
        budget.limit(100L, 0);
        budget.charge(150, 60 * SECOND);
        assertThat(budget.waitNanos(60 * SECOND)).isEqualTo(SECOND / 2);
    }

    @Test
    void inTheLongRunNoMoreIsCarriedThanTheLimitAllows() {
        budget.limit(1_000L, 0);
        long now = 0;
        long carried = 0;
        for (int i = 0; i < 500; i++) {
            now += budget.waitNanos(now);
            long size = 1 + i * 37 % 900;
            budget.charge(size, now);
            carried += size;
            assertThat(carried - size).isLessThanOrEqualTo(1_000 + now / 1_000_000);
        }
        assertThat((double) carried / now * SECOND).isBetween(950.0, 1_050.0);
    }

    @Test
    void aChangeOfTheLimitHoldsForWhatIsOwed() {
        budget.limit(1L, 0);
        budget.charge(1_000, 0);
        assertThat(budget.waitNanos(0)).isEqualTo(1_000 * SECOND);
        budget.limit(1_000L, 0);
        assertThat(budget.waitNanos(0)).isEqualTo(SECOND);
        budget.limit(null, 0);
        budget.limit(1L, 0);
        assertThat(budget.waitNanos(0)).isZero();
    }

    @Test
    void aLowerLimitTakesBackWhatAHigherOneHasSaved() {
        budget.limit(1_000_000L, 0);
        assertThat(budget.waitNanos(SECOND)).isZero();
        budget.limit(10L, SECOND);
        budget.charge(30, SECOND);
        assertThat(budget.waitNanos(SECOND)).isEqualTo(2 * SECOND);
    }
}
