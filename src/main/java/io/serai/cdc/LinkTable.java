package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.Key;
import io.serai.database.Position;
import io.serai.database.Rounding;
import io.serai.database.TablePair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the link knows of one table: prepared once, used for every change. */
final class LinkTable {
    private final TablePair pair;
    private final Position readAt;
    private final int[] key;
    private final boolean otherUniqueKeys;
    private final boolean folds;
    private final String targetIndex;
    private final List<int[]> clashes;
    private final Rounding rounding;
    private final boolean mayHoldErrors;

    /** @param readAt where a table without a key was read as a whole: earlier changes are in its rows already; else null */
    LinkTable(TablePair pair, Position readAt) {
        this.pair = pair;
        this.readAt = readAt;
        this.key = pair.source().carriedIndexes(pair.source().keyColumns());
        Optional<Key> twin = twin(pair, key);
        List<Key> others = pair.target().keys().stream()
                .filter(k -> k.unique() && !k.equals(twin.orElse(null)))
                .toList();
        this.otherUniqueKeys = !others.isEmpty();
        this.targetIndex = twin.map(Key::name).orElse(null);
        boolean usable =
                twin.filter(k -> k.isPlain() && (k.isPrimary() || k.visible())).isPresent();
        this.folds = key.length > 0 && usable && carriesWholeRows(pair);
        this.clashes = clashes(pair, others);
        this.rounding = Rounding.of(pair);
        this.mayHoldErrors = pair.mayHoldErrors();
    }

    /** The target's unique key of the same columns as the source's row key; one of whole columns before one of prefixes. */
    private static Optional<Key> twin(TablePair pair, int[] key) {
        Set<String> columns = Arrays.stream(key)
                .mapToObj(i -> pair.targetColumns().get(i).name())
                .collect(Collectors.toSet());
        return pair.target().keys().stream()
                .filter(k -> k.unique() && k.columns().size() == k.parts().size())
                .filter(k -> new HashSet<>(k.columns()).equals(columns))
                .min(Comparator.comparing((Key k) -> !k.isPlain()).thenComparing(k -> !k.isPrimary()));
    }

    /** Else a row that is deleted and inserted again would lose what the target alone holds. */
    private static boolean carriesWholeRows(TablePair pair) {
        return pair.target().carried().size() == pair.targetColumns().size();
    }

    /** For each key the carried columns that decide it; null where a value is computed or another column decides too. */
    private static List<int[]> clashes(TablePair pair, List<Key> keys) {
        List<int[]> clashes = new ArrayList<>();
        for (Key key : keys) {
            int[] columns =
                    key.columns().stream().mapToInt(name -> index(pair, name)).toArray();
            boolean known = key.columns().size() == key.parts().size()
                    && Arrays.stream(columns).allMatch(i -> i >= 0);
            clashes.add(known ? columns : null);
        }
        return clashes;
    }

    private static int index(TablePair pair, String targetColumn) {
        for (int i = 0; i < pair.targetColumns().size(); i++) {
            if (pair.targetColumns().get(i).name().equals(targetColumn)) {
                return i;
            }
        }
        return -1;
    }

    TablePair pair() {
        return pair;
    }

    Position readAt() {
        return readAt;
    }

    boolean hasKey() {
        return key.length > 0;
    }

    /** Indexes of the row key among the carried columns. */
    int[] key() {
        return key;
    }

    /** Whether two different rows can clash on the target. */
    boolean hasOtherUniqueKeys() {
        return otherUniqueKeys;
    }

    /**
     * Whether several changes of a row may be made at once, and rows in any order: the target has the row key, and no column that
     * the source lacks.
     */
    boolean folds() {
        return folds;
    }

    /** Name of the target's index on the row key; null where it has none. */
    String targetIndex() {
        return targetIndex;
    }

    boolean sameKey(byte[][] one, byte[][] other) {
        return same(key, one, other);
    }

    /** Whether a row may have another value in one of the target's other unique keys. */
    boolean mayClash(byte[][] one, byte[][] other) {
        for (int[] columns : clashes) {
            if (columns == null || !same(columns, one, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(int[] columns, byte[][] one, byte[][] other) {
        for (int index : columns) {
            if (!Arrays.equals(one[index], other[index])) {
                return false;
            }
        }
        return true;
    }

    /**
     * What to write so that the target holds the state after the change.
     *
     * @throws io.serai.error.SeraiException {@code VALUE_NOT_CARRIED} when the target would change one of the values
     */
    Change given(Change change) {
        if (rounding == null || change.isDelete()) {
            return change;
        }
        byte[][] after = rounding.given(change.after());
        return after == change.after() ? change : new Change(this, change.before(), after, change.cascades());
    }

    /** As {@link TablePair#enumErrors}. */
    int enumErrors(byte[][] row) {
        return mayHoldErrors ? pair.enumErrors(row) : 0;
    }

    /** Columns whose values the server would change by itself when an UPDATE leaves them out. */
    boolean mustSet(int index) {
        Column to = pair.targetColumns().get(index);
        return to.autoUpdate();
    }
}
