package io.serai.database;

import java.util.List;

/** An index of a table; {@code PRIMARY} is the name of the primary key. */
public record Key(String name, boolean unique, String type, boolean visible, List<Part> parts) {
    /**
     * @param column null for a functional part
     * @param prefix indexed length in characters or bytes, or null for the whole value
     * @param expression of a functional part, else null
     */
    public record Part(String column, Integer prefix, boolean descending, String expression) {}

    public boolean isPrimary() {
        return "PRIMARY".equals(name);
    }

    /** The columns in order; functional parts are left out. */
    public List<String> columns() {
        return parts.stream().map(Part::column).filter(c -> c != null).toList();
    }

    /** Whether the index holds whole columns only: no prefix, no expression. */
    public boolean isPlain() {
        return parts.stream().allMatch(p -> p.column() != null && p.prefix() == null);
    }
}
