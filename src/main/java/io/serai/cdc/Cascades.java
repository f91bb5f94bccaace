package io.serai.cdc;

import io.serai.database.ForeignKey;
import io.serai.database.Literals;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.database.TablePair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Finds the changes that a foreign key of the source has made by itself. InnoDB does not write them into the binlog (MySQL from
 * 9.6 does, and marks the event), so the link makes them again from the source's rules; the target's own foreign keys are not
 * checked by our sessions and do nothing.
 */
final class Cascades {
    private final Map<TableName, List<Child>> children = new HashMap<>();

    private Consumer<Change> made = change -> {};

    private record Child(LinkTable table, ForeignKey key) {}

    Cascades(Collection<LinkTable> tables) {
        for (LinkTable table : tables) {
            for (ForeignKey key : table.pair().source().foreignKeys()) {
                if (acts(key)) {
                    children.computeIfAbsent(key.referenced(), n -> new ArrayList<>())
                            .add(new Child(table, key));
                }
            }
        }
    }

    /** @param listener hears of each change that follows from another one, before it is written */
    void onMade(Consumer<Change> listener) {
        made = listener;
    }

    /** Whether the key changes referring rows by itself. */
    static boolean acts(ForeignKey key) {
        return acts(key.onDelete()) || acts(key.onUpdate());
    }

    private static boolean acts(String rule) {
        return "CASCADE".equals(rule) || "SET NULL".equals(rule);
    }

    /** Whether {@link #follow} has to look. */
    boolean concerns(Change change) {
        return change.cascades()
                && !change.isInsert()
                && children.containsKey(change.table().pair().source().name());
    }

    /** Takes a change that follows from another one. */
    @FunctionalInterface
    interface Sink {
        void write(Change change) throws SQLException;
    }

    /**
     * Makes the changes that follow from this one, by the rows that the target has now; what was written before must be there. One
     * foreign key after the other, since a row may refer to the same parent by several.
     */
    void follow(Connection target, Change change, Sink sink) throws SQLException {
        for (Child child : children.getOrDefault(change.table().pair().source().name(), List.of())) {
            String rule =
                    change.isDelete() ? child.key().onDelete() : child.key().onUpdate();
            if (acts(rule) && (change.isDelete() || referencedChanged(child, change))) {
                for (Change following : following(target, change, child, rule)) {
                    made.accept(following);
                    sink.write(following);
                }
            }
        }
    }

    private static boolean referencedChanged(Child child, Change change) {
        return Arrays.stream(referenced(child, change))
                .anyMatch(i -> !Arrays.equals(change.before()[i], change.after()[i]));
    }

    private static int[] referenced(Child child, Change change) {
        return indexes(change.table().pair().source(), child.key().referencedColumns());
    }

    private static int[] indexes(Table table, List<String> names) {
        return table.carriedIndexes(names.stream().map(table::column).toList());
    }

    private static List<Change> following(Connection target, Change change, Child child, String rule)
            throws SQLException {
        List<Change> following = new ArrayList<>();
        TablePair pair = child.table().pair();
        int[] parent = referenced(child, change);
        int[] own = indexes(pair.source(), child.key().columns());
        for (byte[][] row : referring(target, change, pair, parent, own)) {
            byte[][] after = row.clone();
            for (int i = 0; i < own.length; i++) {
                after[own[i]] = "SET NULL".equals(rule) || change.isDelete() ? null : change.after()[parent[i]];
            }
            boolean delete = change.isDelete() && "CASCADE".equals(rule);
            following.add(new Change(child.table(), row, delete ? null : after, true));
        }
        return following;
    }

    private static List<byte[][]> referring(Connection target, Change change, TablePair pair, int[] parent, int[] own)
            throws SQLException {
        if (IntStream.of(parent).anyMatch(i -> change.before()[i] == null)) {
            return List.of();
        }
        String columns = pair.targetExpressions("");
        StringBuilder sql = new StringBuilder(
                "SELECT " + columns + " FROM " + pair.target().name().quoted() + " WHERE ");
        for (int i = 0; i < own.length; i++) {
            sql.append(i == 0 ? "" : " AND ")
                    .append(pair.targetColumns().get(own[i]).quoted())
                    .append('=');
            Literals.append(sql, change.table().pair().columns().get(parent[i]), change.before()[parent[i]]);
        }
        List<byte[][]> rows = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet result = statement.executeQuery(sql.toString())) {
            while (result.next()) {
                byte[][] row = new byte[pair.columns().size()][];
                for (int i = 0; i < row.length; i++) {
                    row[i] = result.getBytes(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
