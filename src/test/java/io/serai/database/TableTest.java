package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.serai.config.Json;
import io.serai.database.Column.Generated;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
    private static final Column A = Sample.column("a", "int");
    private static final Column B = Sample.column("b", "varchar(20)");
    private static final Column N = Sample.nullable(Sample.column("n", "int"));
    private static final Column V = Sample.generated(Sample.column("v", "int"), Generated.VIRTUAL);
    private static final Column S = Sample.generated(Sample.column("s", "int"), Generated.STORED);

    @Test
    void thePrimaryKeyTellsRowsApartHoweverLongItIs() {
        assertThat(keyOf(Sample.unique("a_key", "a"), Sample.primary("b", "a"))).isEqualTo("PRIMARY");
    }

    @Test
    void elseTheShortestUniqueKeyDoesAndOfEquallyShortOnesTheFirstByName() {
        assertThat(keyOf(Sample.unique("two", "a", "b"), Sample.unique("one", "b")))
                .isEqualTo("one");
        assertThat(keyOf(Sample.unique("y", "a"), Sample.unique("x", "b"))).isEqualTo("x");
    }

    @Test
    void keysThatLetTwoRowsBeAlikeAreNoRowKeys() {
        assertThat(keyOf(Sample.unique("nullable", "n"))).isNull();
        assertThat(keyOf(Sample.unique("one_nullable", "a", "n"))).isNull();
        assertThat(keyOf(Sample.unique("prefix", "b(10)"))).isNull();
        assertThat(keyOf(Sample.index("not_unique", "a"))).isNull();
        assertThat(keyOf()).isNull();
    }

    @Test
    void aKeyOverAComputedValueIsNoRowKey() {
        assertThat(keyOf(Sample.unique("virtual", "v"))).isNull();
        assertThat(keyOf(Sample.unique("stored", "s"))).isNull();
        Key.Part part = new Key.Part(null, null, false, "lower(`b`)");
        assertThat(keyOf(new Key("functional", true, "BTREE", true, List.of(part))))
                .isNull();
    }

    @Test
    void aKeyThatTheOptimizerMayNotUseIsNoRowKey() {
        assertThat(keyOf(Sample.hidden(Sample.unique("a_hidden", "a")), Sample.unique("b_visible", "b")))
                .isEqualTo("b_visible");
        assertThat(keyOf(Sample.hidden(Sample.unique("hidden", "a")))).isNull();
    }

    @Test
    void columnsOfTheRowKeyComeInTheOrderOfTheKey() {
        assertThat(table(Sample.primary("b", "a")).keyColumns())
                .extracting(Column::name)
                .containsExactly("b", "a");
        assertThat(table().keyColumns()).isEmpty();
    }

    @Test
    void otherUniqueKeysAreAllBesidesTheRowKey() {
        Table table = table(
                Sample.primary("a"),
                Sample.unique("u", "b"),
                Sample.unique("n", "n"),
                Sample.index("i", "b"),
                Sample.hidden(Sample.unique("h", "b")));
        assertThat(table.otherUniqueKeys()).extracting(Key::name).containsExactly("u", "n", "h");
    }

    @Test
    void computedColumnsAreNotCarried() {
        assertThat(table().carried()).extracting(Column::name).containsExactly("a", "b", "n");
        assertThat(table().carriedIndexes(List.of(N, A))).containsExactly(2, 0);
    }

    @Test
    void columnsAreFoundByTheirNameInAnyCase() {
        assertThat(table().column("B").name()).isEqualTo("b");
        assertThatThrownBy(() -> table().column("missing")).hasMessageContaining("shop.t has no column missing");
    }

    @Test
    void comesBackFromJsonAsItWas() throws JsonProcessingException {
        Table table = table(Sample.primary("a DESC", "b(3)"));
        Column e = Sample.column("e", "enum('it''s','\\\\')");
        Table more = new Table(
                new TableName("a.b", "c`d"),
                "InnoDB",
                "utf8mb4_bin",
                Long.MAX_VALUE,
                1,
                List.of(A, e, V, S),
                table.keys(),
                List.of(new ForeignKey(
                        "f", List.of("a"), new TableName("x", "y"), List.of("z"), "CASCADE", "NO ACTION")));
        assertThat(Json.mapper().readValue(Json.write(table), Table.class)).isEqualTo(table);
        assertThat(Json.mapper().readValue(Json.write(more), Table.class)).isEqualTo(more);
    }

    private static Table table(Key... keys) {
        return Sample.table("shop.t", List.of(A, B, N, V, S), keys);
    }

    private static String keyOf(Key... keys) {
        return table(keys).rowKey().map(Key::name).orElse(null);
    }
}
