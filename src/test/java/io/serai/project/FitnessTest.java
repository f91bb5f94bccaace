package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.Position;
import io.serai.error.Failure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FitnessTest {
    private record Behind(Double seconds, List<String> doubts) implements Link {
        @Override
        public Optional<Position> applied() {
            return Optional.empty();
        }

        @Override
        public boolean hasCaughtUp() {
            return true;
        }

        @Override
        public Optional<Double> lagSeconds() {
            return Optional.ofNullable(seconds);
        }

        @Override
        public Optional<Double> remainingSeconds() {
            return Optional.empty();
        }
    }

    private static Fitness of(Double lag, String... doubts) {
        return Fitness.of(State.RUNNING, new Behind(lag, List.of(doubts)), null);
    }

    @Test
    void aLinkThatKeepsUpAndIsAloneIsReady() {
        assertThat(of(15.0)).isEqualTo(new Fitness(true, List.of()));
    }

    @Test
    void everyReasonIsTold() {
        assertThat(of(15.1, "somebody writes").reasons())
                .containsExactly("the reverse link is 15.1 seconds behind; 15 are allowed", "somebody writes");
        assertThat(of(null).reasons()).containsExactly("the lag of the reverse link is not known now");
    }

    @Test
    void aLinkThatDoesNotRunIsNotReady() {
        assertThat(Fitness.of(State.PAUSED, new Behind(0.0, List.of()), null).ready())
                .isFalse();
        assertThat(Fitness.of(State.RUNNING, null, null).ready()).isFalse();
        Failure failure = new Failure("CONFLICT", "Row 7 differs.", "Look.", null);
        assertThat(Fitness.of(State.FAILED, null, failure).reasons().get(0)).contains("CONFLICT", "Row 7 differs.");
    }
}
