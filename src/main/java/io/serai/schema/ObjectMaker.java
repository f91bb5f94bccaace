package io.serai.schema;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.database.ddl.DdlRewriter;
import io.serai.database.ddl.Deferral;
import io.serai.database.ddl.Rewritten;
import io.serai.database.ddl.Rewritten.Addition;
import io.serai.database.ddl.ShowCreate;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.project.Definition;
import io.serai.project.Lease;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes one object on the target. That it is being made is stored before the statement is sent: an object that is found there
 * afterwards is known to be ours, whatever has been killed in between.
 */
final class ObjectMaker {
    private static final int ER_CHECK_CONSTRAINT_DUP_NAME = 3822;
    private static final int ER_SPECIFIC_ACCESS_DENIED = 1227;

    private final Databases databases;
    private final TargetSession sessions;
    private final Catalog catalog;
    private final SchemaStore store;
    private final Rewriters rewriters;
    private final long smallRows;

    /** @param smallRows a table of no more rows gets its plain indexes at once, for building them later would take longer; 0 for
     *     none */
    ObjectMaker(Databases databases, Catalog catalog, SchemaStore store, Rewriters rewriters, long smallRows) {
        this.databases = databases;
        this.sessions = new TargetSession(databases);
        this.catalog = catalog;
        this.store = store;
        this.rewriters = rewriters;
        this.smallRows = smallRows;
    }

    /** One object being made. */
    private record Making(
            SchemaObject object, Run run, Connection source, ShowCreate show, Connection target, DdlRewriter rewriter) {
        String doing() {
            return "creating " + object.kind().label() + " " + object.targetLabel();
        }
    }

    /**
     * Makes the object, or finds it made.
     *
     * @throws SeraiException what is wrong with this object; {@code FENCED} when this run may not write any more
     */
    void make(SchemaObject object, Run run) {
        try (Connection source = databases.open(run.source(), Session.PLAIN);
                Connection target = sessions.open(run)) {
            Lease.hold(target, run);
            ShowCreate show = new ShowCreate(source, run.source().type());
            Making making = new Making(object, run, source, show, target, rewriters.of(run));
            switch (object.kind()) {
                case DATABASE -> database(making);
                case TABLE, VIEW -> tableOrView(making);
                case INDEX, FOREIGN_KEY, TRIGGER, PROCEDURE, FUNCTION, EVENT, SEQUENCE ->
                    throw new IllegalArgumentException(object + " is not made in this step");
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "creating " + object.targetLabel());
        }
    }

    private void database(Making making) {
        SchemaObject object = making.object();
        String name = object.target().database();
        if (!new TargetObjects(making.target(), catalog)
                .databases(List.of(name))
                .isEmpty()) {
            found(making);
            return;
        }
        String ddl = making.show().database(object.source().database());
        Rewritten rewritten = making.rewriter().database(name, ddl);
        store.put(making.run().project(), stored(object, ObjectState.CREATING, rewritten, rewritten.create()));
        Sql.execute(making.target(), making.doing(), rewritten.create());
        made(making, rewritten.notes());
    }

    private void tableOrView(Making making) {
        SchemaObject object = making.object();
        ObjectKind there = new TargetObjects(making.target(), catalog)
                .kind(object.target())
                .orElse(null);
        if (there == object.kind()) {
            found(making);
        } else if (there != null) {
            throw new SeraiException(
                    "TARGET_TAKEN",
                    "The target has a %s of the name %s where a %s is to be made."
                            .formatted(
                                    there.label(),
                                    object.targetLabel(),
                                    object.kind().label()),
                    "Rename or drop it on the target, then restore.");
        } else if (object.kind() == ObjectKind.TABLE) {
            table(making);
        } else {
            view(making);
        }
    }

    private void found(Making making) {
        String project = making.run().project();
        SchemaObject object = making.object();
        boolean ours = store.find(project, object)
                .filter(s -> s.state() == ObjectState.CREATING || s.state() == ObjectState.CREATED)
                .isPresent();
        if (!ours) {
            store.removeParts(project, object);
        }
        store.state(project, object, ours ? ObjectState.CREATED : ObjectState.EXISTING);
    }

    private void table(Making making) {
        SchemaObject object = making.object();
        Run run = making.run();
        String ddl = making.show().table(object.source());
        Rewritten rewritten = rewritten(making, ddl);
        refuse(making, rewritten, ddl);
        begin(making, rewritten, rewritten.create());
        DefaultSequences.make(run, making.show(), making.target(), rewritten.create());
        try {
            Sql.execute(making.target(), making.doing(), rewritten.create());
        } catch (SeraiException e) {
            if (!isError(e, ER_CHECK_CONSTRAINT_DUP_NAME)) {
                throw e;
            }
            String unnamed = DdlRewriter.withoutCheckNames(object.target(), rewritten.create());
            begin(making, rewritten, unnamed);
            Sql.execute(making.target(), making.doing(), unnamed);
            run.event("schema: " + object
                    + ": its CHECKs get new names, since the target has one of the same name already");
        }
        made(making, rewritten.notes());
    }

    private Rewritten rewritten(Making making, String ddl) {
        Definition definition = making.run().definition();
        boolean defer = definition.has(StepName.FULL_LOAD)
                && definition.options().fullLoad().deferIndexes();
        TableName name = making.object().source();
        Rewritten rewritten = making.rewriter().table(name, ddl, defer ? Deferral.ALL : Deferral.NONE);
        return rewritten.indexes().isEmpty() || !isSmall(making.source(), name)
                ? rewritten
                : making.rewriter().table(name, ddl, Deferral.UNUSUAL);
    }

    /** By counting: an estimate that is far too small would make the load of a large table slow. */
    private boolean isSmall(Connection source, TableName name) {
        return smallRows > 0
                && Sql.value(
                                source,
                                "looking at the size of " + name,
                                "SELECT 1 FROM " + name.quoted() + " LIMIT 1 OFFSET " + smallRows)
                        .isEmpty();
    }

    private void begin(Making making, Rewritten rewritten, String create) {
        SchemaObject object = making.object();
        List<StoredObject> parts = new ArrayList<>();
        rewritten.indexes().forEach(a -> parts.add(part(object, ObjectKind.INDEX, a)));
        rewritten.foreignKeys().forEach(a -> parts.add(part(object, ObjectKind.FOREIGN_KEY, a)));
        store.put(making.run().project(), stored(object, ObjectState.CREATING, rewritten, create), parts);
    }

    private static StoredObject part(SchemaObject table, ObjectKind kind, Addition addition) {
        return new StoredObject(
                table.part(kind, addition.name()),
                ObjectState.PENDING,
                addition.statement(table.target()),
                List.of(),
                null);
    }

    private void view(Making making) {
        SchemaObject object = making.object();
        ShowCreate.View view = making.show().view(object.source());
        if (view.collation() == null) {
            create(making, view);
            return;
        }
        speak(making, making.rewriter().collation(view.collation()));
        try {
            create(making, view);
        } finally {
            speak(making, Session.COLLATION);
        }
    }

    /** A view keeps the collation of the session that made it for its literals. */
    private static void speak(Making making, String collation) {
        Sql.execute(making.target(), making.doing(), "SET SESSION collation_connection=" + collation);
    }

    private void create(Making making, ShowCreate.View view) {
        boolean keep = view.definer().filter(d -> exists(making.target(), d)).isPresent();
        try {
            create(making, view, keep);
        } catch (SeraiException e) {
            if (!keep || !isError(e, ER_SPECIFIC_ACCESS_DENIED)) {
                throw e;
            }
            create(making, view, false);
        }
    }

    private void create(Making making, ShowCreate.View view, boolean keepDefiner) {
        Rewritten rewritten = making.rewriter().view(making.object().source(), view.create(), keepDefiner);
        refuse(making, rewritten, view.create());
        store.put(making.run().project(), stored(making.object(), ObjectState.CREATING, rewritten, rewritten.create()));
        Sql.execute(making.target(), making.doing(), rewritten.create());
        made(making, rewritten.notes());
    }

    /** An account that may not look counts as missing: then the view belongs to us, which is reported. */
    private static boolean exists(Connection target, Map.Entry<String, String> account) {
        try {
            return Sql.value(
                            target,
                            "looking for the account " + account.getKey(),
                            "SELECT 1 FROM mysql.user WHERE user=" + Sql.text(account.getKey()) + " AND host="
                                    + Sql.text(account.getValue()))
                    .isPresent();
        } catch (SeraiException e) {
            if (e.code().equals("ACCESS_DENIED")) {
                return false;
            }
            throw e;
        }
    }

    private void refuse(Making making, Rewritten rewritten, String ddl) {
        if (rewritten.isRefused()) {
            store.put(
                    making.run().project(),
                    new StoredObject(making.object(), ObjectState.FAILED, ddl, rewritten.notes(), null));
            throw new SeraiException(
                    "SCHEMA_REFUSED",
                    "%s can not be carried to a target of type %s: %s"
                            .formatted(
                                    making.object(),
                                    making.run().target().type().apiName(),
                                    String.join(" ", rewritten.refusals())),
                    "Do one of what is said there, then restore.");
        }
    }

    private void made(Making making, List<String> notes) {
        store.state(making.run().project(), making.object(), ObjectState.CREATED);
        if (!notes.isEmpty()) {
            making.run().event("schema: " + making.object() + ": " + String.join(" ", notes));
        }
    }

    private static StoredObject stored(SchemaObject object, ObjectState state, Rewritten rewritten, String ddl) {
        return new StoredObject(object, state, ddl, rewritten.notes(), null);
    }

    private static boolean isError(SeraiException e, int vendorCode) {
        return e.getCause() instanceof SQLException cause && cause.getErrorCode() == vendorCode;
    }
}
