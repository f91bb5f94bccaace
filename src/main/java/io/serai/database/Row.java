package io.serai.database;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One row on its way from source to target, open to change. Values are named by the source's columns. */
public final class Row {
    private static final Map<String, Charset> CHARSETS = Map.of(
            "latin1", Charset.forName("windows-1252"),
            "utf8", StandardCharsets.UTF_8,
            "utf8mb3", StandardCharsets.UTF_8,
            "utf8mb4", StandardCharsets.UTF_8,
            "ascii", StandardCharsets.US_ASCII,
            "gbk", Charset.forName("GBK"),
            "gb18030", Charset.forName("GB18030"),
            "ucs2", StandardCharsets.UTF_16BE,
            "utf16", StandardCharsets.UTF_16BE,
            "utf16le", StandardCharsets.UTF_16LE);

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

    /** The value as text, or null for NULL; a number or a time as the server writes it. */
    public String text(String column) {
        int index = index(column);
        return values[index] == null ? null : new String(values[index], charset(index));
    }

    /** Sets a value from text; null is NULL. A character that the column's character set lacks becomes a question mark. */
    public void text(String column, String value) {
        int index = index(column);
        values[index] = value == null ? null : value.getBytes(charset(index));
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

    private Charset charset(int index) {
        return charset(table.carried().get(index));
    }

    /** Java's name for the character set of a column; UTF-8 for a column without one. */
    public static Charset charset(Column column) {
        return CHARSETS.getOrDefault(column.charset() == null ? "utf8mb4" : column.charset(), StandardCharsets.UTF_8);
    }
}
