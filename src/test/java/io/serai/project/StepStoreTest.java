package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.MemoryStore;
import io.serai.error.Failure;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StepStoreTest {
    private static final Definition SHOP = Definitions.of("shop", StepName.FULL_LOAD, StepName.CDC);
    private static final Failure FAILURE = new Failure("CODE", "what \"it\" is", "remedy");

    private final StepStore steps = new StepStore(MemoryStore.open());

    @Test
    void chosenStepsArePendingBehindThePrecheck() {
        assertThat(steps.of(SHOP))
                .extracting(StepStatus::name)
                .containsExactly(StepName.PRECHECK, StepName.FULL_LOAD, StepName.CDC);
        assertThat(steps.of(SHOP)).extracting(StepStatus::state).containsOnly(StepState.PENDING);
        assertThat(steps.state(SHOP, StepName.SCHEMA)).isEqualTo(StepState.PENDING);
    }

    @Test
    void aStepThatBeginsAgainKeepsItsFirstStartAndLosesItsFailure() {
        steps.begin("shop", StepName.CDC, StepState.RUNNING);
        Instant started = status(StepName.CDC).startedAt();
        steps.fail("shop", StepName.CDC, FAILURE);
        StepStatus failed = status(StepName.CDC);
        assertThat(failed.state()).isEqualTo(StepState.FAILED);
        assertThat(failed.failure()).isEqualTo(FAILURE);
        assertThat(failed.finishedAt()).isNotNull();
        steps.begin("shop", StepName.CDC, StepState.RUNNING);
        assertThat(status(StepName.CDC))
                .isEqualTo(new StepStatus(StepName.CDC, StepState.RUNNING, started, null, null));
    }

    @Test
    void aStepThatIsDoneHasItsEnd() {
        steps.begin("shop", StepName.FULL_LOAD, StepState.RUNNING);
        assertThat(status(StepName.FULL_LOAD).finishedAt()).isNull();
        steps.state("shop", StepName.FULL_LOAD, StepState.COMPLETED);
        assertThat(status(StepName.FULL_LOAD).finishedAt()).isNotNull();
    }

    @Test
    void monitoringIsNoEnd() {
        steps.begin("shop", StepName.CDC, StepState.RUNNING);
        steps.state("shop", StepName.CDC, StepState.MONITORING);
        assertThat(status(StepName.CDC).finishedAt()).isNull();
    }

    @Test
    void pausingStopsWhatIsAtWorkAndNothingElse() {
        steps.begin("shop", StepName.PRECHECK, StepState.RUNNING);
        steps.state("shop", StepName.PRECHECK, StepState.COMPLETED);
        steps.begin("shop", StepName.FULL_LOAD, StepState.RUNNING);
        steps.begin("shop", StepName.CDC, StepState.MONITORING);
        steps.begin("other", StepName.CDC, StepState.RUNNING);
        steps.pause("shop");
        assertThat(steps.of(SHOP))
                .extracting(StepStatus::state)
                .containsExactly(StepState.COMPLETED, StepState.PAUSED, StepState.PAUSED);
        assertThat(steps.state(Definitions.of("other", StepName.CDC), StepName.CDC))
                .isEqualTo(StepState.RUNNING);
    }

    @Test
    void aFailedStepStaysFailedWhenItsProjectIsPaused() {
        steps.begin("shop", StepName.CDC, StepState.RUNNING);
        steps.fail("shop", StepName.CDC, FAILURE);
        steps.pause("shop");
        assertThat(status(StepName.CDC).state()).isEqualTo(StepState.FAILED);
    }

    private StepStatus status(StepName name) {
        return steps.of(SHOP).stream().filter(s -> s.name() == name).findFirst().orElseThrow();
    }
}
