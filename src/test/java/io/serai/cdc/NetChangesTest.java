package io.serai.cdc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.Sample;
import io.serai.database.Table;
import io.serai.database.TablePair;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NetChangesTest {
    private static final Table STRUCTURE = Sample.table(
            "shop.orders",
            List.of(Sample.column("id", "varchar(20)"), Sample.column("state", "varchar(20)")),
            Sample.primary("id"));
    private final LinkTable table = new LinkTable(TablePair.of(STRUCTURE, STRUCTURE), null);
    private final NetChanges changes = new NetChanges(table);

    @Test
    void ofSeveralChangesTheFirstStateAndTheLastAreKept() {
        update("1", "new", "1", "paid");
        update("1", "paid", "1", "sent");
        assertThat(net()).containsExactly("1:new>1:sent");
    }

    @Test
    void aRowThatIsDeletedAndInsertedAgainIsChanged() {
        delete("1", "new");
        insert("1", "again");
        assertThat(net()).containsExactly("1:new>1:again");
    }

    @Test
    void aRowThatCameAndWentIsKeptForTheTargetMayHoldIt() {
        insert("1", "new");
        delete("1", "new");
        assertThat(net()).containsExactly("->-");
        assertThat(new String(changes.rows().iterator().next().key()[0], UTF_8)).isEqualTo("1");
    }

    @Test
    void anotherKeyIsAnotherRow() {
        update("1", "new", "2", "new");
        update("2", "new", "2", "paid");
        assertThat(net()).containsExactly("1:new>-", "->2:paid");
    }

    @Test
    void keysMayGoInARing() {
        update("1", "a", "x", "a");
        update("2", "b", "1", "b");
        update("x", "a", "2", "a");
        assertThat(net()).containsExactly("1:a>1:b", "->-", "2:b>2:a");
    }

    @Test
    void keysThatACollationTakesForOneAreRowsOfTheirOwn() {
        update("a", "x", "A", "x");
        assertThat(net()).containsExactly("a:x>-", "->A:x");
    }

    @Test
    void whatDoesNotFollowIsNotFolded() {
        insert("1", "new");
        delete("2", "new");
        assertThatThrownBy(() -> insert("1", "other")).isInstanceOf(StrictWriter.NotAsExpected.class);
        assertThatThrownBy(() -> update("2", "new", "2", "paid")).isInstanceOf(StrictWriter.NotAsExpected.class);
    }

    private void insert(String id, String state) {
        changes.add(new Change(table, null, row(id, state), false));
    }

    private void delete(String id, String state) {
        changes.add(new Change(table, row(id, state), null, false));
    }

    private void update(String id, String state, String newId, String newState) {
        changes.add(new Change(table, row(id, state), row(newId, newState), false));
    }

    private static byte[][] row(String... values) {
        return Stream.of(values).map(v -> v.getBytes(UTF_8)).toArray(byte[][]::new);
    }

    private List<String> net() {
        return changes.rows().stream()
                .map(r -> shown(r.before()) + ">" + shown(r.after()))
                .toList();
    }

    private static String shown(byte[][] row) {
        return row == null ? "-" : Stream.of(row).map(v -> new String(v, UTF_8)).collect(Collectors.joining(":"));
    }
}
