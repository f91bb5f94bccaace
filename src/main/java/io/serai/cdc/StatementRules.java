package io.serai.cdc;

import io.serai.database.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which statements of the binlog end the link: those that change a migrated table other than by row images. Names are compared in
 * any case: with lower_case_table_names a statement may spell a table otherwise than its rows do.
 */
final class StatementRules {
    private final Set<TableName> migrated;

    StatementRules(Collection<TableName> migrated) {
        this.migrated = migrated.stream().map(StatementRules::lower).collect(Collectors.toSet());
    }

    /** Why the link must end before a statement. */
    record Refusal(String code, String what) {}

    Optional<Refusal> refuse(Statements statement) {
        if (statement.is("rollback")) {
            return refusal(
                    "SAVEPOINT_ROLLBACK",
                    "A transaction was rolled back to a savepoint in a way that only the source can repeat");
        }
        if (statement.is("xa", "commit")) {
            return refusal(
                    "XA_TRANSACTION", "An XA transaction was committed that had been prepared before the link began");
        }
        boolean unseen = statement.is("select") || statement.is("do");
        if (unseen || statement.changesRows() && isMigrated(statement.written())) {
            return refusal(
                    "STATEMENT_IN_BINLOG",
                    "A session wrote changes as a statement instead of as rows (binlog_format is not ROW there)");
        }
        for (TableName name : statement.altered()) {
            if (isMigrated(List.of(name))) {
                return refusal(
                        "DDL_ON_MIGRATED_TABLE",
                        "The structure of migrated table " + name + " was changed on the source");
            }
        }
        String dropped = statement.droppedDatabase();
        if (dropped != null && migrated.stream().anyMatch(t -> t.database().equals(dropped.toLowerCase(Locale.ROOT)))) {
            return refusal(
                    "DDL_ON_MIGRATED_TABLE",
                    "The database " + dropped + " of migrated tables was dropped on the source");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(String code, String what) {
        return Optional.of(new Refusal(code, what));
    }

    private boolean isMigrated(List<TableName> names) {
        return names.stream().map(StatementRules::lower).anyMatch(migrated::contains);
    }

    private static TableName lower(TableName name) {
        return new TableName(
                name.database().toLowerCase(Locale.ROOT), name.table().toLowerCase(Locale.ROOT));
    }
}
