package io.serai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class StateStoreTest {
    private final StateStore store = MemoryStore.open();

    @Test
    void runsTheSameScriptTwiceWithoutLosingWhatIsThere() {
        store.ensure("sql/precheck.sql");
        store.sql().sql("INSERT INTO precheck_report VALUES ('shop', '{}')").update();
        store.ensure("sql/precheck.sql");
        assertThat(reports()).isEqualTo(1);
    }

    @Test
    void commitsAllStatementsOfATransactionOrNone() {
        store.ensure("sql/precheck.sql");
        assertThatThrownBy(() -> store.inTransaction(() -> {
                    store.sql()
                            .sql("INSERT INTO precheck_report VALUES ('shop', '{}')")
                            .update();
                    throw new IllegalStateException("after the first statement");
                }))
                .hasMessage("after the first statement");
        assertThat(reports()).isZero();
    }

    @Test
    void answersWithWhatTheTransactionReturns() {
        store.ensure("sql/precheck.sql");
        int changed = store.inTransaction(() -> store.sql()
                .sql("INSERT INTO precheck_report VALUES ('shop', '{}')")
                .update());
        assertThat(changed).isEqualTo(1);
        assertThat(reports()).isEqualTo(1);
    }

    @Test
    void saysWhichScriptIsMissing() {
        assertThatThrownBy(() -> store.ensure("sql/nothing.sql")).hasStackTraceContaining("sql/nothing.sql");
    }

    private int reports() {
        return store.sql()
                .sql("SELECT COUNT(*) FROM precheck_report")
                .query(Integer.class)
                .single();
    }
}
