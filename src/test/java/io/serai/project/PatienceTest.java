package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.SeraiException;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Patience patience = new Patience(3, SHORT, Duration.ofMillis(2));
    private final Run run = Definitions.run(Definitions.of("shop", StepName.CDC), new ArrayList<>());
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void whatSucceedsIsDoneOnce() {
        assertThat(patience.with(run, tries::incrementAndGet)).isEqualTo(1);
    }

    @Test
    void whatMayPassIsTriedAgain() {
        assertThat(patience.<Integer>with(run, () -> {
                    if (tries.incrementAndGet() < 4) {
                        throw passing();
                    }
                    return tries.get();
                }))
                .isEqualTo(4);
    }

    @Test
    void theLastErrorIsFinal() {
        assertThatThrownBy(() -> patience.with(run, () -> {
                    tries.incrementAndGet();
                    throw passing();
                }))
                .isInstanceOf(TransientException.class);
        assertThat(tries).hasValue(4);
    }

    @Test
    void withoutPatienceNothingIsTriedAgain() {
        assertThatThrownBy(() -> new Patience(0, SHORT, SHORT).with(run, () -> {
                    tries.incrementAndGet();
                    throw passing();
                }))
                .isInstanceOf(TransientException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void otherErrorsAreNotTriedAgain() {
        assertThatThrownBy(() -> patience.with(run, () -> {
                    tries.incrementAndGet();
                    throw new SeraiException("ROW_CONFLICT", "what", "remedy");
                }))
                .isInstanceOf(SeraiException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void aPauseEndsTheTryingBeforeTheNextAttempt() {
        Patience endless = new Patience(3, Duration.ofHours(1), Duration.ofHours(1));
        assertThatThrownBy(() -> endless.with(run, () -> {
                    tries.incrementAndGet();
                    run.stop();
                    throw passing();
                }))
                .isInstanceOf(StoppedException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void aStoppedRunBeginsNothing() {
        run.stop();
        assertThatThrownBy(() -> patience.with(run, tries::incrementAndGet)).isInstanceOf(StoppedException.class);
        assertThat(tries).hasValue(0);
    }

    @Test
    void anInterruptEndsTheWaitingAndIsKept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Patience.sleep(run, Duration.ofHours(1))).isInstanceOf(StoppedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static TransientException passing() {
        return new TransientException("SERVER_UNAVAILABLE", "what", "remedy", null);
    }
}
