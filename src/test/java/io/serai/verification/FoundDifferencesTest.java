package io.serai.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.MemoryStore;
import io.serai.project.StepState;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import io.serai.verification.FoundDifferences.Found;
import org.junit.jupiter.api.Test;

class FoundDifferencesTest {
    private final FoundDifferences found = new FoundDifferences(MemoryStore.open());

    private void note(Verdict verdict, long differences, boolean whole) {
        TableResult result = new TableResult(
                "shop.orders",
                "shop.orders",
                StepState.COMPLETED,
                verdict,
                100,
                differences,
                differences,
                0,
                0,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
        found.note("shop", result, whole);
    }

    private Found only() {
        assertThat(found.of("shop")).hasSize(1);
        return found.of("shop").get(0);
    }

    @Test
    void aTableThatHasAlwaysBeenEqualIsNotAmongThem() {
        note(Verdict.EQUAL, 0, true);
        assertThat(found.of("shop")).isEmpty();
    }

    @Test
    void whatWasFoundSeveralTimesIsOneFindingWithTheMostRows() {
        note(Verdict.DIFFERENT, 3, true);
        note(Verdict.DIFFERENT, 7, true);
        note(Verdict.DIFFERENT, 2, false);
        assertThat(only().rows()).isEqualTo(7);
        assertThat(only().resolvedAt()).isNull();
    }

    @Test
    void onlyAComparisonOfAllRowsResolvesIt() {
        note(Verdict.DIFFERENT, 3, false);
        note(Verdict.EQUAL, 0, false);
        assertThat(only().resolvedAt()).isNull();
        note(Verdict.EQUAL, 0, true);
        assertThat(only().resolvedAt()).isAfterOrEqualTo(only().foundAt());
        assertThat(only().verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void whatComesAfterItWasResolvedIsAnotherFinding() {
        note(Verdict.MISSING, 0, true);
        note(Verdict.EQUAL, 0, true);
        note(Verdict.DIFFERENT, 1, true);
        assertThat(found.of("shop")).extracting(Found::rows).containsExactly(0L, 1L);
        assertThat(found.of("other")).isEmpty();
    }
}
