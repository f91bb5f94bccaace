package io.serai.schema;

import io.serai.database.Catalog;
import io.serai.database.Sql;
import io.serai.database.TableName;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is on the target, as it says itself. */
final class TargetObjects {
    private static final int MOST_LISTED = 50;

    private final Connection connection;
    private final Catalog catalog;
    private final boolean ignoresCase;

    TargetObjects(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
        this.ignoresCase = !"0"
                .equals(Sql.value(connection, "reading lower_case_table_names", "SELECT @@lower_case_table_names")
                        .orElse("0"));
    }

    /** Those of the databases that exist. */
    Set<String> databases(Collection<String> names) {
        Set<String> found = Sql.rows(
                        connection,
                        "listing the target's databases",
                        "SELECT schema_name AS n FROM information_schema.schemata")
                .stream()
                .map(r -> fold(r.get("n")))
                .collect(Collectors.toSet());
        return names.stream().filter(n -> found.contains(fold(n))).collect(Collectors.toSet());
    }

    /** The tables and views of some databases. */
    Listing tables(Collection<String> databases) {
        Map<TableName, ObjectKind> found = new HashMap<>();
        for (String database : databases) {
            catalog.entries(connection, database)
                    .forEach(e -> found.put(fold(e.name()), e.view() ? ObjectKind.VIEW : ObjectKind.TABLE));
        }
        return name -> found.get(fold(name));
    }

    /** Which kind of object a name is on the target; null for a name that is free. */
    @FunctionalInterface
    interface Listing {
        ObjectKind kind(TableName name);
    }

    /** Which kind of object this name is on the target, if it is taken. */
    Optional<ObjectKind> kind(TableName name) {
        return Sql.rows(
                        connection,
                        "looking for " + name,
                        "SELECT table_name AS n, table_type AS t FROM information_schema.tables WHERE table_schema="
                                + Sql.text(name.database()) + " AND table_name=" + Sql.text(name.table()))
                .stream()
                .filter(r -> fold(r.get("n")).equals(fold(name.table())))
                .map(r -> r.get("t").endsWith("VIEW") ? ObjectKind.VIEW : ObjectKind.TABLE)
                .findFirst();
    }

    /** The names of the indexes of some tables, by table. */
    Names indexes(Collection<TableName> tables) {
        return names(
                "indexes",
                tables,
                "SELECT DISTINCT index_name AS n, table_name AS t FROM information_schema.statistics WHERE ");
    }

    /** The names of the foreign keys of some tables, by table. */
    Names foreignKeys(Collection<TableName> tables) {
        return names(
                "foreign keys",
                tables,
                "SELECT constraint_name AS n, table_name AS t FROM information_schema.table_constraints"
                        + " WHERE constraint_type='FOREIGN KEY' AND ");
    }

    /** What tables have, by its name in lower case, since the servers ignore its case. */
    @FunctionalInterface
    interface Names {
        Set<String> of(TableName table);
    }

    /** One statement for each database. The catalog compares names without regard to case even where the server does not. */
    private Names names(String what, Collection<TableName> tables, String select) {
        Map<TableName, Set<String>> names = new HashMap<>();
        Map<String, List<TableName>> byDatabase = tables.stream().collect(Collectors.groupingBy(TableName::database));
        byDatabase.forEach((database, some) -> Sql.rows(
                        connection,
                        "reading the " + what + " of " + (some.size() == 1 ? some.get(0) : database),
                        select + "table_schema=" + Sql.text(database) + only(some))
                .forEach(r -> names.computeIfAbsent(fold(new TableName(database, r.get("t"))), t -> new HashSet<>())
                        .add(r.get("n").toLowerCase(Locale.ROOT))));
        return table -> names.getOrDefault(fold(table), Set.of());
    }

    /** A long list costs the server more than what it leaves out. */
    private static String only(List<TableName> tables) {
        return tables.size() > MOST_LISTED
                ? ""
                : tables.stream()
                        .map(t -> Sql.text(t.table()))
                        .collect(Collectors.joining(",", " AND table_name IN (", ")"));
    }

    private String fold(String name) {
        return ignoresCase ? name.toLowerCase(Locale.ROOT) : name;
    }

    private TableName fold(TableName name) {
        return new TableName(fold(name.database()), fold(name.table()));
    }
}
