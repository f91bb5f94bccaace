package io.serai.database;

import io.serai.error.SeraiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of the source and the table of the target that receives its rows.
 *
 * @param columns the source's columns whose values are carried, in its order; a document that becomes a text is one
 * @param targetColumns for each of them the target's column of that name
 */
public record TablePair(Table source, Table target, List<Column> columns, List<Column> targetColumns) {
    /**
     * Pairs the columns by name.
     *
     * @throws SeraiException {@code COLUMN_MISSING} when the target lacks a column of the source
     */
    public static TablePair of(Table source, Table target) {
        List<Column> columns = new ArrayList<>();
        List<Column> targetColumns = new ArrayList<>();
        for (Column column : source.carried()) {
            Optional<Column> twin = target.carried().stream()
                    .filter(c -> c.name().equalsIgnoreCase(column.name()))
                    .findFirst();
            Column to = twin.orElseThrow(() -> new SeraiException(
                    "COLUMN_MISSING",
                    "Table %s of the target has no column %s that could receive the values of %s.%s."
                            .formatted(target.name(), column.quoted(), source.name(), column.quoted()),
                    "Add the column to the target's table (" + column.columnType() + "), then restore."));
            targetColumns.add(to);
            boolean document = column.kind() == ColumnKind.JSON && to.kind() != ColumnKind.JSON;
            columns.add(document ? column.asText() : column);
        }
        return new TablePair(source, target, List.copyOf(columns), List.copyOf(targetColumns));
    }

    /** Whether any row may hold what {@link #needsWords} looks for. */
    public boolean mayNeedWords() {
        return columns.stream().anyMatch(c -> c.kind() == ColumnKind.JSON || ErrorValue.hasEmptyMember(c));
    }

    /**
     * Whether the row holds a value whose text alone would not give the same value: a document with a DECIMAL, or the error value
     * of an ENUM that has the member ''.
     */
    public boolean needsWords(byte[][] row) {
        for (int i = 0; i < row.length; i++) {
            Column column = columns.get(i);
            boolean document = column.kind() == ColumnKind.JSON && row[i] != null && JsonLiterals.needsWords(row[i]);
            if (document || ErrorValue.hasEmptyMember(column) && ErrorValue.is(column, row[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes of a value are the same on both sides: then they may be copied without a look. */
    public boolean sameBytes(int index) {
        String charset = columns.get(index).charset();
        return charset == null || charset.equals(targetColumns.get(index).charset());
    }

    /**
     * What to select from the target to get the values of a row as the source's bytes.
     *
     * @param alias of the target's table with its point, or nothing
     */
    public String targetExpressions(String alias) {
        List<String> expressions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            expressions.add(targetExpression(alias, i));
        }
        return String.join(",", expressions);
    }

    private String targetExpression(String alias, int index) {
        Column column = columns.get(index);
        Column to = targetColumns.get(index);
        String name = alias + to.quoted();
        if (to.kind() != ColumnKind.ENUM && sameBytes(index)) {
            return Literals.selectExpression(alias, to);
        }
        String text = sameBytes(index) ? name : "CONVERT(" + name + " USING " + column.charset() + ")";
        return to.kind() == ColumnKind.ENUM && ErrorValue.hasEmptyMember(column)
                ? Literals.errorOr(column, name, text)
                : text;
    }

    /** Whether any row may hold what {@link #enumErrors} counts: asked once for a table, that saves a look at each row. */
    public boolean mayHoldErrors() {
        return columns.stream().anyMatch(c -> c.kind() == ColumnKind.ENUM);
    }

    /**
     * How many values of the row are the error value of an ENUM, which only a session that is not strict can write, with one
     * warning each.
     */
    public int enumErrors(byte[][] row) {
        int errors = 0;
        for (int i = 0; i < row.length; i++) {
            Column column = columns.get(i);
            if (ErrorValue.is(column, row[i])) {
                errors++;
            }
        }
        return errors;
    }
}
