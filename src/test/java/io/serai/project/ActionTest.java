package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActionTest {
    /** The table of the design: an action, the states in which it is allowed, and those in which it is done already. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRECHECK|NOT_STARTED PAUSED FAILED|''",
                "START|NOT_STARTED|RUNNING",
                "PAUSE|RUNNING|PAUSED",
                "RESTORE|PAUSED FAILED|RUNNING",
                "RELEASE|PAUSED FAILED COMPLETED|RELEASED",
                "DELETE|NOT_STARTED RELEASED|''",
                "CLONE|NOT_STARTED RUNNING PAUSED FAILED COMPLETED RELEASING RELEASED|''",
                "SWITCHOVER|RUNNING|''",
                "CHANGE_OPTIONS|NOT_STARTED RUNNING PAUSED FAILED|''"
            })
    void actionsAreAllowedInTheStatesOfTheTableAndNowhereElse(Action action, String allowed, String reached) {
        for (State state : State.values()) {
            assertThat(action.isAllowedIn(state))
                    .isEqualTo(Arrays.asList(allowed.split(" ")).contains(state.name()));
            assertThat(action.isReachedIn(state)).isEqualTo(reached.equals(state.name()));
        }
    }

    @Test
    void theTableKnowsEveryActionAndState() {
        assertThat(Action.values()).hasSize(9);
        assertThat(State.values()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "PRECHECK, precheck",
        "SCHEMA, schema",
        "FULL_LOAD, full-load",
        "CDC, cdc",
        "VERIFICATION, verification",
        "SWITCHOVER, switchover",
        "REVERSE_LINK, reverse-link"
    })
    void stepsAreCalledTheSameEverywhere(StepName step, String id) {
        assertThat(step.id()).isEqualTo(id);
        assertThat(StepName.of(id)).contains(step);
        assertThat(StepName.of(step.name())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, false",
        "RUNNING, false",
        "PAUSED, false",
        "MONITORING, false",
        "COMPLETED, true",
        "FAILED, false",
        "SKIPPED, true"
    })
    void aStepIsDoneWhenItIsCompletedOrSkipped(StepState state, boolean done) {
        assertThat(state.isDone()).isEqualTo(done);
    }
}
