package io.serai.cdc;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.project.Mapping;
import io.serai.project.ObjectRules;
import io.serai.project.Run;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tables that the business has made on the side that a link reads since it began: no link carries them. Those that the project's rules
 * would not take are nobody's loss.
 */
final class NewTables {
    private NewTables() {}

    /** All tables of the databases that a run reads, migrated or not. */
    static Set<String> all(Run run, Connection source) {
        return names(run, source).stream().map(TableName::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param known those that were there when the link began, as {@link #all} names them */
    static List<String> since(Collection<String> known, Run run, Connection source) {
        Set<TableName> migrated = run.tables().stream().map(Mapping::source).collect(Collectors.toSet());
        return names(run, source).stream()
                .filter(n -> !migrated.contains(n) && !known.contains(n.toString()) && isTaken(run, n))
                .map(TableName::toString)
                .toList();
    }

    /** By the name that it would have on the project's source. */
    private static boolean isTaken(Run run, TableName name) {
        ObjectRules rules = run.definition().objects();
        return run.tables().stream()
                .filter(m -> m.source().database().equals(name.database()))
                .map(m -> m.target().database())
                .distinct()
                .anyMatch(d -> rules.target(new TableName(d, name.table())).isPresent());
    }

    private static Set<TableName> names(Run run, Connection source) {
        String databases = run.tables().stream()
                .map(m -> m.source().database())
                .distinct()
                .map(Sql::text)
                .collect(Collectors.joining(","));
        if (databases.isEmpty()) {
            return Set.of();
        }
        return Sql.rows(
                        source,
                        "looking for new tables",
                        "SELECT table_schema AS d, table_name AS n FROM information_schema.tables"
                                + " WHERE table_type='BASE TABLE' AND table_schema IN (" + databases + ")")
                .stream()
                .map((Map<String, String> row) -> new TableName(row.get("d"), row.get("n")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
