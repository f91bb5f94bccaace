package io.serai.database.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.TableName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CreateTableTest {
    static Stream<String> tables() {
        return Stream.of(MySqlTables.TABLES, MariaDbTables.TABLES, SakilaTables.TABLES)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void writesAgainWhatItHasRead(String sql) {
        String name = Tokenizer.tokens(sql).get(2).name();
        String expected = Token.render(Tokenizer.tokens(sql));
        String written = CreateTable.parse(sql).render(new TableName("d", name));
        assertThat(squeezed(written)).isEqualTo(squeezed(expected.replaceFirst("TABLE ", "TABLE `d`.")));
    }

    /** White space between the parts is ours; all else is the server's. */
    private static String squeezed(String sql) {
        return sql.replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")");
    }

    @Test
    void isNotMisledByTexts() {
        CreateTable table = CreateTable.parse(Rewriting.find(MySqlTables.TABLES, "we`ird, (name)"));
        assertThat(table.columns()).extracting(c -> c.name().name()).containsExactly("id`x", "col,umn", "e", "s");
        assertThat(table.columns().get(2).type()).hasSize(14);
        assertThat(table.keys())
                .extracting(KeyDefinition::label)
                .containsExactly("the primary key", "index `u,1`", "index `k``1 (a,b)`", "index `ft`");
        assertThat(table.options())
                .extracting(Attribute::name)
                .containsExactly("ENGINE", "AUTO_INCREMENT", "CHARSET", "COLLATE", "COMMENT");
        assertThat(table.partitioning()).isEmpty();
    }

    @Test
    void tellsKeysFromChecksAndForeignKeys() {
        CreateTable table = CreateTable.parse("""
                CREATE TABLE `t` (
                  `key` int NOT NULL,
                  `check` int DEFAULT NULL CHECK (`check` in (1,2)) COMMENT 'FOREIGN KEY',
                  PRIMARY KEY (`key`) USING BTREE,
                  UNIQUE KEY `a` (`check` DESC) INVISIBLE,
                  CONSTRAINT `primary, key` CHECK ((`key` > 0)) NOT ENFORCED,
                  CONSTRAINT `unique` FOREIGN KEY (`check`, `key`) REFERENCES `o``d`.`p` (`a`, `b`) ON DELETE SET NULL
                )""");
        assertThat(table.items())
                .extracting(i -> i.getClass().getSimpleName())
                .containsExactly(
                        "ColumnDefinition",
                        "ColumnDefinition",
                        "KeyDefinition",
                        "KeyDefinition",
                        "CheckDefinition",
                        "ForeignKeyDefinition");
        ForeignKeyDefinition foreignKey =
                table.items(ForeignKeyDefinition.class).get(0);
        assertThat(foreignKey.referenced("own")).isEqualTo(new TableName("o`d", "p"));
        assertThat(foreignKey.actions()).containsExactly("ON DELETE SET NULL");
        assertThat(table.items(CheckDefinition.class).get(0).enforced()).isFalse();
    }

    @Test
    void readsEveryKindOfDefault() {
        CreateTable table = CreateTable.parse("""
                CREATE TABLE `t` (
                  `a` int DEFAULT -5 COMMENT 'x', `b` bit(3) DEFAULT b'101' INVISIBLE, `c` datetime DEFAULT current_timestamp(6)
                  ON UPDATE current_timestamp(6), `d` int DEFAULT (`a` + 1) NOT NULL, `e` int DEFAULT nextval(`x`.`y`) NULL,
                  `f` varchar(9) DEFAULT _latin1'x' COLLATE latin1_bin, `g` double DEFAULT 1.5e-3 NULL, `h` text DEFAULT concat('a,',')b')
                )""");
        assertThat(table.columns())
                .extracting(c -> c.attribute("DEFAULT").orElseThrow().render())
                .containsExactly(
                        "DEFAULT -5",
                        "DEFAULT b'101'",
                        "DEFAULT current_timestamp(6)",
                        "DEFAULT (`a` + 1)",
                        "DEFAULT nextval(`x`.`y`)",
                        "DEFAULT _latin1'x'",
                        "DEFAULT 1.5e-3",
                        "DEFAULT concat('a,',')b')");
        assertThat(table.columns()).allMatch(c -> c.attributes().stream().noneMatch(a -> a.is("OTHER")));
    }
}
