package io.serai.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.TableName;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableEffectsTest {
    private static final Set<TableName> LIVE = tables("a", "b");
    private static final Set<TableName> NAMES = tables("a", "b", "left");

    private static Set<TableName> tables(String... names) {
        Set<TableName> tables = new TreeSet<>();
        for (String name : names) {
            tables.add(new TableName("shop", name));
        }
        return tables;
    }

    private static TableEffects of(String sql) {
        return TableEffects.of(new Statements(sql, "shop"), NAMES, LIVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP TABLE a|a|",
                "DROP TABLE IF EXISTS x, `shop`.`b`|b|",
                "DROP TABLE left||",
                "DROP DATABASE shop|a b|",
                "DROP INDEX i ON a||",
                "TRUNCATE a||",
                "RENAME TABLE a TO x|a|",
                "RENAME TABLE a TO x, new_a TO a||a",
                "RENAME TABLE IF EXISTS a WAIT 5 TO x|a|",
                "RENAME TABLE a TO x, b TO a, x TO b||",
                "RENAME TABLE x TO left||left",
                "ALTER TABLE a RENAME TO x|a|",
                "ALTER TABLE x RENAME AS `left`||left",
                "ALTER TABLE a RENAME COLUMN b TO c||",
                "ALTER TABLE a RENAME INDEX b TO c||",
                "CREATE TABLE left (id INT)||left",
                "CREATE TABLE IF NOT EXISTS left (id INT)||left",
                "CREATE TABLE IF NOT EXISTS a (id INT)||",
                "CREATE OR REPLACE TABLE A (id INT)||a",
                "ALTER TABLE x ADD COLUMN a INT||"
            })
    void tablesLeaveAndCome(String sql, String gone, String replaced) {
        assertThat(of(sql).gone()).isEqualTo(split(gone));
        assertThat(of(sql).replaced()).isEqualTo(split(replaced));
    }

    private static Set<TableName> split(String names) {
        return names == null ? Set.of() : tables(names.split(" "));
    }

    @Test
    void tablesOfTheProjectThatChangePlacesAreKnown() {
        TableEffects swap = of("RENAME TABLE a TO x, b TO a, x TO b");
        assertThat(swap.before(new TableName("shop", "a"))).contains(new TableName("shop", "b"));
        assertThat(swap.before(new TableName("shop", "b"))).contains(new TableName("shop", "a"));
        assertThat(swap.concern()).isTrue();
    }

    @Test
    void whatIsAlteredEmptiedOrOnlyIndexedIsToldApart() {
        assertThat(of("ALTER TABLE a ADD COLUMN c INT").alters(new TableName("shop", "a")))
                .isTrue();
        assertThat(of("ALTER TABLE a ADD COLUMN c INT").indexOnly()).isFalse();
        assertThat(of("CREATE INDEX i ON a (id)").indexOnly()).isTrue();
        assertThat(of("TRUNCATE TABLE a").empties()).isTrue();
        assertThat(of("TRUNCATE TABLE a").alters(new TableName("shop", "a"))).isFalse();
        assertThat(of("ALTER TABLE x ADD COLUMN c INT").concern()).isFalse();
        assertThat(of("DROP TABLE left").concern()).isFalse();
    }
}
