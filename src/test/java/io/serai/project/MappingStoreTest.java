package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.MemoryStore;
import io.serai.database.TableName;
import io.serai.error.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MappingStoreTest {
    private static final Mapping ORDERS = mapping("shop", "orders", "ocean", "orders", false);
    private static final Mapping VIEW = mapping("shop", "summary", "shop", "summary", true);
    private static final Mapping STRANGE = mapping("it's", "a.`b` 数据", "x", "y", false);

    private final MappingStore mappings = new MappingStore(MemoryStore.open());

    @Test
    void whatIsFrozenComesBackInTheOrderOfItsNames() {
        mappings.freeze("shop", List.of(VIEW, STRANGE, ORDERS));
        assertThat(mappings.of("shop")).containsExactly(STRANGE, ORDERS, VIEW);
        assertThat(mappings.of("Shop")).isEmpty();
        assertThat(ORDERS.renamed()).isTrue();
        assertThat(VIEW.renamed()).isFalse();
    }

    @Test
    void freezingAgainReplacesEverythingOfTheProject() {
        mappings.freeze("shop", List.of(ORDERS, VIEW));
        mappings.freeze("other", List.of(ORDERS));
        mappings.freeze("shop", List.of(STRANGE));
        assertThat(mappings.of("shop")).containsExactly(STRANGE);
        assertThat(mappings.of("other")).containsExactly(ORDERS);
    }

    @Test
    void tablesThatDifferByTheirCaseAreTwo() {
        Mapping upper = mapping("shop", "ORDERS", "ocean", "ORDERS", false);
        mappings.freeze("shop", List.of(ORDERS, upper));
        assertThat(mappings.of("shop")).containsExactlyInAnyOrder(ORDERS, upper);
    }

    @Test
    void progressComesBackAsItWasCounted() {
        mappings.freeze("shop", List.of(ORDERS, VIEW));
        TableProgress progress = new TableProgress(ORDERS);
        progress.enter(StepName.CDC, StepState.RUNNING);
        progress.estimatedRows(5_000_000_000L);
        progress.rows(4_999_999_999L);
        progress.addRows(1);
        progress.inserts().add(3);
        progress.updates().add(4);
        progress.deletes().add(5);
        mappings.save("shop", progress);
        TableProgress saved = saved("orders");
        assertThat(saved.mapping()).isEqualTo(ORDERS);
        assertThat(saved.step()).isEqualTo(StepName.CDC);
        assertThat(saved.state()).isEqualTo(StepState.RUNNING);
        assertThat(saved.estimatedRows()).isEqualTo(5_000_000_000L);
        assertThat(saved.rows()).isEqualTo(5_000_000_000L);
        assertThat(List.of(
                        saved.inserts().sum(),
                        saved.updates().sum(),
                        saved.deletes().sum()))
                .containsExactly(3L, 4L, 5L);
        assertThat(saved.failure()).isNull();
        assertThat(saved("summary").state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void aFailureIsKeptWithItsStepAndGoesWithTheNextAttempt() {
        mappings.freeze("shop", List.of(ORDERS));
        TableProgress progress = new TableProgress(ORDERS);
        progress.enter(StepName.FULL_LOAD, StepState.RUNNING);
        progress.fail(StepName.FULL_LOAD, new Failure("CODE", "what \"it\" is", "remedy"));
        mappings.save("shop", progress);
        assertThat(saved("orders").failure()).isEqualTo(progress.failure());
        assertThat(saved("orders").state()).isEqualTo(StepState.FAILED);
        progress.enter(StepName.FULL_LOAD, StepState.RUNNING);
        mappings.save("shop", progress);
        assertThat(saved("orders").failure()).isNull();
    }

    private TableProgress saved(String table) {
        return mappings.saved("shop").stream()
                .filter(p -> p.mapping().source().table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static Mapping mapping(String database, String table, String toDatabase, String toTable, boolean view) {
        return new Mapping(new TableName(database, table), new TableName(toDatabase, toTable), view);
    }
}
