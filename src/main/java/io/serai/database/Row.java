package io.serai.database;

import io.serai.error.SeraiException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** One row on its way from source to target, open to change. Values are named by the source's columns. */
public final class Row {
    private final Table table;
    private final byte[][] values;
    private boolean dropped;

    /** @param values one for each of {@link Table#carried}, written to when a value is set */
    public Row(Table table, byte[][] values) {
        this.table = table;
        this.values = values;
    }

    /** The source's table. */
    public TableName table() {
        return table.name();
    }

    /**
     * The value as text, or null for NULL; a number or a time as the server writes it.
     *
     * @throws SeraiException {@code TEXT_UNREADABLE} when the value is no text in the column's character set
     */
    public String text(String column) {
        int index = index(column);
        return values[index] == null ? null : Charsets.decode(table.carried().get(index), values[index]);
    }

    /**
     * Sets a value from text; null is NULL.
     *
     * @throws SeraiException {@code TEXT_UNREADABLE} when the column's character set lacks one of its characters
     */
    public void text(String column, String value) {
        int index = index(column);
        values[index] = value == null ? null : Charsets.encode(table.carried().get(index), value);
    }

    /** The value's own bytes, or null for NULL. */
    public byte[] bytes(String column) {
        return values[index(column)];
    }

    public void bytes(String column, byte[] value) {
        values[index(column)] = value;
    }

    /** Leaves the row out. A row that was there before and is dropped after a change is deleted from the target. */
    public void drop() {
        dropped = true;
    }

    public boolean isDropped() {
        return dropped;
    }

    private int index(String column) {
        return table.carriedIndexes(java.util.List.of(table.column(column)))[0];
    }

    /** Java's name for the character set of a column, to show a value; UTF-8 for a column without one. */
    public static Charset charset(Column column) {
        return Charsets.of(column).orElse(StandardCharsets.UTF_8);
    }
}
