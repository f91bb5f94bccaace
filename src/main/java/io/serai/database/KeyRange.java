package io.serai.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes conditions on a key, in the form in which the range optimizer can use the key's index: the first column is bounded
 * alone, then the tuple is compared column by column. A descending part turns its comparison around.
 */
public final class KeyRange {
    private final List<Column> columns;
    private final List<Boolean> descending;
    private final String index;

    public KeyRange(Table table) {
        Key key = table.rowKey().orElseThrow();
        this.columns = table.keyColumns();
        this.descending = key.parts().stream().map(Key.Part::descending).toList();
        this.index = key.name();
    }

    public List<Column> columns() {
        return columns;
    }

    public String forceIndex() {
        return " FORCE INDEX (" + Sql.quote(index) + ")";
    }

    public String orderBy() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            parts.add(columns.get(i).quoted() + (descending.get(i) ? " DESC" : ""));
        }
        return " ORDER BY " + String.join(", ", parts);
    }

    public String expressions() {
        return columns.stream().map(Literals::keyExpression).collect(Collectors.joining(", "));
    }

    /** Rows behind {@code lower} up to {@code upper}, which belongs to the range; empty bounds do not bound. */
    public String where(List<String> lower, List<String> upper) {
        List<String> conditions = new ArrayList<>();
        if (!lower.isEmpty()) {
            conditions.add(beyond(lower, false));
        }
        if (!upper.isEmpty()) {
            conditions.add(upTo(upper));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private String beyond(List<String> bound, boolean inclusive) {
        return bounded(bound, true, inclusive);
    }

    private String upTo(List<String> bound) {
        return bounded(bound, false, true);
    }

    private String bounded(List<String> bound, boolean after, boolean inclusive) {
        List<String> either = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> all = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                all.add(columns.get(j).quoted() + "=" + bound.get(j));
            }
            boolean last = i == columns.size() - 1;
            all.add(columns.get(i).quoted() + comparison(i, after) + (last && inclusive ? "=" : "") + bound.get(i));
            either.add("(" + String.join(" AND ", all) + ")");
        }
        if (columns.size() == 1) {
            return either.get(0);
        }
        String first = columns.get(0).quoted() + comparison(0, after) + "=" + bound.get(0);
        return "(" + first + " AND (" + String.join(" OR ", either) + "))";
    }

    private String comparison(int part, boolean after) {
        return after != descending.get(part) ? ">" : "<";
    }
}
