package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The texts are what MySQL 9.7 and MariaDB 11.4 show in {@code column_type}, whatever the sql_mode. */
final class CatalogColumnsTest {
    @Test
    void membersAreReadInTheirOrder() {
        assertThat(CatalogColumns.members("enum('b','a')")).containsExactly("b", "a");
        assertThat(CatalogColumns.members("set('x')")).containsExactly("x");
        assertThat(CatalogColumns.members("enum('')")).containsExactly("");
    }

    @Test
    void quotesInsideAMemberAreDoubled() {
        assertThat(CatalogColumns.members("enum('it''s','''','','''a''')")).containsExactly("it's", "'", "", "'a'");
    }

    @Test
    void backslashesAndLineEndsInsideAMemberAreEscaped() {
        assertThat(CatalogColumns.members("enum('a\\\\b','new\\nline','\\r','\\0','\\\\','\\\\''')"))
                .containsExactly("a\\b", "new\nline", "\r", "\0", "\\", "\\'");
    }

    @Test
    void whatLooksLikeTheEndOfTheTypeIsAMember() {
        assertThat(CatalogColumns.members("enum('x,y','a)','(','\"q\"','t\tb','é😀')"))
                .containsExactly("x,y", "a)", "(", "\"q\"", "t\tb", "é😀");
    }
}
