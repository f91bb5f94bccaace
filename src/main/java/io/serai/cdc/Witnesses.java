package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.ForeignKey;
import io.serai.database.Key;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.database.ddl.AlterTable;
import io.serai.error.SeraiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who can tell the structure that a table of the source has right behind a statement. The source itself may have gone further: its
 * later statements wait in the binlog. So the statement decides which columns there are, in which order and of which types; the
 * source as it is now and the target, where the user has carried out just this statement, say the rest; and the rows' own
 * descriptions in the binlog are held against it all.
 *
 * @param name of the table on the source after the statement
 * @param source the table as the source has it now, or null
 * @param target the table as the target has it now, or null
 */
record Witnesses(TableName name, Table source, Table target) {
    /** The structure after a statement that leaves columns and keys alone. */
    Table same(Table before) {
        return new Table(
                name,
                before.engine(),
                before.collation(),
                before.estimatedRows(),
                before.averageRowBytes(),
                before.columns(),
                before.keys(),
                before.foreignKeys());
    }

    /**
     * The structure after a statement that alters the table or an index of it.
     *
     * @throws SeraiException {@code SCHEMA_DRIFT} or {@code COLUMN_MISSING}
     */
    Table altered(Table before, String sql) {
        AlterTable alter;
        try {
            alter = AlterTable.read(sql, before.columns(), AlterTable.charsetOf(before.collation()));
        } catch (SeraiException e) {
            return asNow();
        }
        Map<String, String> renamed = new HashMap<>();
        for (int i = 0; i < alter.size(); i++) {
            String now = alter.name(i);
            alter.nameBefore(i).ifPresent(old -> renamed.put(lower(old), now));
        }
        return table(before, columns(alter), renamed);
    }

    /** The structure after a statement that only makes or drops an index. */
    Table indexed(Table before) {
        Map<String, String> names = new HashMap<>();
        before.columns().forEach(c -> names.put(lower(c.name()), c.name()));
        return table(before, before.columns(), names);
    }

    /** @param renamed by the name of a column before, in lower case: its name now, if it is still there */
    private Table table(Table before, List<Column> columns, Map<String, String> renamed) {
        List<Key> keys = keys(renamed(before, renamed), columns);
        return new Table(
                name,
                before.engine(),
                before.collation(),
                before.estimatedRows(),
                before.averageRowBytes(),
                withoutNull(columns, keys),
                keys,
                foreignKeys(before, renamed));
    }

    private List<Column> columns(AlterTable alter) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < alter.size(); i++) {
            int index = i;
            columns.add(alter.kept(i).orElseGet(() -> defined(alter, index)));
        }
        return columns;
    }

    private Column defined(AlterTable alter, int index) {
        String column = alter.name(index);
        List<Column> known = Stream.of(source, target)
                .filter(Objects::nonNull)
                .flatMap(t -> t.columns().stream())
                .filter(c -> c.name().equalsIgnoreCase(column))
                .toList();
        return known.stream()
                .map(c -> alter.defined(index, c))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> unlike(column, alter.definition(index), known));
    }

    private SeraiException unlike(String column, String definition, List<Column> known) {
        String told = target == null ? "not there" : has(target, column);
        return new SeraiException(
                known.isEmpty() ? "COLUMN_MISSING" : "SCHEMA_DRIFT",
                "The statement makes column `%s` of table %s: %s. On the target, table %s is %s; on the source it is now %s."
                        .formatted(
                                column,
                                name,
                                definition,
                                target == null ? name : target.name(),
                                told,
                                source == null ? "not there" : has(source, column)),
                "Carry out exactly this statement on the target, then restore; it need not be named again.");
    }

    private static String has(Table table, String column) {
        return table.columns().stream()
                .filter(c -> c.name().equalsIgnoreCase(column))
                .findFirst()
                .map(c -> "there with " + c.quoted() + " " + c.columnType())
                .orElse("there without that column");
    }

    /**
     * Keys of the source by which its rows may be told apart: those that it had or has now, as far as the target's table enforces
     * them too. One that is missing here costs time only.
     */
    private List<Key> keys(List<Key> before, List<Column> columns) {
        Set<Key> all = new LinkedHashSet<>(before);
        if (source != null) {
            all.addAll(source.keys());
        }
        List<Key> keys = new ArrayList<>();
        Set<Set<String>> taken = new LinkedHashSet<>();
        for (Key key : all) {
            boolean there = key.columns().stream()
                    .allMatch(k -> columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(k)));
            boolean enforced = target != null
                    && target.keys().stream().anyMatch(t -> t.unique() && t.isPlain() && set(t).equals(set(key)));
            if (there && (!key.unique() || enforced) && taken.add(set(key))) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static Set<String> set(Key key) {
        Set<String> columns = new TreeSet<>();
        key.columns().forEach(c -> columns.add(lower(c)));
        return columns;
    }

    private static List<Key> renamed(Table before, Map<String, String> renamed) {
        return before.keys().stream()
                .filter(k -> k.columns().stream().allMatch(c -> renamed.containsKey(lower(c))))
                .map(k -> new Key(
                        k.name(),
                        k.unique(),
                        k.type(),
                        k.visible(),
                        k.parts().stream()
                                .map(p -> p.column() == null
                                        ? p
                                        : new Key.Part(
                                                renamed.get(lower(p.column())),
                                                p.prefix(),
                                                p.descending(),
                                                p.expression()))
                                .toList()))
                .toList();
    }

    /** The columns of a primary key hold no NULL, whatever is said of them. */
    private static List<Column> withoutNull(List<Column> columns, List<Key> keys) {
        Set<String> primary = new TreeSet<>();
        keys.stream().filter(Key::isPrimary).forEach(k -> primary.addAll(set(k)));
        return columns.stream()
                .map(c -> primary.contains(lower(c.name())) ? c.notNull() : c)
                .toList();
    }

    /** A foreign key that only one of before and now knows was added or dropped by this statement or by a later one: the target tells. */
    private List<ForeignKey> foreignKeys(Table before, Map<String, String> renamed) {
        List<ForeignKey> old = before.foreignKeys().stream()
                .filter(k -> k.columns().stream().allMatch(c -> renamed.containsKey(lower(c))))
                .map(k -> new ForeignKey(
                        k.name(),
                        k.columns().stream().map(c -> renamed.get(lower(c))).toList(),
                        k.referenced(),
                        k.referencedColumns(),
                        k.onDelete(),
                        k.onUpdate()))
                .toList();
        if (source == null) {
            return old;
        }
        List<ForeignKey> keys = new ArrayList<>();
        Stream.concat(old.stream(), source.foreignKeys().stream())
                .filter(k -> old.stream().anyMatch(o -> isSame(o, k))
                                && source.foreignKeys().stream().anyMatch(s -> isSame(s, k))
                        || isOnTarget(k))
                .filter(k -> keys.stream().noneMatch(taken -> isSame(taken, k)))
                .forEach(keys::add);
        return keys;
    }

    private static boolean isSame(ForeignKey one, ForeignKey other) {
        return one.columns().equals(other.columns())
                && one.referenced().equals(other.referenced())
                && one.onDelete().equals(other.onDelete())
                && one.onUpdate().equals(other.onUpdate());
    }

    private boolean isOnTarget(ForeignKey key) {
        return target != null
                && target.foreignKeys().stream()
                        .anyMatch(t -> t.columns().equals(key.columns())
                                && t.onDelete().equals(key.onDelete())
                                && t.onUpdate().equals(key.onUpdate()));
    }

    /**
     * The structure that the source has now, where no statement tells it: of a table that was not migrated and has taken the name of
     * one that was.
     *
     * @throws SeraiException {@code SCHEMA_DRIFT} unless source and target now have the same columns
     */
    Table asNow() {
        List<String> here = carried(source);
        List<String> there = carried(target);
        if (source == null || !Set.copyOf(here).equals(Set.copyOf(there))) {
            throw new SeraiException(
                    "SCHEMA_DRIFT",
                    "The statement alone does not tell the structure of table %s after it; on the source it has the columns %s now, on the target %s."
                            .formatted(name, here, there),
                    "Give the target's table the same columns, then restore; it need not be named again. If the source's table has"
                            + " been altered once more since, release this project and migrate the table with a new one.");
        }
        return new Table(
                name,
                source.engine(),
                source.collation(),
                source.estimatedRows(),
                source.averageRowBytes(),
                source.columns(),
                keys(List.of(), source.columns()),
                source.foreignKeys());
    }

    private static List<String> carried(Table table) {
        return table == null
                ? List.of()
                : table.carried().stream().map(c -> lower(c.name())).toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
