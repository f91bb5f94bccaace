package io.serai.switchover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredCodeTest {
    private static final TableName NAME = new TableName("shop", "odd `ON COMPLETION PRESERVE ENABLE`");

    private static String event(String status) {
        return "CREATE DEFINER=`root`@`localhost` EVENT `odd ``ON COMPLETION PRESERVE ENABLE``` ON SCHEDULE EVERY 1 DAY"
                + " STARTS '2026-01-01 00:00:00' ON COMPLETION NOT PRESERVE " + status
                + " COMMENT 'ON COMPLETION PRESERVE ENABLE' DO SELECT ' ON COMPLETION PRESERVE ENABLE '";
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENABLE", "DISABLE", "DISABLE ON SLAVE", "DISABLE ON REPLICA"})
    void anEventIsMadeDisabledAndElseAsItIs(String status) {
        assertThat(StoredCode.disabled(NAME, event(status))).isEqualTo(event("DISABLE"));
    }

    @Test
    void anEventWithoutAStatusIsRefused() {
        assertThatThrownBy(() ->
                        StoredCode.disabled(NAME, "CREATE EVENT `odd ``ON COMPLETION PRESERVE ENABLE``` DO SELECT 1"))
                .hasMessageContaining("shop.odd");
    }
}
