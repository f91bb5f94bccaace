package io.serai.schema;

import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.TableName;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import io.serai.pace.Lane;
import io.serai.pace.SideBySide;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.Step;
import io.serai.project.StepName;
import io.serai.project.StepState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * The step schema, and what is left of it to do after the load. Every method may be called again at any time, also after a crash
 * in the middle of it: it looks at what is there and does the rest.
 */
public final class Schema implements Step {
    private static final int MOST_NAMED = 5;
    private static final long SMALL_ROWS = 20_000;

    private final Databases databases;
    private final Catalog catalog;
    private final SchemaStore store;
    private final Rewriters rewriters;
    private final SchemaPlan plan;
    private final ObjectMaker maker;
    private final DeferredKeys keys;
    private final LeftForSwitchover left;

    public Schema(Databases databases, Catalog catalog, StateStore stateStore) {
        this(databases, catalog, stateStore, SMALL_ROWS);
    }

    Schema(Databases databases, Catalog catalog, StateStore stateStore, long smallRows) {
        this.databases = databases;
        this.catalog = catalog;
        this.store = new SchemaStore(stateStore);
        this.rewriters = new Rewriters(databases);
        this.plan = new SchemaPlan(databases, catalog, store);
        this.maker = new ObjectMaker(databases, catalog, store, rewriters, smallRows);
        this.keys = new DeferredKeys(databases, catalog, store);
        this.left = new LeftForSwitchover(databases, store);
    }

    @Override
    public StepName name() {
        return StepName.SCHEMA;
    }

    /** Lists what is still to be made, in the order in which it can be made, and what is left for the switchover. */
    public List<SchemaObject> plan(@ExchangeProperty(Run.PROPERTY) Run run) {
        run.proceed();
        left.list(run);
        return plan.of(run);
    }

    /** Cuts a plan where what follows may need what is before: tables need only databases, a view may need any of both. */
    public List<List<SchemaObject>> stages(@Body List<SchemaObject> objects) {
        return SchemaPlan.stages(objects);
    }

    /** Makes the objects of a stage side by side, each as {@link #create} does; when called again, those that are not made yet. */
    public void createAll(@Body List<SchemaObject> stage, @ExchangeProperty(Run.PROPERTY) Run run) {
        Set<SchemaObject> made = store.of(run.project()).stream()
                .filter(o -> o.state().isDone())
                .map(StoredObject::object)
                .collect(Collectors.toSet());
        List<Runnable> tasks = stage.stream()
                .filter(object -> !made.contains(object))
                .<Runnable>map(object -> () -> create(object, run))
                .toList();
        new SideBySide(run.project() + ".schema", () -> run.pace().enter(Lane.INDEXES)).run(tasks);
    }

    /** Makes one object. What is wrong with this object alone is noted with it, and the others go on; anything else is thrown. */
    public void create(@Body SchemaObject object, @ExchangeProperty(Run.PROPERTY) Run run) {
        run.proceed();
        boolean shown = object.kind() != ObjectKind.DATABASE;
        if (shown) {
            run.table(object.source()).enter(StepName.SCHEMA, StepState.RUNNING);
        }
        try {
            maker.make(object, run);
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            if (e.code().equals("FENCED")) {
                throw e;
            }
            fail(object, run, e.failure());
            return;
        }
        run.progress(StepName.SCHEMA).add(1);
        if (shown) {
            run.table(object.source()).enter(StepName.SCHEMA, StepState.COMPLETED);
        }
    }

    private void fail(SchemaObject object, Run run, Failure failure) {
        store.fail(run.project(), object, failure);
        if (object.kind() == ObjectKind.DATABASE) {
            run.event("schema: " + object + " failed: " + failure.code() + ": " + failure.detail());
        } else {
            run.tableFailed(StepName.SCHEMA, object.source(), failure);
        }
    }

    /** Adds at once what otherwise waits for the end of the load, when the project loads nothing. */
    public void complete(@ExchangeProperty(Run.PROPERTY) Run run) {
        if (!run.definition().has(StepName.FULL_LOAD)) {
            buildIndexes(run);
            addForeignKeys(run);
        }
    }

    /** Builds the indexes that were held back. Call it when the rows are there; a pause gives up the index being built. */
    public void buildIndexes(@ExchangeProperty(Run.PROPERTY) Run run) {
        keys.buildIndexes(run);
    }

    /** The same for one table that has all its rows, while others are still being copied. */
    public void buildIndexesOf(@Body TableName table, @ExchangeProperty(Run.PROPERTY) Run run) {
        keys.buildIndexes(run, table);
    }

    /** The foreign keys that were held back and are not on the target. */
    public List<ObjectStatus> missingForeignKeys(Run run) {
        return keys.missing(run).stream()
                .filter(k -> k.object().kind() == ObjectKind.FOREIGN_KEY)
                .map(StoredObject::status)
                .toList();
    }

    /** Adds the foreign keys, without looking at the rows. Call it after {@link #buildIndexes}. */
    public void addForeignKeys(@ExchangeProperty(Run.PROPERTY) Run run) {
        keys.addForeignKeys(run);
    }

    /**
     * {@inheritDoc}
     *
     * @throws SeraiException {@code SCHEMA_INCOMPLETE} with the objects that are not on the target
     */
    @Override
    public void prove(Run run) {
        List<StoredObject> missing = missing(run);
        if (!missing.isEmpty()) {
            throw incomplete("SCHEMA_INCOMPLETE", missing);
        }
        if (!run.definition().has(StepName.FULL_LOAD)) {
            proveIndexes(run);
        }
    }

    /**
     * Proves that everything held back until after the load is there.
     *
     * @throws SeraiException {@code INDEXES_INCOMPLETE} with the indexes and foreign keys that are not
     */
    public void proveIndexes(@ExchangeProperty(Run.PROPERTY) Run run) {
        List<StoredObject> missing = keys.missing(run);
        if (!missing.isEmpty()) {
            throw incomplete("INDEXES_INCOMPLETE", missing);
        }
    }

    private List<StoredObject> missing(Run run) {
        Set<String> targets = run.progress().stream()
                .map(p -> p.mapping().target().database())
                .collect(Collectors.toSet());
        try (Connection target = databases.open(run.target(), Session.PLAIN)) {
            TargetObjects.Listing listing = new TargetObjects(target, catalog).tables(targets);
            List<StoredObject> missing = new ArrayList<>();
            Stream.concat(run.tables().stream(), run.views().stream()).forEach((Mapping m) -> {
                ObjectKind kind = m.view() ? ObjectKind.VIEW : ObjectKind.TABLE;
                if (listing.kind(m.target()) != kind) {
                    SchemaObject object = SchemaObject.of(kind, m.source(), m.target());
                    missing.add(store.find(run.project(), object).orElseGet(() -> StoredObject.pending(object)));
                }
            });
            return missing;
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "looking at what is on the target");
        }
    }

    private static SeraiException incomplete(String code, List<StoredObject> missing) {
        String named = missing.stream()
                .limit(MOST_NAMED)
                .map(m -> m.object()
                        + (m.failure() == null
                                ? " (not tried)"
                                : " (" + m.failure().code() + ": " + m.failure().detail() + ")"))
                .collect(Collectors.joining("; "));
        int more = missing.size() - MOST_NAMED;
        return new SeraiException(
                code,
                "%d %s not on the target: %s%s"
                        .formatted(
                                missing.size(),
                                missing.size() == 1 ? "object is" : "objects are",
                                named,
                                more > 0 ? "; and " + more + " more" : ""),
                "Remove what each failure names, or make the object on the target yourself; then restore: only what is"
                        + " missing is tried again.");
    }

    /** All objects of a project with their statements, rewrites and failures. */
    public List<ObjectStatus> objects(@Header("name") String project) {
        return store.of(project).stream().map(StoredObject::status).toList();
    }

    /** Drops what is known of a project's objects, when the project is deleted; the objects stay. */
    public void forget(String project) {
        rewriters.forget(project);
        store.forget(project);
    }
}
