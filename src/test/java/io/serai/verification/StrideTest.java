package io.serai.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class StrideTest {
    @Test
    void followsTheDensityOfRows() {
        Stride stride = new Stride(number(1), number(1_000_000), 1_000_000);

        assertThat(stride.next(null, 100)).isEqualTo(number(100));

        stride.passed(null, number(100), 50);
        assertThat(stride.next(number(100), 100)).isEqualTo(number(300));
    }

    @Test
    void alwaysGetsOnAndEndsAtTheGreatest() {
        Stride stride = new Stride(number(-5), number(3), 1_000_000);

        BigInteger at = null;
        int steps = 0;
        do {
            BigInteger to = stride.next(at, 1);
            assertThat(to == null || at == null || to.compareTo(at) > 0).isTrue();
            stride.passed(at, to, 1_000_000);
            at = to;
            steps++;
        } while (at != null);
        assertThat(steps).isEqualTo(9);
    }

    @Test
    void crossesGreatGapsInAFewSteps() {
        BigInteger far = new BigInteger("18446744073709551615");
        Stride stride = new Stride(BigInteger.ZERO, far, Long.MAX_VALUE);

        int steps = 0;
        for (BigInteger at = stride.next(null, 10); at != null; steps++) {
            BigInteger to = stride.next(at, 10);
            stride.passed(at, to, 0);
            at = to;
        }
        assertThat(steps).isLessThan(30);
    }

    @Test
    void takesSmallerStepsAfterOneThatWasTooWide() {
        Stride stride = new Stride(number(1), number(1_000), 10);
        BigInteger wide = stride.next(number(1), 5);

        stride.tooFar();

        assertThat(stride.next(number(1), 5)).isLessThan(wide);
    }

    @Test
    void goesOnBehindTheGreatestValueThatWasThereAtFirst() {
        Stride stride = new Stride(number(1), number(10), 10);

        assertThat(stride.next(number(50), 5)).isNull();
    }

    private static BigInteger number(long value) {
        return BigInteger.valueOf(value);
    }
}
