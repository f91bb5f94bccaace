package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.config.MemoryStore;
import io.serai.config.StateStore;
import io.serai.error.SeraiException;
import io.serai.error.SeraiException.Flaw;
import io.serai.pace.Lane;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OptionChangeTest {
    private static final Definition SHOP = Definitions.of("shop", StepName.FULL_LOAD);

    private static Project project(State state) {
        return new Project(SHOP, state, Instant.EPOCH);
    }

    @Test
    void oldAndNewValuesAreTold() {
        OptionChange change = OptionChange.parse(
                "{\"concurrency\": \"fast\", \"maxRowsPerSecond\": 500, \"fullLoad\": {\"chunkBytes\": 65536}}",
                project(State.RUNNING));
        assertThat(change.inWords())
                .isEqualTo("options changed: concurrency from normal to fast, maxRowsPerSecond from null to 500,"
                        + " fullLoad/chunkBytes from null to 65536");
        assertThat(change.isNone()).isFalse();
        assertThat(OptionChange.parse("{\"threads\": null}", project(State.RUNNING))
                        .isNone())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"skipChecks\": [\"KEYLESS\"]}|/skipChecks",
                "{\"threads\": 3, \"fullLoad\": {\"deferIndexes\": false}}|/fullLoad/deferIndexes"
            })
    void whatHasBeenActedUponIsRefusedByName(String body, String pointer) {
        for (State state : new State[] {State.RUNNING, State.PAUSED, State.FAILED}) {
            assertThatThrownBy(() -> OptionChange.parse(body, project(state)))
                    .isInstanceOfSatisfying(SeraiException.class, e -> {
                        assertThat(e.code()).isEqualTo("OPTIONS_FIXED");
                        assertThat(e.getMessage()).contains("shop", state.name(), pointer.substring(1));
                        assertThat(e.flaws()).extracting(Flaw::pointer).containsExactly(pointer);
                    });
        }
        assertThat(OptionChange.parse(body, project(State.NOT_STARTED)).isNone())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"NOT_STARTED", "RUNNING", "PAUSED", "FAILED"})
    void theStoreTakesAChangeOfWhatIsStillSoAndNoOther(State state) {
        StateStore store = MemoryStore.open();
        EventStore events = new EventStore(store);
        ProjectStore projects = new ProjectStore(store, events);
        projects.create(SHOP, Actor.HTTP, "created");
        projects.transit("shop", State.NOT_STARTED, state, Actor.HTTP, "there");
        Project seen = projects.get("shop");
        OptionChange change = OptionChange.parse("{\"threads\": 3}", seen);
        Definition changed = seen.definition().with(change.to());
        assertThat(projects.change(seen, changed, Actor.JMX, change.inWords())).isTrue();
        assertThat(projects.get("shop").definition().options().lanes(Lane.VERIFICATION))
                .isEqualTo(3);
        assertThat(events.of("shop").get(0))
                .extracting(Event::actor, Event::reason)
                .containsExactly(Actor.JMX, "options changed: threads from null to 3");
        int before = new ArrayList<>(events.of("shop")).size();
        assertThat(projects.change(seen, changed, Actor.HTTP, "again")).isFalse();
        Project moved = new Project(changed, State.COMPLETED, seen.createdAt());
        assertThat(projects.change(moved, SHOP, Actor.HTTP, "late")).isFalse();
        assertThat(events.of("shop")).hasSize(before);
    }

    @Test
    void aRunFeelsTheChangeAtOnce() {
        Run run = Definitions.run(SHOP, new ArrayList<>());
        assertThat(run.pace().lanes(Lane.FULL_LOAD)).isEqualTo(4);
        run.options(
                OptionChange.parse("{\"threads\": 9}", project(State.RUNNING)).to());
        assertThat(run.pace().lanes(Lane.FULL_LOAD)).isEqualTo(9);
        assertThat(run.options().lanes(Lane.VERIFICATION)).isEqualTo(9);
    }
}
