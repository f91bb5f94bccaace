package io.serai.database.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.Column;
import io.serai.database.Sample;
import io.serai.error.SeraiException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlterTableTest {
    private static final List<Column> COLUMNS =
            List.of(Sample.column("id", "int"), Sample.column("a", "varchar(20)"), Sample.column("e", "enum('x','y')"));

    /** The columns after the statement; those that it defines anew with a star. */
    private static String after(String specifications) {
        AlterTable alter = read("ALTER TABLE shop.t " + specifications);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < alter.size(); i++) {
            names.add(alter.name(i) + (alter.kept(i).isPresent() ? "" : "*"));
        }
        return String.join(" ", names);
    }

    private static AlterTable read(String sql) {
        return AlterTable.read(sql, COLUMNS, "utf8mb4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADD COLUMN c INT|id a e c*",
                "ADD c INT FIRST|c* id a e",
                "ADD COLUMN c INT DEFAULT (1, 2) AFTER `id`, ADD d INT AFTER c|id c* d* a e",
                "ADD COLUMN (c INT, d ENUM('p,q', 'r'), KEY (c))|id a e c* d*",
                "ADD COLUMN IF NOT EXISTS a INT|id a e",
                "ADD INDEX (a), ADD UNIQUE KEY u (e), ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (a)|id a e",
                "ADD CONSTRAINT CHECK (a > 'x'), ADD PARTITION (PARTITION p VALUES LESS THAN (5))|id a e",
                "DROP a|id e",
                "DROP COLUMN IF EXISTS nothing, DROP INDEX i, DROP PRIMARY KEY, DROP FOREIGN KEY f|id a e",
                "DROP PARTITION p1, p2|id a e",
                "MODIFY a TEXT|id a* e",
                "MODIFY COLUMN E SET('a','b') FIRST|E* id a",
                "CHANGE a b VARCHAR(30) NOT NULL AFTER e|id e b*",
                "RENAME COLUMN a TO b, RENAME COLUMN e TO a|id b a",
                "RENAME INDEX a TO b, RENAME TO x|id a e",
                "ALTER COLUMN a SET DEFAULT 'x', COMMENT='ADD COLUMN z INT', ALGORITHM=INPLACE|id a e",
                "/*!80000 ADD COLUMN c INT */|id a e c*",
                "ORDER BY a, id|id a e"
            })
    void columnsComeGoAndMove(String specifications, String expected) {
        assertThat(after(specifications)).isEqualTo(expected);
    }

    @Test
    void aPrefixOfTheStatementIsPassed() {
        AlterTable alter =
                read("SET STATEMENT max_statement_time=5 FOR ALTER ONLINE IGNORE TABLE IF EXISTS `t` WAIT 5 DROP a");
        assertThat(alter.size()).isEqualTo(2);
    }

    @Test
    void aColumnOfAServerIsTakenOnlyWhenItIsThatOfTheStatement() {
        AlterTable alter =
                read("ALTER TABLE t MODIFY e ENUM('y', 'x') CHARACTER SET latin1, MODIFY id INTEGER UNSIGNED");
        assertThat(alter.defined(2, Sample.column("e", "enum('y','x')")))
                .hasValueSatisfying(c -> assertThat(c.members()).containsExactly("y", "x"))
                .hasValueSatisfying(c -> assertThat(c.charset()).isEqualTo("latin1"));
        assertThat(alter.defined(2, Sample.column("e", "enum('x','y')"))).isEmpty();
        assertThat(alter.defined(2, Sample.column("e", "varchar(5)"))).isEmpty();
        assertThat(alter.defined(0, Sample.column("id", "int(10) unsigned"))).isPresent();
        assertThat(alter.defined(0, Sample.column("id", "int"))).isEmpty();
    }

    @Test
    void aConversionReachesEveryTextAndLaterColumns() {
        AlterTable alter = read("ALTER TABLE t CONVERT TO CHARACTER SET latin1");
        assertThat(alter.kept(1))
                .hasValueSatisfying(c -> assertThat(c.charset()).isEqualTo("latin1"));
        assertThat(alter.kept(0))
                .hasValueSatisfying(c -> assertThat(c.charset()).isNull());
    }

    @Test
    void aStatementAboutAnotherStructureIsRefused() {
        assertThatThrownBy(() -> read("ALTER TABLE t DROP COLUMN nothing")).isInstanceOf(SeraiException.class);
    }
}
