package io.serai.fullload;

import io.serai.database.TablePair;
import java.util.List;

/**
 * A key range of one table.
 *
 * @param no from 0, in the order of the key
 * @param lower literals of the key's columns, exclusive; empty for no bound
 * @param upper literals of the key's columns, inclusive; empty for no bound
 */
public record Chunk(TablePair pair, int no, List<String> lower, List<String> upper) {
    /** The whole of a table whose rows can not be told apart. */
    static Chunk whole(TablePair pair) {
        return new Chunk(pair, 0, List.of(), List.of());
    }

    boolean isKeyless() {
        return pair.source().rowKey().isEmpty();
    }

    /** For people: {@code chunk 3 of shop.orders}. */
    @Override
    public String toString() {
        return "chunk " + no + " of " + pair.source().name();
    }
}
