package io.serai.cdc;

import io.serai.database.TableName;
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
    private final Set<TableName> names;
    private final Set<TableName> live;
    private final Set<TableName> migrated;

    /**
     * @param names all names of the project, also those whose tables have left it
     * @param live the names whose tables are followed
     */
    StatementRules(Set<TableName> names, Set<TableName> live) {
        this.names = names;
        this.live = live;
        this.migrated = live.stream().map(StatementRules::lower).collect(Collectors.toSet());
    }

    /**
     * Why the link must end before a statement.
     *
     * @param effects of a statement about tables that a person may have the link skip; else null
     */
    record Refusal(String code, String what, TableEffects effects) {}

    Optional<Refusal> refuse(Statements statement) {
        if (statement.is("rollback")) {
            return refusal(
                    "SAVEPOINT_ROLLBACK",
                    "A transaction was rolled back to a savepoint in a way that only the source can repeat");
        }
        boolean unseen = statement.is("select") || statement.is("do");
        if (unseen || statement.changesRows() && isMigrated(statement.written())) {
            return refusal(
                    "STATEMENT_IN_BINLOG",
                    "A session wrote changes as a statement instead of as rows (binlog_format is not ROW there)");
        }
        TableEffects effects = TableEffects.of(statement, names, live);
        if (!effects.replaced().isEmpty()) {
            return Optional.of(new Refusal(
                    "TABLE_REPLACED",
                    "A table that was not migrated got the name of migrated table " + joined(effects.replaced())
                            + " on the source",
                    effects));
        }
        if (effects.concern()) {
            String what = statement.droppedDatabase() != null
                    ? "The database " + statement.droppedDatabase() + " of migrated tables was dropped on the source"
                    : "The structure of migrated table " + joined(effects.named()) + " was changed on the source";
            return Optional.of(new Refusal("DDL_ON_MIGRATED_TABLE", what, effects));
        }
        return Optional.empty();
    }

    private static String joined(Set<TableName> tables) {
        return tables.stream().map(TableName::toString).collect(Collectors.joining(", "));
    }

    private static Optional<Refusal> refusal(String code, String what) {
        return Optional.of(new Refusal(code, what, null));
    }

    private boolean isMigrated(List<TableName> names) {
        return names.stream().map(StatementRules::lower).anyMatch(migrated::contains);
    }

    private static TableName lower(TableName name) {
        return new TableName(
                name.database().toLowerCase(Locale.ROOT), name.table().toLowerCase(Locale.ROOT));
    }
}
