package io.serai.database;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The structure of a table when it was read.
 *
 * @param engine as the server names it, or null for a view
 * @param estimatedRows the server's estimate, not a count
 * @param averageRowBytes the server's estimate, 0 when it has none
 */
public record Table(
        TableName name,
        String engine,
        String collation,
        long estimatedRows,
        long averageRowBytes,
        List<Column> columns,
        List<Key> keys,
        List<ForeignKey> foreignKeys) {
    /** The columns whose values are carried: all but the generated ones, in the order of the table. */
    public List<Column> carried() {
        return columns.stream().filter(c -> !c.isGenerated()).toList();
    }

    public Column column(String columnName) {
        return columns.stream()
                .filter(c -> c.name().equalsIgnoreCase(columnName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + columnName));
    }

    /**
     * The key that tells rows apart: the primary key, else the shortest unique key of whole, NOT NULL, stored columns that the
     * optimizer may use. Empty for a table whose rows can not be told apart.
     */
    public Optional<Key> rowKey() {
        return keys.stream()
                .filter(k -> k.unique() && (k.isPrimary() || k.isPlain() && k.visible()))
                .filter(k -> k.columns().stream().map(this::column).noneMatch(c -> c.nullable() || c.isGenerated()))
                .min(Comparator.comparing((Key k) -> !k.isPrimary())
                        .thenComparing(k -> k.parts().size())
                        .thenComparing(Key::name));
    }

    /** The columns of {@link #rowKey}, in the key's order; empty without such a key. */
    public List<Column> keyColumns() {
        return rowKey().map(k -> k.columns().stream().map(this::column).toList())
                .orElse(List.of());
    }

    /** Unique keys besides {@link #rowKey}: those by which two different rows can still clash. */
    public List<Key> otherUniqueKeys() {
        Key rowKey = rowKey().orElse(null);
        return keys.stream().filter(k -> k.unique() && !k.equals(rowKey)).toList();
    }

    /** Where the columns stand in {@link #carried}. */
    public int[] carriedIndexes(List<Column> wanted) {
        List<Column> carried = carried();
        return wanted.stream()
                .mapToInt(w -> IntStream.range(0, carried.size())
                        .filter(i -> carried.get(i).name().equals(w.name()))
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }

    public boolean isView() {
        return engine == null;
    }
}
