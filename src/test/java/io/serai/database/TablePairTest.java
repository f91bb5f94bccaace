package io.serai.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.Column.Generated;
import io.serai.error.SeraiException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TablePairTest {
    private static final Column ID = Sample.column("id", "int");

    @Test
    void columnsAreMatchedByNameWhateverTheirOrderAndCase() {
        Table source = table(ID, Sample.column("Name", "varchar(9)"), Sample.column("x", "int"));
        Table target =
                table(Sample.column("X", "bigint"), Sample.column("more", "int"), Sample.column("name", "text"), ID);
        TablePair pair = TablePair.of(source, target);
        assertThat(pair.columns()).extracting(Column::name).containsExactly("id", "Name", "x");
        assertThat(pair.targetColumns()).extracting(Column::name).containsExactly("id", "name", "X");
    }

    @Test
    void aColumnThatTheTargetLacksOrComputesIsRefused() {
        Table source = table(ID, Sample.column("a", "int"));
        Table lacks = table(ID);
        Table computes = table(ID, Sample.generated(Sample.column("a", "int"), Generated.STORED));
        for (Table target : List.of(lacks, computes)) {
            assertThatThrownBy(() -> TablePair.of(source, target))
                    .isInstanceOfSatisfying(
                            SeraiException.class, e -> assertThat(e.code()).isEqualTo("COLUMN_MISSING"))
                    .hasMessageContaining("`a`");
        }
    }

    @Test
    void aColumnThatTheSourceComputesNeedsNoTwin() {
        Table source = table(ID, Sample.generated(Sample.column("a", "int"), Generated.VIRTUAL));
        assertThat(TablePair.of(source, table(ID)).columns())
                .extracting(Column::name)
                .containsExactly("id");
    }

    @Test
    void bytesAreTheSameInTheSameCharacterSetOnly() {
        Table source = table(ID, Sample.column("a", "text", "latin1"), Sample.column("b", "text", "utf8mb4"));
        Table target = table(ID, Sample.column("a", "text", "utf8mb4"), Sample.column("b", "text", "utf8mb4"));
        TablePair pair = TablePair.of(source, target);
        assertThat(pair.sameBytes(0)).isTrue();
        assertThat(pair.sameBytes(1)).isFalse();
        assertThat(pair.sameBytes(2)).isTrue();
    }

    @Test
    void anEmptyTextInAnEnumIsItsErrorValueUnlessItIsAMember() {
        Table table = table(
                Sample.column("e", "enum('a')"),
                Sample.column("f", "enum('','a')"),
                Sample.column("g", "set('a')"),
                Sample.column("h", "varchar(9)"));
        byte[] empty = {};
        byte[] a = "a".getBytes(UTF_8);
        assertThat(Sample.pair(table).enumErrors(new byte[][] {empty, empty, empty, empty}))
                .isEqualTo(1);
        byte[] zero = {'0'};
        assertThat(Sample.pair(table).enumErrors(new byte[][] {zero, zero, zero, zero}))
                .isEqualTo(1);
        assertThat(Sample.pair(table).enumErrors(new byte[][] {a, a, a, a})).isZero();
        assertThat(Sample.pair(table).enumErrors(new byte[][] {null, null, null, null}))
                .isZero();
    }

    @Test
    void aTextAloneIsNotEnoughForTheErrorValueBesideTheEmptyMember() {
        TablePair pair = Sample.pair(table(Sample.column("e", "enum('','a')"), Sample.column("f", "enum('a')")));
        assertThat(pair.mayNeedWords()).isTrue();
        assertThat(pair.needsWords(new byte[][] {{'0'}, {'a'}})).isTrue();
        assertThat(pair.needsWords(new byte[][] {{}, {}})).isFalse();
        assertThat(pair.needsWords(new byte[][] {null, null})).isFalse();
        assertThat(Sample.pair(table(Sample.column("f", "enum('a')"))).mayNeedWords())
                .isFalse();
    }

    @Test
    void theTargetsErrorValueIsReadAsTheSourceTellsIt() {
        Table source = table(Sample.column("e", "enum('','a')", "latin1"), Sample.column("f", "enum('a')"));
        Table target = table(Sample.column("e", "enum('','a')"), Sample.column("f", "enum('a','')"));
        assertThat(TablePair.of(source, target).targetExpressions("c."))
                .isEqualTo("IF(c.`e`+0=0,_latin1'0',CONVERT(c.`e` USING latin1)),c.`f`");
    }

    private static Table table(Column... columns) {
        return Sample.table("shop.t", List.of(columns), Sample.primary("id"));
    }
}
