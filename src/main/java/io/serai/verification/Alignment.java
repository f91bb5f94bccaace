package io.serai.verification;

import io.serai.database.Column;
import io.serai.database.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of the source beside its table on the target: which columns are compared, and how rows are told apart.
 *
 * @param columns those that both sides have, generated ones too
 * @param missing columns of the source that the target lacks
 * @param extra columns that only the target has
 * @param key empty when rows can not be told apart
 */
record Alignment(
        Table source,
        Table target,
        List<ComparedColumn> columns,
        List<String> missing,
        List<String> extra,
        Optional<ComparedKey> key) {
    /** @param sameServers both servers are of one type */
    static Alignment of(Table source, Table target, boolean sameServers) {
        List<ComparedColumn> columns = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Column column : source.columns()) {
            Optional<Column> twin = find(target, column.name());
            twin.ifPresent(t -> columns.add(new ComparedColumn(column, t, sameServers)));
            if (twin.isEmpty()) {
                missing.add(column.name());
            }
        }
        List<String> extra = target.columns().stream()
                .map(Column::name)
                .filter(name -> find(source, name).isEmpty())
                .toList();
        return new Alignment(
                source,
                target,
                List.copyOf(columns),
                List.copyOf(missing),
                extra,
                ComparedKey.of(source, target, columns));
    }

    private static Optional<Column> find(Table table, String name) {
        return table.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst();
    }

    RowDigest digest() {
        return new RowDigest(columns);
    }

    Table on(Side side) {
        return side == Side.SOURCE ? source : target;
    }

    /** For people: how the rows of this table are compared. */
    String method() {
        if (columns.isEmpty()) {
            return "not compared: no column is on both sides";
        }
        String how = columns.size() + " columns, SHA-256 of each row added up in both servers";
        if (key.isEmpty()) {
            return how + ", as a multiset of rows: no key tells them apart";
        }
        return key.get().isOrdered()
                ? how + " by ranges of key " + key.get().name() + "; rows by key where sums differ"
                : how + " over the whole table, since the sides do not order key "
                        + key.get().name() + " alike; rows by key where sums differ";
    }
}
