package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.config.MemoryStore;
import io.serai.config.StateStore;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class ProjectStoreTest {
    private static final Definition SHOP = Definitions.of("shop", StepName.SCHEMA, StepName.CDC);

    private final StateStore store = MemoryStore.open();
    private final EventStore events = new EventStore(store);
    private final ProjectStore projects = new ProjectStore(store, events);

    @Test
    void aNewProjectIsNotStartedAndHasItsEvent() {
        projects.create(SHOP, Actor.HTTP, "created");
        Project project = projects.get("shop");
        assertThat(project.definition()).isEqualTo(SHOP);
        assertThat(project.state()).isEqualTo(State.NOT_STARTED);
        assertThat(Duration.between(project.createdAt(), Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(1));
        Event event = events.of("shop").get(0);
        assertThat(event).isEqualTo(new Event(event.id(), event.at(), Actor.HTTP, null, State.NOT_STARTED, "created"));
    }

    @Test
    void aNameIsTakenOnce() {
        projects.create(SHOP, Actor.HTTP, "created");
        assertThatThrownBy(() -> projects.create(SHOP, Actor.JMX, "again"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("PROJECT_EXISTS"));
        assertThat(events.of("shop")).hasSize(1);
    }

    @Test
    void namesDifferByTheirCaseAndAreListedInOrder() {
        projects.create(SHOP.named("b"), Actor.HTTP, "created");
        projects.create(SHOP.named("B"), Actor.HTTP, "created");
        projects.create(SHOP.named("a"), Actor.HTTP, "created");
        assertThat(projects.all()).extracting(Project::name).containsExactlyInAnyOrder("a", "b", "B");
        assertThat(projects.find("A")).isEmpty();
    }

    @Test
    void anUnknownOneIsTold() {
        assertThat(projects.find("shop")).isEmpty();
        assertThatThrownBy(() -> projects.get("shop"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("PROJECT_UNKNOWN"));
    }

    @Test
    void aTransitionHappensFromTheExpectedStateOnly() {
        projects.create(SHOP, Actor.HTTP, "created");
        assertThat(projects.transit("shop", State.PAUSED, State.RUNNING, Actor.HTTP, "restore"))
                .isFalse();
        assertThat(projects.get("shop").state()).isEqualTo(State.NOT_STARTED);
        assertThat(events.of("shop")).hasSize(1);
        assertThat(projects.transit("shop", State.NOT_STARTED, State.RUNNING, Actor.JMX, "start"))
                .isTrue();
        assertThat(projects.get("shop").state()).isEqualTo(State.RUNNING);
        Event event = events.of("shop").get(0);
        assertThat(event)
                .isEqualTo(new Event(event.id(), event.at(), Actor.JMX, State.NOT_STARTED, State.RUNNING, "start"));
        assertThat(projects.transit("other", State.NOT_STARTED, State.RUNNING, Actor.JMX, "start"))
                .isFalse();
    }

    @Test
    void ofManyCallersAtOnceExactlyOneWins() throws Exception {
        projects.create(SHOP, Actor.HTTP, "created");
        int callers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            State[] states = {State.NOT_STARTED, State.RUNNING, State.PAUSED, State.FAILED, State.COMPLETED};
            for (int i = 0; i + 1 < states.length; i++) {
                State from = states[i];
                State to = states[i + 1];
                CyclicBarrier together = new CyclicBarrier(callers);
                List<Future<Boolean>> answers = new ArrayList<>();
                for (int caller = 0; caller < callers; caller++) {
                    answers.add(pool.submit(() -> {
                        together.await();
                        return projects.transit("shop", from, to, Actor.HTTP, "race");
                    }));
                }
                int won = 0;
                for (Future<Boolean> answer : answers) {
                    won += answer.get() ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(projects.get("shop").state()).isEqualTo(State.COMPLETED);
        assertThat(events.of("shop"))
                .extracting(Event::to)
                .containsExactly(State.COMPLETED, State.FAILED, State.PAUSED, State.RUNNING, State.NOT_STARTED);
    }

    @Test
    void aDefinitionIsReplacedBeforeTheStartOnly() {
        projects.create(SHOP, Actor.HTTP, "created");
        Definition other = Definitions.of("shop", StepName.FULL_LOAD);
        assertThat(projects.replace(other, Actor.HTTP)).isTrue();
        assertThat(projects.get("shop").definition()).isEqualTo(other);
        projects.transit("shop", State.NOT_STARTED, State.RUNNING, Actor.HTTP, "start");
        assertThat(projects.replace(SHOP, Actor.HTTP)).isFalse();
        assertThat(projects.get("shop").definition()).isEqualTo(other);
        assertThat(projects.replace(SHOP.named("other"), Actor.HTTP)).isFalse();
    }

    @Test
    void deletingTakesEverythingThatBelongsToTheProjectAndNothingElse() {
        for (String name : List.of("shop", "shop2")) {
            projects.create(SHOP.named(name), Actor.HTTP, "created");
            new StepStore(store).begin(name, StepName.CDC, StepState.RUNNING);
            TableName table = new TableName("shop", "orders");
            new MappingStore(store).freeze(name, List.of(new Mapping(table, table, false)));
        }
        assertThat(projects.delete("shop", State.RELEASED)).isFalse();
        assertThat(projects.find("shop")).isPresent();
        assertThat(projects.delete("shop", State.NOT_STARTED)).isTrue();
        assertThat(projects.find("shop")).isEmpty();
        for (String table : List.of("project", "step", "event", "mapping")) {
            String column = table.equals("project") ? "name" : "project";
            assertThat(store.sql()
                            .sql("SELECT DISTINCT " + column + " FROM " + table)
                            .query(String.class)
                            .list())
                    .containsExactly("shop2");
        }
    }

    @Test
    void aDataSourceIsUsedByEveryProjectThatIsNotReleased() {
        projects.create(SHOP, Actor.HTTP, "created");
        projects.create(SHOP.named("old"), Actor.HTTP, "created");
        projects.transit("old", State.NOT_STARTED, State.RELEASED, Actor.HTTP, "released");
        ProjectRecords records =
                new ProjectRecords(projects, new StepStore(store), events, new MappingStore(store), List.of());
        assertThat(records.using("legacy")).containsExactly("shop");
        assertThat(records.using("ocean")).containsExactly("shop");
        assertThat(records.using("shop")).isEmpty();
    }
}
