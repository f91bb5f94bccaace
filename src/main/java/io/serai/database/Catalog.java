package io.serai.database;

import io.serai.error.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the structure of databases, with a handful of statements for each database however many tables it has. */
public final class Catalog {
    private static final int ER_UNKNOWN_SYSTEM_VARIABLE = 1193;
    private static final Set<String> SYSTEM = Set.of(
            "mysql", "information_schema", "performance_schema", "sys", "oceanbase", "lbacsys", "oraauditor", "serai");

    /** Whether a database belongs to the server, or to Serai, and is never migrated. */
    public boolean isSystem(String database) {
        return SYSTEM.contains(database.toLowerCase(java.util.Locale.ROOT));
    }

    /** The names of all databases of users. */
    public List<String> databases(Connection connection) {
        return Sql.rows(connection, "listing databases", "SELECT schema_name AS n FROM information_schema.schemata")
                .stream()
                .map(r -> r.get("n"))
                .filter(d -> !isSystem(d))
                .sorted()
                .toList();
    }

    /** A table or view and the kind of it. */
    public record Entry(TableName name, boolean view) {}

    /** All tables and views of a database, without their structure. */
    public List<Entry> entries(Connection connection, String database) {
        return Sql.rows(
                        connection,
                        "listing tables of " + database,
                        "SELECT table_name AS n, table_type AS t FROM information_schema.tables WHERE table_schema="
                                + Sql.text(database) + " AND table_type IN ('BASE TABLE','SYSTEM VERSIONED','VIEW')")
                .stream()
                .map(r -> new Entry(new TableName(database, r.get("n")), "VIEW".equals(r.get("t"))))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /** The structure of those of the named tables that exist, in the order asked for. */
    public Map<TableName, Table> tables(Connection connection, Collection<TableName> names) {
        Map<String, Set<String>> byDatabase = names.stream()
                .collect(Collectors.groupingBy(
                        TableName::database, TreeMap::new, Collectors.mapping(TableName::table, Collectors.toSet())));
        Map<TableName, Table> found = new TreeMap<>();
        byDatabase.forEach((database, tables) -> found.putAll(read(connection, database, tables)));
        Map<TableName, Table> ordered = new LinkedHashMap<>();
        new TreeSet<>(names)
                .forEach(name -> Optional.ofNullable(found.get(name)).ifPresent(t -> ordered.put(name, t)));
        return ordered;
    }

    /** The structure of one table, if it exists. */
    public Optional<Table> table(Connection connection, TableName name) {
        return Optional.ofNullable(tables(connection, List.of(name)).get(name));
    }

    private Map<TableName, Table> read(Connection connection, String database, Set<String> wanted) {
        String only = wanted.size() > 50
                ? ""
                : " AND table_name IN (" + wanted.stream().map(Sql::text).collect(Collectors.joining(",")) + ")";
        freshStatistics(connection);
        String where = " WHERE table_schema=" + Sql.text(database) + only;
        String doing = "reading the structure of " + database;
        Map<String, List<Column>> columns = new CatalogColumns(connection).read(doing, where);
        Map<String, List<Key>> keys = new CatalogKeys(connection).keys(doing, where);
        Map<String, List<ForeignKey>> foreign = new CatalogKeys(connection).foreignKeys(doing, database, only);
        Map<TableName, Table> tables = new TreeMap<>();
        for (Map<String, String> row : Sql.rows(
                connection,
                doing,
                "SELECT table_name AS n, engine AS e, table_collation AS c, table_rows AS r, avg_row_length AS l"
                        + " FROM information_schema.tables" + where)) {
            String name = row.get("n");
            if (wanted.contains(name)) {
                TableName full = new TableName(database, name);
                tables.put(
                        full,
                        new Table(
                                full,
                                row.get("e"),
                                row.get("c"),
                                number(row.get("r")),
                                number(row.get("l")),
                                columns.getOrDefault(name, List.of()),
                                keys.getOrDefault(name, List.of()),
                                foreign.getOrDefault(name, List.of())));
            }
        }
        return tables;
    }

    /** MySQL from 8.0 on answers with numbers of a day ago otherwise; the others do not know the variable. */
    private static void freshStatistics(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION information_schema_stats_expiry=0");
        } catch (SQLException e) {
            if (e.getErrorCode() != ER_UNKNOWN_SYSTEM_VARIABLE) {
                throw SqlErrors.translate(e, "asking for fresh statistics");
            }
        }
    }

    private static long number(String text) {
        return text == null ? 0 : new java.math.BigDecimal(text).longValue();
    }

    static <T> Map<String, List<T>> grouped(Map<String, List<T>> into, String name, T item) {
        into.computeIfAbsent(name, n -> new ArrayList<>()).add(item);
        return into;
    }
}
