package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.MemoryStore;
import org.junit.jupiter.api.Test;

final class EventStoreTest {
    private final EventStore events = new EventStore(MemoryStore.open());

    @Test
    void theNewestComesFirst() {
        for (int i = 0; i < 5; i++) {
            events.add("shop", Actor.RUNTIME, null, null, "finding " + i);
        }
        assertThat(events.of("shop"))
                .extracting(Event::reason)
                .containsExactly("finding 4", "finding 3", "finding 2", "finding 1", "finding 0");
        assertThat(events.of("shop")).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }

    @Test
    void aFindingHasNoStates() {
        events.add("shop", Actor.RUNTIME, null, null, "it's \"quoted\" \\ 😀 " + "x".repeat(10_000));
        Event event = events.of("shop").get(0);
        assertThat(event.from()).isNull();
        assertThat(event.to()).isNull();
        assertThat(event.reason()).startsWith("it's \"quoted\" \\ 😀 x").hasSize(10_019);
    }

    @Test
    void projectsHaveTheirOwn() {
        events.add("shop", Actor.HTTP, State.RUNNING, State.PAUSED, "pause");
        assertThat(events.of("Shop")).isEmpty();
        assertThat(events.of("shop").get(0).from()).isEqualTo(State.RUNNING);
    }

    @Test
    void atMostAThousandAreShown() {
        for (int i = 0; i <= 1_000; i++) {
            events.add("shop", Actor.RUNTIME, null, null, "finding " + i);
        }
        assertThat(events.of("shop"))
                .hasSize(1_000)
                .first()
                .extracting(Event::reason)
                .isEqualTo("finding 1000");
    }
}
