package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyRangeTest {
    @Test
    void oneColumnIsBoundedByPlainComparisons() {
        KeyRange range = range("a");
        assertThat(range.where(List.of(), List.of())).isEmpty();
        assertThat(range.where(List.of("1"), List.of())).isEqualTo(" WHERE (`a`>1)");
        assertThat(range.where(List.of(), List.of("9"))).isEqualTo(" WHERE (`a`<=9)");
        assertThat(range.where(List.of("1"), List.of("9"))).isEqualTo(" WHERE (`a`>1) AND (`a`<=9)");
    }

    @Test
    void aDescendingColumnIsComparedTheOtherWayRound() {
        assertThat(range("a DESC").where(List.of("9"), List.of("1"))).isEqualTo(" WHERE (`a`<9) AND (`a`>=1)");
        assertThat(range("a DESC", "b").orderBy()).isEqualTo(" ORDER BY `a` DESC, `b`");
    }

    @Test
    void theFirstColumnOfALongKeyIsBoundedAloneForTheIndexesSake() {
        assertThat(range("a", "b").where(List.of("1", "2"), List.of()))
                .isEqualTo(" WHERE (`a`>=1 AND ((`a`>1) OR (`a`=1 AND `b`>2)))");
        assertThat(range("a DESC", "b").where(List.of("1", "2"), List.of()))
                .isEqualTo(" WHERE (`a`<=1 AND ((`a`<1) OR (`a`=1 AND `b`>2)))");
    }

    @Test
    void namesAreQuotedAndMembersOfAnEnumAreComparedByNumber() {
        Table table = Sample.table("shop.t", List.of(Sample.column("a`b", "enum('x')")), Sample.primary("a`b"));
        KeyRange range = new KeyRange(table);
        assertThat(range.forceIndex()).isEqualTo(" FORCE INDEX (`PRIMARY`)");
        assertThat(range.expressions()).isEqualTo("`a``b`+0");
        assertThat(range.where(List.of("1"), List.of())).isEqualTo(" WHERE (`a``b`>1)");
    }

    /** Whatever the bounds: every row is in exactly one range, in the order of the key. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a",
                "a DESC",
                "a,b",
                "a DESC,b",
                "a,b DESC",
                "a DESC,b DESC",
                "b,a",
                "c,a,b",
                "c DESC,a,b DESC",
                "b,c DESC,a"
            })
    void rangesThatFollowOneAnotherHoldEveryRowOnce(String key) throws SQLException {
        KeyRange range = range(key.split(","));
        try (SmallServer server = new SmallServer();
                Connection connection = server.open()) {
            fill(connection, range.columns().size() == 1);
            List<String> possible = select(connection, "grid", range, List.of(), List.of());
            List<String> ordered = select(connection, "t", range, List.of(), List.of());
            assertThat(ordered).hasSizeGreaterThan(15).isSubsetOf(possible);
            Random random = new Random(key.hashCode());
            for (int round = 0; round < 40; round++) {
                assertThat(select(connection, range, bounds(random, range, possible)))
                        .isEqualTo(ordered);
            }
        }
    }

    /** All rows that are possible, and three in four of them. */
    private static void fill(Connection connection, boolean single) {
        Sql.execute(connection, "making tables", "CREATE SCHEMA shop");
        Sql.execute(connection, "making tables", "CREATE TABLE shop.grid (a INT, b INT, c INT)");
        for (int i = 0; i < 27; i++) {
            String row = single ? i + ",0,0" : i / 9 + "," + i / 3 % 3 + "," + i % 3;
            Sql.execute(connection, "filling the grid", "INSERT INTO shop.grid VALUES (" + row + ")");
        }
        String some = "CREATE TABLE shop.t AS SELECT a, b, c FROM shop.grid WHERE MOD(a * 9 + b * 3 + c, 4) <> 1";
        Sql.execute(connection, "filling t", some);
    }

    /** Ascending in the order of the key, also such as no row has. */
    private static List<List<String>> bounds(Random random, KeyRange range, List<String> possible) {
        return random.ints(random.nextInt(4), 0, possible.size())
                .distinct()
                .sorted()
                .mapToObj(i -> possible.get(i).replaceAll("[()]", "").split(","))
                .map(row -> range.columns().stream()
                        .map(c -> row["abc".indexOf(c.name())])
                        .toList())
                .distinct()
                .toList();
    }

    private static List<String> select(Connection connection, KeyRange range, List<List<String>> bounds) {
        List<String> all = new ArrayList<>();
        List<String> lower = List.of();
        for (List<String> upper : bounds) {
            all.addAll(select(connection, "t", range, lower, upper));
            lower = upper;
        }
        all.addAll(select(connection, "t", range, lower, List.of()));
        return all;
    }

    private static List<String> select(
            Connection connection, String table, KeyRange range, List<String> lower, List<String> upper) {
        String sql =
                "SELECT a, b, c FROM shop." + table + range.forceIndex() + range.where(lower, upper) + range.orderBy();
        return Sql.rows(connection, "reading t", sql).stream()
                .map(r -> "(" + r.get("a") + "," + r.get("b") + "," + r.get("c") + ")")
                .toList();
    }

    private static KeyRange range(String... parts) {
        List<Column> columns =
                Stream.of("a", "b", "c").map(n -> Sample.column(n, "int")).collect(Collectors.toList());
        return new KeyRange(Sample.table("shop.t", columns, Sample.primary(parts)));
    }
}
