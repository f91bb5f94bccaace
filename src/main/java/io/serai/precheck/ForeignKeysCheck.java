package io.serai.precheck;

import io.serai.database.ForeignKey;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.project.Mapping;
import io.serai.project.StepName;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Foreign keys refer to tables of the project: others may be missing on the target, or hold other rows there. */
final class ForeignKeysCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.FOREIGN_KEYS_OUTSIDE;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public Finding look(Examination examination) {
        Set<TableName> taken =
                examination.run().tables().stream().map(Mapping::source).collect(Collectors.toSet());
        Map<TableName, Set<String>> outside = new TreeMap<>();
        for (Table table : examination.sourceTables().values()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (!taken.contains(key.referenced())) {
                    outside.computeIfAbsent(key.referenced(), parent -> new TreeSet<>())
                            .add(table.name() + "." + key.name());
                }
            }
        }
        if (outside.isEmpty()) {
            return Finding.passed("Foreign keys refer to tables of the project only.");
        }
        String found = "Foreign keys refer to tables outside of the project: "
                + Listing.of(outside.entrySet().stream()
                        .map(e -> e.getKey() + " (from " + Listing.of(e.getValue()) + ")")
                        .toList())
                + ".";
        Set<TableName> missing = missingOnTarget(examination, outside.keySet());
        if (examination.definition().has(StepName.SCHEMA) && !missing.isEmpty()) {
            return Finding.failed(
                            found + " The target has no such table, so it refuses these keys.",
                            "Add %s to objects.include, or make %s on the target beforehand."
                                    .formatted(Listing.of(missing), missing.size() == 1 ? "it" : "them"))
                    .about(missing);
        }
        return Finding.warning(
                        found
                                + " Serai carries none of their rows, so rows that refer to them may have no parent"
                                + " on the target.",
                        "Add them to objects.include, or see that the target's tables hold the same rows.")
                .about(outside.keySet());
    }

    /** Those that the target does not have; all of them while the target is silent. */
    private static Set<TableName> missingOnTarget(Examination examination, Set<TableName> parents) {
        Set<TableName> missing = new TreeSet<>(parents);
        if (examination.target().answers()) {
            Set<String> databases = parents.stream().map(TableName::database).collect(Collectors.toSet());
            missing.removeAll(
                    Examination.objects(examination.target(), databases).keySet());
        }
        return missing;
    }
}
