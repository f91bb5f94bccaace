package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.datasource.ServerType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SessionTest {
    @ParameterizedTest
    @EnumSource
    void noSessionLeavesTheServersDefaultsInForce(ServerType type) {
        for (Session session : Session.values()) {
            assertThat(session.settings(type)).startsWith("SET SESSION ").contains("time_zone='+00:00'", "sql_mode='");
        }
    }

    @ParameterizedTest
    @EnumSource
    void writingIsStrictTakesZeroDatesAndLetsNoForeignKeyAct(ServerType type) {
        assertThat(Session.WRITE.settings(type))
                .contains("STRICT_ALL_TABLES", "ALLOW_INVALID_DATES", "NO_AUTO_VALUE_ON_ZERO")
                .contains("foreign_key_checks=0", "unique_checks=1", "character_set_results=NULL")
                .doesNotContain("NO_ZERO", "PAD_CHAR", "ANSI", "NO_BACKSLASH_ESCAPES");
    }

    @ParameterizedTest
    @EnumSource
    void readingTakesEveryTextInItsOwnBytes(ServerType type) {
        assertThat(Session.READ.settings(type)).contains("character_set_results=NULL", "sql_mode=''");
        assertThat(Session.PLAIN.settings(type)).doesNotContain("character_set_results");
    }
}
