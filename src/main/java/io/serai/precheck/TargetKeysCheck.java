package io.serai.precheck;

import io.serai.database.Key;
import io.serai.database.Table;
import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tables that are there already have the key that tells the source's rows apart, and no unique key more. */
final class TargetKeysCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.TARGET_KEYS;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public Set<Endpoint> needs() {
        return Set.of(Endpoint.SOURCE, Endpoint.TARGET);
    }

    @Override
    public Finding look(Examination examination) {
        List<String> odd = new ArrayList<>();
        Set<TableName> tables = new TreeSet<>();
        for (Twin twin : examination.twins()) {
            oddities(twin).forEach(oddity -> {
                odd.add(oddity);
                tables.add(twin.target().name());
            });
        }
        if (odd.isEmpty()) {
            return Finding.passed("Unique keys on the target are those of the source.");
        }
        return Finding.warning(
                        "Unique keys on the target differ from the source's: %s. A row that clashes there with another"
                                        .formatted(Listing.of(odd))
                                + " one stops its table; without its key a table is slow to update.",
                        "ALTER TABLE ... DROP INDEX the keys that the source lacks, ADD PRIMARY KEY what is missing;"
                                + " or drop the tables and let the schema step make them.")
                .about(tables);
    }

    private static List<String> oddities(Twin twin) {
        Set<List<String>> mine = unique(twin.source());
        List<String> odd = new ArrayList<>();
        twin.target().keys().stream()
                .filter(k -> k.unique() && !mine.contains(parts(k)))
                .forEach(k -> odd.add("%s has %s (%s), which the source has not"
                        .formatted(twin.target().name(), k.name(), String.join(", ", parts(k)))));
        twin.source()
                .rowKey()
                .filter(k -> !unique(twin.target()).contains(parts(k)))
                .ifPresent(k -> odd.add("%s lacks the source's %s (%s)"
                        .formatted(twin.target().name(), k.name(), String.join(", ", parts(k)))));
        return odd;
    }

    private static Set<List<String>> unique(Table table) {
        return table.keys().stream()
                .filter(Key::unique)
                .map(TargetKeysCheck::parts)
                .collect(Collectors.toSet());
    }

    /** What makes a key unique; the order of the columns does not matter to that. */
    private static List<String> parts(Key key) {
        return key.parts().stream()
                .map(p -> p.column() == null
                        ? p.expression()
                        : p.column().toLowerCase(Locale.ROOT) + (p.prefix() == null ? "" : "(" + p.prefix() + ")"))
                .sorted()
                .toList();
    }
}
