package io.serai.database;

import io.serai.database.Column.Generated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Structures for tests, as the catalog would read them from the types' names. */
public final class Sample {
    private static final Pattern NUMBERS = Pattern.compile("\\((\\d+)(?:,(\\d+))?\\)");
    private static final Set<ColumnKind> TEXTS = Set.of(ColumnKind.CHARACTER, ColumnKind.ENUM, ColumnKind.SET);
    private static final Set<ColumnKind> TIMES = Set.of(ColumnKind.TIME, ColumnKind.DATETIME, ColumnKind.TIMESTAMP);

    private Sample() {}

    /** A NOT NULL column; one of texts in utf8mb4. */
    public static Column column(String name, String columnType) {
        return column(name, columnType, "utf8mb4");
    }

    /** @param charset of a column of texts; unused for others */
    public static Column column(String name, String columnType, String charset) {
        String dataType = columnType.split("[ (]")[0];
        boolean text = TEXTS.contains(ColumnKind.of(dataType));
        Matcher numbers = NUMBERS.matcher(columnType);
        Integer first = numbers.find() ? Integer.valueOf(numbers.group(1)) : null;
        Integer second = first == null || numbers.group(2) == null ? null : Integer.valueOf(numbers.group(2));
        boolean time = TIMES.contains(ColumnKind.of(dataType));
        return new Column(
                name,
                1,
                dataType,
                columnType,
                false,
                text ? charset : null,
                text ? charset + "_general_ci" : null,
                first == null ? null : first.longValue() * (text && charset.equals("utf8mb4") ? 4 : 1),
                first,
                time ? Integer.valueOf(first == null ? 0 : first) : second,
                Generated.NO,
                false,
                false,
                false,
                dataType.equals("enum") || dataType.equals("set") ? CatalogColumns.members(columnType) : List.of());
    }

    public static Column nullable(Column c) {
        return with(c, c.ordinal(), true, c.generated(), c.autoUpdate());
    }

    public static Column generated(Column c, Generated how) {
        return with(c, c.ordinal(), c.nullable(), how, c.autoUpdate());
    }

    public static Column autoUpdate(Column c) {
        return with(c, c.ordinal(), c.nullable(), c.generated(), true);
    }

    private static Column with(Column c, int ordinal, boolean nullable, Generated generated, boolean autoUpdate) {
        return new Column(
                c.name(),
                ordinal,
                c.dataType(),
                c.columnType(),
                nullable,
                c.charset(),
                c.collation(),
                c.octetLength(),
                c.precision(),
                c.scale(),
                generated,
                c.invisible(),
                c.autoIncrement(),
                autoUpdate,
                c.members());
    }

    /** @param parts as in {@code a}, {@code b DESC}, {@code c(10)} */
    public static Key primary(String... parts) {
        return new Key("PRIMARY", true, "BTREE", true, parts(parts));
    }

    public static Key unique(String name, String... parts) {
        return new Key(name, true, "BTREE", true, parts(parts));
    }

    public static Key hidden(Key key) {
        return new Key(key.name(), key.unique(), key.type(), false, key.parts());
    }

    public static Key index(String name, String... parts) {
        return new Key(name, false, "BTREE", true, parts(parts));
    }

    private static List<Key.Part> parts(String... parts) {
        return Arrays.stream(parts)
                .map(p -> {
                    Matcher prefix = NUMBERS.matcher(p);
                    boolean cut = prefix.find();
                    String name = p.replaceAll("[ (].*", "");
                    return new Key.Part(name, cut ? Integer.valueOf(prefix.group(1)) : null, p.endsWith(" DESC"), null);
                })
                .toList();
    }

    /** @param name as in {@code shop.orders} */
    public static Table table(String name, List<Column> columns, Key... keys) {
        List<Column> numbered = new ArrayList<>();
        for (Column c : columns) {
            numbered.add(with(c, numbered.size() + 1, c.nullable(), c.generated(), c.autoUpdate()));
        }
        String[] parts = name.split("\\.", 2);
        TableName full = new TableName(parts[0], parts[1]);
        return new Table(full, "InnoDB", "utf8mb4_general_ci", 0, 0, numbered, List.of(keys), List.of());
    }

    /** Both sides alike. */
    public static TablePair pair(Table table) {
        return TablePair.of(table, table);
    }
}
