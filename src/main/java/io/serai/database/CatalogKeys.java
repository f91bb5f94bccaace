package io.serai.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads indexes and foreign keys from {@code information_schema}. */
final class CatalogKeys {
    private final Connection connection;

    CatalogKeys(Connection connection) {
        this.connection = connection;
    }

    Map<String, List<Key>> keys(String doing, String where) {
        Set<String> told = told();
        String sql = "SELECT table_name AS t, index_name AS n, non_unique AS nu, column_name AS c, sub_part AS p,"
                + " collation AS co, index_type AS ty, " + (told.contains("EXPRESSION") ? "expression" : "NULL")
                + " AS ex, "
                + visible(told) + " AS v FROM information_schema.statistics" + where
                + " ORDER BY table_name, index_name, seq_in_index";
        Map<String, Map<String, Key>> found = new HashMap<>();
        for (Map<String, String> row : Sql.rows(connection, doing, sql)) {
            Key.Part part = new Key.Part(
                    row.get("c"),
                    row.get("p") == null ? null : Integer.valueOf(row.get("p")),
                    "D".equals(row.get("co")),
                    row.get("ex"));
            found.computeIfAbsent(row.get("t"), t -> new LinkedHashMap<>())
                    .merge(
                            row.get("n"),
                            new Key(
                                    row.get("n"),
                                    "0".equals(row.get("nu")),
                                    row.get("ty"),
                                    "YES".equals(row.get("v")),
                                    List.of(part)),
                            CatalogKeys::longer);
        }
        Map<String, List<Key>> keys = new HashMap<>();
        found.forEach((table, byName) -> keys.put(table, List.copyOf(byName.values())));
        return keys;
    }

    private static Key longer(Key key, Key next) {
        List<Key.Part> parts = new ArrayList<>(key.parts());
        parts.addAll(next.parts());
        return new Key(key.name(), key.unique(), key.type(), key.visible(), List.copyOf(parts));
    }

    Map<String, List<ForeignKey>> foreignKeys(String doing, String database, String only) {
        String sql = "SELECT k.table_name AS t, k.constraint_name AS n, k.column_name AS c,"
                + " k.referenced_table_schema AS rs, k.referenced_table_name AS rt, k.referenced_column_name AS rc,"
                + " r.delete_rule AS d, r.update_rule AS u FROM information_schema.key_column_usage k"
                + " JOIN information_schema.referential_constraints r ON r.constraint_schema=k.constraint_schema"
                + " AND r.constraint_name=k.constraint_name AND r.table_name=k.table_name"
                + " WHERE k.table_schema=" + Sql.text(database) + only.replace("table_name", "k.table_name")
                + " AND k.referenced_table_name IS NOT NULL"
                + " ORDER BY k.table_name, k.constraint_name, k.ordinal_position";
        Map<String, Map<String, ForeignKey>> found = new HashMap<>();
        for (Map<String, String> row : Sql.rows(connection, doing, sql)) {
            ForeignKey part = new ForeignKey(
                    row.get("n"),
                    List.of(row.get("c")),
                    new TableName(row.get("rs"), row.get("rt")),
                    List.of(row.get("rc")),
                    row.get("d"),
                    row.get("u"));
            found.computeIfAbsent(row.get("t"), t -> new LinkedHashMap<>())
                    .merge(row.get("n"), part, CatalogKeys::longer);
        }
        Map<String, List<ForeignKey>> keys = new HashMap<>();
        found.forEach((table, byName) -> keys.put(table, List.copyOf(byName.values())));
        return keys;
    }

    private static ForeignKey longer(ForeignKey key, ForeignKey next) {
        List<String> columns = new ArrayList<>(key.columns());
        columns.addAll(next.columns());
        List<String> referenced = new ArrayList<>(key.referencedColumns());
        referenced.addAll(next.referencedColumns());
        return new ForeignKey(
                key.name(),
                List.copyOf(columns),
                key.referenced(),
                List.copyOf(referenced),
                key.onDelete(),
                key.onUpdate());
    }

    /** What not every server tells of indexes, and this one does. */
    private Set<String> told() {
        return Sql.rows(
                        connection,
                        "reading what the server tells of indexes",
                        "SELECT UPPER(column_name) AS c FROM information_schema.columns WHERE table_schema='information_schema'"
                                + " AND table_name='STATISTICS' AND column_name IN ('EXPRESSION','IS_VISIBLE','IGNORED')")
                .stream()
                .map(row -> row.get("c"))
                .collect(Collectors.toSet());
    }

    /** MySQL's invisible index is MariaDB's ignored one; older servers have neither. */
    private static String visible(Set<String> told) {
        if (told.contains("IS_VISIBLE")) {
            return "is_visible";
        }
        return told.contains("IGNORED") ? "IF(ignored='YES','NO','YES')" : "'YES'";
    }
}
