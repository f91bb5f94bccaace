package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.Position;
import io.serai.database.Rounding;
import io.serai.database.TablePair;
import java.util.Arrays;

/** What the link knows of one table: prepared once, used for every change. */
final class LinkTable {
    private final TablePair pair;
    private final Position readAt;
    private final int[] key;
    private final boolean otherUniqueKeys;
    private final Rounding rounding;

    /** @param readAt where a table without a key was read as a whole: earlier changes are in its rows already; else null */
    LinkTable(TablePair pair, Position readAt) {
        this.pair = pair;
        this.readAt = readAt;
        this.key = pair.source().carriedIndexes(pair.source().keyColumns());
        this.otherUniqueKeys = !pair.target().otherUniqueKeys().isEmpty();
        this.rounding = Rounding.of(pair);
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

    boolean sameKey(byte[][] one, byte[][] other) {
        for (int index : key) {
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

    /** Columns whose values the server would change by itself when an UPDATE leaves them out. */
    boolean mustSet(int index) {
        Column to = pair.targetColumns().get(index);
        return to.autoUpdate();
    }
}
