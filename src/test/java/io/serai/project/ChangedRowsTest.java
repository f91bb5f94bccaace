package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.project.ChangedRows.Look;
import io.serai.project.KeyRanges.Range;
import org.junit.jupiter.api.Test;

class ChangedRowsTest {
    private final ChangedRows rows = new ChangedRows();

    private void change(long number) {
        KeyRanges numbers = new KeyRanges();
        numbers.add(number);
        rows.add("id", numbers);
    }

    private void findEqual() {
        try (Look look = rows.look()) {
            look.equal();
        }
    }

    @Test
    void atFirstEveryRowCounts() {
        assertThat(rows.sinceEqual().all()).isTrue();
        assertThat(rows.sinceEqual().isEmpty()).isFalse();
        assertThat(rows.sinceEqual().width()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatChangesAfterAComparisonBeganCounts() {
        change(1);
        try (Look look = rows.look()) {
            change(2);
            look.equal();
        }
        change(3);
        assertThat(rows.sinceEqual().all()).isFalse();
        assertThat(rows.sinceEqual().column()).isEqualTo("id");
        assertThat(rows.sinceEqual().ranges()).containsExactly(new Range(2, 3));
    }

    @Test
    void ofTwoComparisonsAtOnceTheOneThatEndsLastCounts() {
        findEqual();
        Look early = rows.look();
        change(1);
        Look late = rows.look();
        change(5);
        late.equal();
        assertThat(rows.sinceEqual().ranges()).containsExactly(new Range(5, 5));
        early.equal();
        assertThat(rows.sinceEqual().ranges()).containsExactly(new Range(1, 1), new Range(5, 5));
        change(9);
        early.close();
        late.close();
        assertThat(rows.sinceEqual().ranges()).hasSize(3);
    }

    @Test
    void aComparisonThatBreaksOffChangesNothing() {
        findEqual();
        change(1);
        rows.look().close();
        assertThat(rows.sinceEqual().ranges()).containsExactly(new Range(1, 1));
    }

    @Test
    void afterADifferenceEveryRowCounts() {
        findEqual();
        Look look = rows.look();
        Look other = rows.look();
        look.different();
        assertThat(rows.sinceEqual().all()).isTrue();
        other.equal();
        assertThat(rows.sinceEqual().all())
                .as("it may have passed the row before it changed")
                .isTrue();
    }

    @Test
    void anotherColumnCanNotBeToldApart() {
        findEqual();
        change(1);
        KeyRanges numbers = new KeyRanges();
        numbers.add(2);
        rows.add("ID", numbers);
        assertThat(rows.sinceEqual().all()).as("names of columns have no case").isFalse();
        rows.add("other", numbers);
        assertThat(rows.sinceEqual().all()).isTrue();
        findEqual();
        assertThat(rows.sinceEqual().isEmpty()).isTrue();
    }
}
