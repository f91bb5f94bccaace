package io.serai.cdc;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.database.TablePair;
import io.serai.datasource.ServerType;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.project.LinkStore;
import io.serai.project.LinkStore.Checkpoint;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.project.StepState;
import io.serai.project.TableProgress;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tables of a link: the source's as they are at the checkpoint, the target's as they are now.
 *
 * <p>The two need not match: right before a statement that the user has carried out on the target already they do not, and no rows
 * come before it. So a table that does not match is an error only once a row comes, or once there is nothing more to come.
 */
final class LinkTables {
    private final Run run;
    private final Set<TableName> names = new TreeSet<>();
    private final Map<TableName, LinkTable> tables = new HashMap<>();
    private final Map<TableName, SeraiException> unmatched = new TreeMap<>();
    private final Map<TableName, Position> readAt;

    private LinkTables(Run run, Map<TableName, Position> readAt) {
        this.run = run;
        this.readAt = readAt;
    }

    static LinkTables read(Run run, Checkpoint checkpoint, Catalog catalog, Connection target) {
        Map<TableName, Table> sources = checkpoint.tables().stream().collect(Collectors.toMap(Table::name, t -> t));
        Map<TableName, TableName> mapped = Canary.followed(run, checkpoint);
        Map<TableName, Table> targets = catalog.tables(target, mapped.values());
        LinkTables tables = new LinkTables(run, LinkStore.readAt(target, run.project()));
        mapped.forEach((name, to) -> {
            tables.names.add(name);
            Table source = sources.get(name);
            if (run.table(name) != null) {
                follow(run.table(name), source != null);
            }
            if (source != null) {
                tables.match(source, to, targets.get(to));
            }
        });
        return tables;
    }

    /** A table that left with a statement that was skipped is in the checkpoint no more. */
    private static void follow(TableProgress progress, boolean live) {
        if (!live && !progress.hasLeft()) {
            TableName name = progress.mapping().source();
            progress.leave(new Failure(
                    "TABLE_LEFT",
                    "Table " + name + " left the project with a statement of the source that was skipped.",
                    "See the project's events for the statement. Nothing needs to be done; to migrate a later table of this name,"
                            + " start a new project."));
        } else if (live && progress.hasLeft()) {
            progress.enter(StepName.CDC, StepState.MONITORING);
        }
    }

    private void match(Table source, TableName name, Table target) {
        try {
            if (target == null) {
                throw new SeraiException(
                        "TABLE_MISSING",
                        "Table " + name + " is not on the target.",
                        "Create the table there with the structure of " + source.name() + ", then restore.");
            }
            tables.put(source.name(), new LinkTable(TablePair.of(source, target), readAt.get(source.name())));
        } catch (SeraiException e) {
            unmatched.put(source.name(), e);
        }
    }

    /** Every name of the project, also of tables that have left it. */
    Set<TableName> names() {
        return names;
    }

    /** The names whose tables are followed. */
    Set<TableName> live() {
        Set<TableName> live = new TreeSet<>(tables.keySet());
        live.addAll(unmatched.keySet());
        return live;
    }

    /**
     * The table whose rows come, or null when its rows are not carried.
     *
     * @throws SeraiException {@code TABLE_MISSING} or {@code COLUMN_MISSING} when rows come while a table does not match
     */
    LinkTable find(TableName name) {
        LinkTable table = tables.get(name);
        if (table != null || unmatched.containsKey(name)) {
            requireMatch();
        }
        return table;
    }

    /**
     * Called where no statement may follow that would make the tables match.
     *
     * @throws SeraiException {@code TABLE_MISSING} or {@code COLUMN_MISSING}
     */
    void requireMatch() {
        unmatched.values().stream().findFirst().ifPresent(e -> {
            throw e;
        });
    }

    /** Where a table without a key was read as a whole; null for any other. */
    Position readAt(TableName name) {
        LinkTable table = tables.get(name);
        return table != null && table.hasKey() ? null : readAt.get(name);
    }

    EventStream stream(BatchQueue queue, Checkpoint begin, ServerType type, PreparedReader prepared) {
        return new EventStream(this, queue, new GtidTracker(begin.position(), type), begin, prepared, run);
    }

    Orphans orphans(Run run, Databases databases) {
        return new Orphans(run, databases, tables.values());
    }

    Cascades cascades() {
        return new Cascades(tables.values());
    }
}
