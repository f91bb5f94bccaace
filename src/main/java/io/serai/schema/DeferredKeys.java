package io.serai.schema;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import io.serai.pace.Lane;
import io.serai.pace.Pace;
import io.serai.pace.SideBySide;
import io.serai.project.Lease;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Adds to the tables what has been held back until the rows are there. What is to be added is known from the state store, what is
 * there already from the target alone: a server finishes or undoes an {@code ALTER TABLE} whatever becomes of us.
 */
final class DeferredKeys {
    private final TargetSession sessions;
    private final Catalog catalog;
    private final SchemaStore store;

    DeferredKeys(Databases databases, Catalog catalog, SchemaStore store) {
        this.sessions = new TargetSession(databases);
        this.catalog = catalog;
        this.store = store;
    }

    /**
     * Builds the indexes, several tables at a time; those of one table in a single {@code ALTER TABLE} where the server can.
     *
     * @throws StoppedException when the project is being paused; a half built index is given up and built again
     */
    void buildIndexes(Run run) {
        Map<SchemaObject, List<StoredObject>> byTable = heldBack(run, ObjectKind.INDEX);
        if (byTable.isEmpty()) {
            return;
        }
        long count = byTable.values().stream()
                .flatMap(List::stream)
                .filter(i -> i.state() != ObjectState.CREATED)
                .count();
        if (count > 0) {
            run.event("%s: indexes to be built: %d".formatted(step(run).id(), count));
        }
        List<Runnable> tasks = new ArrayList<>();
        byTable.values().forEach(indexes -> tasks.add(() -> buildIndexes(run, indexes)));
        new SideBySide(run.project() + ".indexes", () -> run.pace().enter(Lane.INDEXES)).run(tasks);
    }

    /**
     * Builds the indexes of one table; beside other work.
     *
     * @param source the table's name on the source
     */
    void buildIndexes(Run run, TableName source) {
        List<StoredObject> indexes = store.of(run.project(), ObjectKind.INDEX, source);
        if (indexes.isEmpty()) {
            return;
        }
        try (Pace.Held lane = run.pace().enter(Lane.INDEXES);
                Run.Work work = run.work()) {
            buildIndexes(run, indexes);
        }
    }

    /** The step in which tables get their indexes and foreign keys. */
    private static StepName step(Run run) {
        return run.definition().has(StepName.FULL_LOAD) ? StepName.FULL_LOAD : StepName.SCHEMA;
    }

    private void buildIndexes(Run run, List<StoredObject> indexes) {
        TableName table = indexes.get(0).object().target();
        withTarget(run, "looking at " + table, (target, objects) -> {
            List<StoredObject> missing =
                    missing(run, indexes, objects.indexes(List.of(table)).of(table));
            List<StoredObject> together =
                    missing.stream().filter(i -> !isAlone(i)).toList();
            List<StoredObject> alone = new ArrayList<>(
                    missing.stream().filter(DeferredKeys::isAlone).toList());
            if (!together.isEmpty() && !addTogether(target, run, table, together)) {
                alone.addAll(0, together);
            }
            alone.forEach(index -> addOne(target, run, index));
        });
    }

    /** The servers build one FULLTEXT index at a time in place, and copy the table for two. */
    private static boolean isAlone(StoredObject index) {
        return clause(index).startsWith("ADD FULLTEXT") || clause(index).startsWith("ADD VECTOR");
    }

    private static String clause(StoredObject index) {
        return index.ddl().substring(prefix(index.object().target()).length());
    }

    private static String prefix(TableName table) {
        return "ALTER TABLE " + table.quoted() + " ";
    }

    /** False when one of several fails: then each has to be tried by itself, to know which. */
    private boolean addTogether(Connection target, Run run, TableName table, List<StoredObject> indexes) {
        String clauses = indexes.stream().map(DeferredKeys::clause).collect(Collectors.joining(", "));
        try {
            execute(target, run, "building the indexes of " + table, prefix(table) + clauses);
            indexes.forEach(i -> store.state(run.project(), i.object(), ObjectState.CREATED));
            return true;
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            return false;
        }
    }

    private void addOne(Connection target, Run run, StoredObject key) {
        SchemaObject object = key.object();
        try {
            execute(target, run, "adding " + object.kind().label() + " " + object.targetLabel(), key.ddl());
            store.state(run.project(), object, ObjectState.CREATED);
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            store.fail(run.project(), object, e.failure());
            run.tableFailed(step(run), object.source(), e.failure());
        }
    }

    /** Adds the foreign keys. The session does not check them: the source has done so, for every row that is carried. */
    void addForeignKeys(Run run) {
        heldBack(run, ObjectKind.FOREIGN_KEY).values().forEach(keys -> {
            TableName table = keys.get(0).object().target();
            withTarget(run, "looking at " + table, (target, objects) -> {
                missing(run, keys, objects.foreignKeys(List.of(table)).of(table))
                        .forEach(key -> addOne(target, run, key));
            });
        });
    }

    /** All indexes and foreign keys that should be on the target and are not. */
    List<StoredObject> missing(Run run) {
        List<StoredObject> missing = new ArrayList<>(missing(run, ObjectKind.INDEX, TargetObjects::indexes));
        missing.addAll(missing(run, ObjectKind.FOREIGN_KEY, TargetObjects::foreignKeys));
        return missing;
    }

    private List<StoredObject> missing(
            Run run, ObjectKind kind, BiFunction<TargetObjects, Collection<TableName>, TargetObjects.Names> look) {
        Map<SchemaObject, List<StoredObject>> byTable = heldBack(run, kind);
        List<StoredObject> missing = new ArrayList<>();
        if (!byTable.isEmpty()) {
            withTarget(run, "looking for what was held back", (target, objects) -> {
                TargetObjects.Names there = look.apply(
                        objects,
                        byTable.keySet().stream().map(SchemaObject::target).toList());
                byTable.forEach((table, keys) -> missing.addAll(missing(run, keys, there.of(table.target()))));
            });
        }
        return missing;
    }

    /** By table. Those once added are looked at again: only the target knows whether they are still there. */
    private Map<SchemaObject, List<StoredObject>> heldBack(Run run, ObjectKind kind) {
        Map<SchemaObject, List<StoredObject>> byTable = new LinkedHashMap<>();
        for (StoredObject key : store.of(run.project(), kind)) {
            SchemaObject table = SchemaObject.of(
                    ObjectKind.TABLE, key.object().source(), key.object().target());
            byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(key);
        }
        return byTable;
    }

    private List<StoredObject> missing(Run run, List<StoredObject> keys, Set<String> there) {
        List<StoredObject> missing = new ArrayList<>();
        for (StoredObject key : keys) {
            if (!there.contains(key.object().part().toLowerCase(Locale.ROOT))) {
                missing.add(key);
            } else if (key.state() != ObjectState.CREATED) {
                store.state(run.project(), key.object(), ObjectState.CREATED);
            }
        }
        return missing;
    }

    private void withTarget(Run run, String doing, BiConsumer<Connection, TargetObjects> work) {
        run.proceed();
        try (Connection target = sessions.open(run)) {
            Lease.hold(target, run);
            work.accept(target, new TargetObjects(target, catalog));
        } catch (SQLException e) {
            throw SqlErrors.translate(e, doing);
        }
    }

    private static void execute(Connection target, Run run, String doing, String sql) {
        run.proceed();
        try (Statement statement = target.createStatement();
                CancelOnStop watch = new CancelOnStop(run, statement)) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (run.isStopping()) {
                throw new StoppedException();
            }
            throw SqlErrors.translate(e, doing);
        }
    }
}
