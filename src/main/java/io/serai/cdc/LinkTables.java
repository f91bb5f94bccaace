package io.serai.cdc;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.database.TablePair;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.project.LinkStore;
import io.serai.project.LinkStore.Checkpoint;
import io.serai.project.Mapping;
import io.serai.project.Run;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of a link: the source's as they were at the start position, the target's as they are now. */
final class LinkTables {
    private final Map<TableName, LinkTable> tables;

    private LinkTables(Map<TableName, LinkTable> tables) {
        this.tables = tables;
    }

    static LinkTables read(Run run, Checkpoint checkpoint, Catalog catalog, Connection target) {
        Map<TableName, Table> sources = checkpoint.tables().stream().collect(Collectors.toMap(Table::name, t -> t));
        Map<TableName, Table> targets = catalog.tables(
                target, run.tables().stream().map(Mapping::target).toList());
        Map<TableName, Position> readAt = LinkStore.readAt(target, run.project());
        Map<TableName, LinkTable> tables = new HashMap<>();
        for (Mapping mapping : run.tables()) {
            Table source = sources.get(mapping.source());
            Table to = targets.get(mapping.target());
            if (source == null || to == null) {
                throw new SeraiException(
                        "TABLE_MISSING",
                        source == null
                                ? "Table " + mapping.source() + " was not on the source when the project began."
                                : "Table " + mapping.target() + " is not on the target.",
                        "Create the table, or start a new project without it.");
            }
            tables.put(mapping.source(), new LinkTable(TablePair.of(source, to), readAt.get(mapping.source())));
        }
        return new LinkTables(tables);
    }

    EventStream stream(BatchQueue queue, Position start, ServerType type) {
        return new EventStream(tables, queue, new GtidTracker(start, type), start);
    }

    Orphans orphans(Run run, Databases databases) {
        return new Orphans(run, databases, tables.values());
    }

    Cascades cascades() {
        return new Cascades(tables.values());
    }
}
