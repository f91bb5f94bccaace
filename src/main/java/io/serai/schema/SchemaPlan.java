package io.serai.schema;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.error.SqlErrors;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.project.StepState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out what is still to be made:
 *
 * <ol>
 *   <li>Look at the target. What an earlier attempt has made, or somebody else, and is still there, is done.
 *   <li>Everything else is to be made, again if need be: databases, then tables, then views, each view after those it reads.
 * </ol>
 */
final class SchemaPlan {
    private final Databases databases;
    private final Catalog catalog;
    private final SchemaStore store;

    SchemaPlan(Databases databases, Catalog catalog, SchemaStore store) {
        this.databases = databases;
        this.catalog = catalog;
        this.store = store;
    }

    List<SchemaObject> of(Run run) {
        try (Connection source = databases.open(run.source(), Session.PLAIN);
                Connection target = databases.open(run.target(), Session.PLAIN)) {
            TargetObjects present = new TargetObjects(target, catalog);
            Map<String, String> wanted = targetDatabases(run);
            Set<String> there = present.databases(wanted.keySet());
            List<SchemaObject> todo = new ArrayList<>();
            wanted.forEach((database, from) ->
                    plan(run, SchemaObject.database(from, database), there.contains(database), todo));
            TargetObjects.Listing listing = present.tables(wanted.keySet());
            for (Mapping table : run.tables()) {
                plan(run, object(ObjectKind.TABLE, table), listing.kind(table.target()) == ObjectKind.TABLE, todo);
            }
            for (Mapping view : new ViewOrder(run, source).sorted()) {
                plan(run, object(ObjectKind.VIEW, view), listing.kind(view.target()) == ObjectKind.VIEW, todo);
            }
            run.progress(StepName.SCHEMA)
                    .total(wanted.size() + run.tables().size() + run.views().size());
            run.progress(StepName.SCHEMA).done(run.progress(StepName.SCHEMA).total() - todo.size());
            return todo;
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "listing the objects of project '" + run.project() + "'");
        }
    }

    private static SchemaObject object(ObjectKind kind, Mapping mapping) {
        return SchemaObject.of(kind, mapping.source(), mapping.target());
    }

    /** Each database of the target with the first of the source's databases that goes there: the one whose defaults it gets. */
    private static Map<String, String> targetDatabases(Run run) {
        Map<String, String> wanted = new LinkedHashMap<>();
        run.progress()
                .forEach(p -> wanted.putIfAbsent(
                        p.mapping().target().database(), p.mapping().source().database()));
        return wanted;
    }

    private void plan(Run run, SchemaObject object, boolean isThere, List<SchemaObject> todo) {
        ObjectState known =
                store.find(run.project(), object).map(StoredObject::state).orElse(null);
        if (isThere && known != null && known.isDone()) {
            if (object.kind() != ObjectKind.DATABASE) {
                run.table(object.source()).enter(StepName.SCHEMA, StepState.COMPLETED);
            }
            return;
        }
        if (known == null) {
            store.put(run.project(), StoredObject.pending(object));
        } else if (known != ObjectState.CREATING) {
            store.state(run.project(), object, ObjectState.PENDING);
        }
        todo.add(object);
    }

    static List<List<SchemaObject>> stages(List<SchemaObject> objects) {
        List<List<SchemaObject>> stages = new ArrayList<>();
        SchemaObject before = null;
        for (SchemaObject object : objects) {
            if (before == null || object.kind() != before.kind() || object.kind() == ObjectKind.VIEW) {
                stages.add(new ArrayList<>());
            }
            stages.get(stages.size() - 1).add(object);
            before = object;
        }
        return stages;
    }
}
