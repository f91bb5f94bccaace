package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.TableName;
import io.serai.error.Failure;
import io.serai.error.StoppedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunTest {
    private static final TableName ORDERS = new TableName("shop", "orders");
    private static final TableName SUMMARY = new TableName("shop", "summary");

    private final List<String> findings = new ArrayList<>();
    private final Run run = Definitions.run(
            Definitions.of("shop", StepName.FULL_LOAD),
            findings,
            new Mapping(ORDERS, ORDERS, false),
            new Mapping(SUMMARY, SUMMARY, true));

    @Test
    void tablesAndViewsAreApart() {
        assertThat(run.tables()).extracting(Mapping::source).containsExactly(ORDERS);
        assertThat(run.views()).extracting(Mapping::source).containsExactly(SUMMARY);
        assertThat(run.progress()).hasSize(2);
    }

    @Test
    void aTableThatFailsIsNotedWithItsEvent() {
        run.tableFailed(StepName.FULL_LOAD, ORDERS, new Failure("CODE", "what", "remedy"));
        assertThat(run.table(ORDERS).state()).isEqualTo(StepState.FAILED);
        assertThat(findings).containsExactly("full-load: shop.orders failed: CODE: what");
        assertThat(run.isStopping()).isFalse();
    }

    @Test
    void aStoppedRunGoesNoFurther() {
        run.proceed();
        run.stop();
        assertThat(run.isStopping()).isTrue();
        assertThatThrownBy(run::proceed).isInstanceOf(StoppedException.class);
    }

    @Test
    void everyRunHasAnOwnerOfItsOwn() {
        Run other = Definitions.run(run.definition(), findings);
        assertThat(other.owner()).isNotEqualTo(run.owner()).hasSizeLessThanOrEqualTo(36);
    }

    @Test
    void failuresInTheBackgroundReachWhoeverListens() {
        List<Object> heard = new ArrayList<>();
        Throwable why = new IllegalStateException();
        run.failed(StepName.CDC, why);
        run.onFailure((step, thrown) -> heard.addAll(List.of(step, thrown)));
        run.failed(StepName.CDC, why);
        assertThat(heard).containsExactly(StepName.CDC, why);
    }
}
