package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.database.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A privilege that a project's steps need.
 *
 * @param anyOf names of privileges of which one is enough; the first is the one to ask for
 * @param on a table, a database ({@code db.*}) or the server ({@code *.*})
 */
record Need(List<String> anyOf, TableName on) {
    static Need on(TableName table, String... anyOf) {
        return new Need(List.of(anyOf), table);
    }

    static Need onDatabase(String database, String... anyOf) {
        return new Need(List.of(anyOf), new TableName(database, Grants.ALL));
    }

    static Need onServer(String... anyOf) {
        return onDatabase(Grants.ALL, anyOf);
    }

    boolean isMet(Grants grants) {
        return grants.allows(Set.copyOf(anyOf), on);
    }

    /** The statements that grant what is missing, one for each database. */
    static String statements(Collection<Need> missing, String account) {
        Map<String, Set<String>> byDatabase = new TreeMap<>();
        missing.forEach(n -> byDatabase
                .computeIfAbsent(n.on().database(), database -> new TreeSet<>())
                .add(n.anyOf().get(0)));
        StringBuilder statements = new StringBuilder();
        byDatabase.forEach((database, privileges) -> statements
                .append("GRANT ")
                .append(String.join(", ", privileges))
                .append(" ON ")
                .append(database.equals(Grants.ALL) ? "*" : Sql.quote(database))
                .append(".* TO ")
                .append(account)
                .append("; "));
        return statements.toString().strip();
    }
}
