package io.serai.schema;

import io.serai.database.Catalog;
import io.serai.database.Sql;
import io.serai.database.TableName;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is on the target, as it says itself. */
final class TargetObjects {
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

    /** The names of a table's indexes, in lower case, since the servers ignore it. */
    Set<String> indexes(TableName table) {
        return names(
                "indexes",
                table,
                "SELECT DISTINCT index_name AS n, table_name AS t FROM information_schema.statistics WHERE ");
    }

    /** The names of a table's foreign keys, in lower case. */
    Set<String> foreignKeys(TableName table) {
        return names(
                "foreign keys",
                table,
                "SELECT constraint_name AS n, table_name AS t FROM information_schema.table_constraints"
                        + " WHERE constraint_type='FOREIGN KEY' AND ");
    }

    /** The catalog compares names without regard to case even where the server does not. */
    private Set<String> names(String what, TableName table, String select) {
        Set<String> names = new HashSet<>();
        Sql.rows(
                        connection,
                        "reading the " + what + " of " + table,
                        select + "table_schema=" + Sql.text(table.database()) + " AND table_name="
                                + Sql.text(table.table()))
                .stream()
                .filter(r -> fold(r.get("t")).equals(fold(table.table())))
                .forEach(r -> names.add(r.get("n").toLowerCase(Locale.ROOT)));
        return names;
    }

    private String fold(String name) {
        return ignoresCase ? name.toLowerCase(Locale.ROOT) : name;
    }

    private TableName fold(TableName name) {
        return new TableName(fold(name.database()), fold(name.table()));
    }
}
