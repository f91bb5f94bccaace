package io.serai.precheck;

import io.serai.database.ForeignKey;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.datasource.ServerType;
import io.serai.project.Definition;
import io.serai.project.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * No row of the project changes in the wake of a table outside of it. InnoDB's cascades are not in the binlog; the
 * link makes them again from the parent's changes, of which it sees none when the parent is not in the project.
 */
final class CascadesOutsideCheck implements Check {
    private static final Set<String> ACTING = Set.of("CASCADE", "SET NULL", "SET DEFAULT");

    @Override
    public CheckCode code() {
        return CheckCode.CASCADES_OUTSIDE;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public boolean concerns(Definition definition) {
        return endpoint().isReadByLink(definition);
    }

    @Override
    public Finding look(Examination examination) {
        if (logsCascades(examination.source())) {
            return Finding.passed("The source writes cascades into its binlog.");
        }
        Set<TableName> taken =
                examination.run().tables().stream().map(Mapping::source).collect(Collectors.toSet());
        List<String> keys = new ArrayList<>();
        Set<TableName> parents = new TreeSet<>();
        for (Table table : examination.sourceTables().values()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (!taken.contains(key.referenced()) && acts(key)) {
                    keys.add("%s.%s of %s".formatted(table.name(), key.name(), key.referenced()));
                    parents.add(key.referenced());
                }
            }
        }
        if (keys.isEmpty()) {
            return Finding.passed("No foreign key changes rows of the project in the wake of other tables.");
        }
        return Finding.failed(
                        "Foreign keys change rows of the project when a table outside of it changes, and leave no"
                                + " trace of that in the binlog, so the target would keep the old rows: %s."
                                        .formatted(Listing.of(keys)),
                        "Add %s to objects.include. Skip the check only if no row there is deleted and no key changed."
                                .formatted(Listing.of(parents)))
                .about(parents);
    }

    /** MySQL from 9.6 does, unless it was started with InnoDB's own foreign keys. */
    private static boolean logsCascades(Server source) {
        return source.type() == ServerType.MYSQL
                && source.version().atLeast(9, 6)
                && !source.isOn("innodb_native_foreign_keys");
    }

    private static boolean acts(ForeignKey key) {
        return ACTING.contains(key.onDelete()) || ACTING.contains(key.onUpdate());
    }
}
