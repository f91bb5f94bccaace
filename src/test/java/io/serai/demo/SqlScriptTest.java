package io.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SqlScriptTest {
    @Test
    void splitsAtDelimitersOutsideOfStringsAndComments() {
        String script = """
                -- it's a comment; with a quote
                INSERT INTO t VALUES ('a;b', "c;\\"d", 'it''s'); # tail; comment
                SELECT `a;b` /* ; */ FROM t;
                """;
        assertThat(SqlScript.split(script)).hasSize(2).last().isEqualTo("# tail; comment\nSELECT `a;b` /* ; */ FROM t");
    }

    @Test
    void obeysDelimiterLines() {
        String script = """
                DELIMITER ;;
                CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW BEGIN
                  SET NEW.x = 1; -- DELIMITER here is no command
                  END;;
                delimiter ;
                SELECT 1;
                """;
        assertThat(SqlScript.split(script)).hasSize(2).last().isEqualTo("SELECT 1");
    }

    @Test
    void keepsVersionCommentsAndDropsWhatHoldsOnlyComments() {
        assertThat(SqlScript.split("/* nothing */; /*!50610 ALTER TABLE t ENGINE=InnoDB */; -- end"))
                .containsExactly("/*!50610 ALTER TABLE t ENGINE=InnoDB */");
    }
}
