package io.serai.verification;

import io.serai.database.Column;
import io.serai.database.ColumnKind;
import io.serai.database.Key;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.project.KeyRanges.Range;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The key by which the rows of a table are told apart on both sides, and the SQL that selects it and bounds it. Conditions are
 * written in the form in which the range optimizer can use the key's index.
 */
final class ComparedKey {
    private static final Set<ColumnKind> NUMBERS = EnumSet.of(
            ColumnKind.INTEGER,
            ColumnKind.DECIMAL,
            ColumnKind.BIT,
            ColumnKind.YEAR,
            ColumnKind.FLOAT,
            ColumnKind.DOUBLE);
    private static final Set<ColumnKind> TIMES =
            EnumSet.of(ColumnKind.DATE, ColumnKind.TIME, ColumnKind.DATETIME, ColumnKind.TIMESTAMP);
    private static final Set<ColumnKind> NAMED = EnumSet.of(ColumnKind.ENUM, ColumnKind.SET);

    private final List<Part> parts;
    private final String sourceIndex;
    private final String targetIndex;
    private final boolean ordered;

    private record Part(ComparedColumn column, boolean descending) {
        boolean isAlike() {
            ColumnKind one = column.source().kind();
            ColumnKind other = column.target().kind();
            return one == other || NUMBERS.contains(one) && NUMBERS.contains(other);
        }

        /** Members of the same name have the same number. */
        boolean isNumbered() {
            return NAMED.contains(column.source().kind())
                    && column.source().members().equals(column.target().members());
        }

        /** Whether a bound means the same on both sides. */
        boolean isOrderedAlike() {
            boolean text = column.source().kind() == ColumnKind.CHARACTER;
            boolean named = NAMED.contains(column.source().kind());
            return !column.target().nullable()
                    && (!named || isNumbered())
                    && (!text || collation(column.source()).equals(collation(column.target())));
        }

        /** utf8 and utf8mb3 are two names of one character set. */
        private static String collation(Column column) {
            return column.collation().replaceFirst("^utf8mb3_", "utf8_");
        }
    }

    private ComparedKey(List<Part> parts, String sourceIndex, String targetIndex, boolean ordered) {
        this.parts = parts;
        this.sourceIndex = sourceIndex;
        this.targetIndex = targetIndex;
        this.ordered = ordered;
    }

    /** Empty when the source has no such key, or when its values can not be looked up on the target. */
    static Optional<ComparedKey> of(Table source, Table target, List<ComparedColumn> columns) {
        if (source.rowKey().isEmpty()) {
            return Optional.empty();
        }
        Key key = source.rowKey().get();
        List<Part> parts = new ArrayList<>();
        for (Key.Part part : key.parts()) {
            columns.stream()
                    .filter(c -> c.name().equals(part.column()))
                    .map(c -> new Part(c, part.descending()))
                    .filter(Part::isAlike)
                    .forEach(parts::add);
        }
        if (parts.size() < key.parts().size()) {
            return Optional.empty();
        }
        Optional<Key> twin = target.keys().stream()
                .filter(k -> k.visible() && k.type().equals("BTREE") && begins(k, parts))
                .findFirst();
        boolean ordered = key.isPlain() && twin.isPresent() && parts.stream().allMatch(Part::isOrderedAlike);
        return Optional.of(
                new ComparedKey(parts, key.name(), twin.map(Key::name).orElse(null), ordered));
    }

    private static boolean begins(Key key, List<Part> parts) {
        if (key.parts().size() < parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Key.Part part = key.parts().get(i);
            boolean same = parts.get(i).column().target().name().equals(part.column());
            if (!same || part.prefix() != null) {
                return false;
            }
        }
        return true;
    }

    /** Whether ranges of the key hold the same rows on both sides, and both have an index for them. */
    boolean isOrdered() {
        return ordered;
    }

    /** Whether the key begins with a whole number on both sides, in ascending order. */
    boolean isWholeNumbers() {
        Part first = parts.get(0);
        return !first.descending()
                && first.column().source().kind() == ColumnKind.INTEGER
                && first.column().target().kind() == ColumnKind.INTEGER;
    }

    /** The first column of the key. */
    String first(Side side) {
        return parts.get(0).column().on(side).quoted();
    }

    /** Whether two keys of different bytes may be the same for a server: 'a' and 'A'. */
    boolean hasText() {
        return parts.stream().anyMatch(p -> p.column().source().kind() == ColumnKind.CHARACTER);
    }

    /** Whether conditions hold dates, which a server checks even where it has them in its table. */
    boolean hasTimes() {
        return parts.stream().anyMatch(p -> TIMES.contains(p.column().source().kind()));
    }

    List<ComparedColumn> columns() {
        return parts.stream().map(Part::column).toList();
    }

    /** For people: the name of the source's index. */
    String name() {
        return sourceIndex;
    }

    String hint(Side side) {
        String index = side == Side.SOURCE ? sourceIndex : targetIndex;
        return index == null ? "" : " FORCE INDEX (" + Sql.quote(index) + ")";
    }

    /** The columns of a {@link RowKey}. */
    String select(Side side) {
        return parts.stream().map(p -> selected(p, side)).collect(Collectors.joining(","));
    }

    private static String selected(Part part, Side side) {
        return part.isNumbered()
                ? part.column().on(side).quoted() + "+0"
                : part.column().value(side);
    }

    int width() {
        return parts.size();
    }

    String orderBy(Side side) {
        return parts.stream()
                .map(p -> p.column().on(side).quoted() + (p.descending() ? " DESC" : ""))
                .collect(Collectors.joining(",", " ORDER BY ", ""));
    }

    /** Whether {@link #beginningWith} can be asked for by the numbers of this column. */
    boolean beginsWithNumber(String column) {
        return ordered && isWholeNumbers() && columns().get(0).name().equalsIgnoreCase(column);
    }

    /** Rows whose key begins with a number of one of these ranges. */
    String beginningWith(Side side, List<Range> ranges) {
        return ranges.stream()
                .map(r -> r.first() == r.last()
                        ? first(side) + "=" + r.first()
                        : first(side) + " BETWEEN " + r.first() + " AND " + r.last())
                .collect(Collectors.joining(" OR ", " WHERE ", ""));
    }

    /** Rows behind {@code lower} up to {@code upper}, which belongs to the range; null does not bound. */
    String range(Side side, RowKey lower, RowKey upper) {
        List<String> conditions = new ArrayList<>();
        if (lower != null) {
            conditions.add(bounded(side, lower, true));
        }
        if (upper != null) {
            conditions.add(bounded(side, upper, false));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** {@code a>=x AND (a>x OR (a=x AND b>y))}: the first column is bounded alone, then the tuple column by column. */
    private String bounded(Side side, RowKey bound, boolean after) {
        List<String> either = new ArrayList<>();
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < bound.width(); i++) {
            boolean inclusive = !after && i == bound.width() - 1;
            String name = parts.get(i).column().on(side).quoted();
            String literal = literal(parts.get(i), side, bound.value(i));
            either.add("(" + equal + name + comparison(i, after) + (inclusive ? "=" : "") + literal + ")");
            equal.append(name).append('=').append(literal).append(" AND ");
        }
        if (bound.width() == 1) {
            return either.get(0);
        }
        String first = parts.get(0).column().on(side).quoted() + comparison(0, after) + "="
                + literal(parts.get(0), side, bound.value(0));
        return "(" + first + " AND (" + String.join(" OR ", either) + "))";
    }

    private String comparison(int part, boolean after) {
        return after != parts.get(part).descending() ? ">" : "<";
    }

    /** Rows with one of these keys, and those that the server takes for equal. */
    String anyOf(Side side, Collection<RowKey> keys) {
        if (parts.size() == 1 && keys.stream().allMatch(k -> k.value(0) != null)) {
            return " WHERE " + operand(parts.get(0), side) + " IN ("
                    + keys.stream()
                            .map(k -> literal(parts.get(0), side, k.value(0)))
                            .collect(Collectors.joining(","))
                    + ")";
        }
        return keys.stream().map(k -> equal(side, k)).collect(Collectors.joining(" OR ", " WHERE ", ""));
    }

    private String equal(Side side, RowKey key) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String operand = operand(parts.get(i), side);
            all.add(
                    key.value(i) == null
                            ? operand + " IS NULL"
                            : operand + "=" + literal(parts.get(i), side, key.value(i)));
        }
        return "(" + String.join(" AND ", all) + ")";
    }

    /** The column itself where its own character set can take every value of the other side; an index needs that. */
    private static String operand(Part part, Side side) {
        Column column = part.column().on(side);
        boolean convert =
                !part.isNumbered() && column.charset() != null && !part.column().hasSameBytes();
        return convert ? "CONVERT(" + column.quoted() + " USING utf8mb4)" : column.quoted();
    }

    private static String literal(Part part, Side side, byte[] value) {
        Column column = part.column().on(side);
        String text = new String(value, StandardCharsets.ISO_8859_1);
        return switch (column.kind()) {
            case INTEGER, DECIMAL, BIT, YEAR -> text;
            case FLOAT, DOUBLE -> text.contains("e") ? text : text + "e0";
            case DATE, TIME, DATETIME, TIMESTAMP -> "'" + text + "'";
            case ENUM, SET -> part.isNumbered() ? text : characters(part, column, value);
            case CHARACTER -> characters(part, column, value);
            case BINARY, GEOMETRY, VECTOR, JSON, OTHER -> "x'" + HexFormat.of().formatHex(value) + "'";
        };
    }

    private static String characters(Part part, Column column, byte[] value) {
        boolean own = part.column().hasSameBytes() && !ComparedColumn.isUtf8(column);
        return "_" + (own ? column.charset() : "utf8mb4") + " x'"
                + HexFormat.of().formatHex(value) + "'";
    }
}
