package io.serai.schema;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.database.TableName;
import io.serai.error.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The objects of projects in the state store. */
final class SchemaStore {
    private static final String COLUMNS =
            "kind, source_database, source_name, target_database, target_name, part, state, ddl, notes, failure";
    private static final String KEY =
            " WHERE project = ? AND kind = ? AND source_database = ? AND source_name = ? AND part = ?";

    private final StateStore store;

    SchemaStore(StateStore store) {
        this.store = store.ensure("sql/schema.sql");
    }

    /** All objects of a project, in the order in which they were first seen. */
    List<StoredObject> of(String project) {
        return store.sql()
                .sql("SELECT " + COLUMNS + " FROM schema_object WHERE project = ? ORDER BY id")
                .param(project)
                .query((row, n) -> read(row))
                .list();
    }

    List<StoredObject> of(String project, ObjectKind kind) {
        return store.sql()
                .sql("SELECT " + COLUMNS + " FROM schema_object WHERE project = ? AND kind = ? ORDER BY id")
                .params(project, kind.name())
                .query((row, n) -> read(row))
                .list();
    }

    /** Those of one table of the source. */
    List<StoredObject> of(String project, ObjectKind kind, TableName source) {
        return store.sql()
                .sql("SELECT " + COLUMNS + " FROM schema_object WHERE project = ? AND kind = ? AND source_database = ?"
                        + " AND source_name = ? ORDER BY id")
                .params(project, kind.name(), source.database(), source.table())
                .query((row, n) -> read(row))
                .list();
    }

    Optional<StoredObject> find(String project, SchemaObject object) {
        return store.sql()
                .sql("SELECT " + COLUMNS + " FROM schema_object" + KEY)
                .params(key(project, object))
                .query((row, n) -> read(row))
                .optional();
    }

    /** Puts an object in the place of what was known of it. */
    void put(String project, StoredObject stored) {
        store.inTransaction(() -> {
            write(project, stored);
            return null;
        });
    }

    /** Puts a table and the parts of it that are made later, in one transaction: a crash never leaves the one without the others. */
    void put(String project, StoredObject table, Collection<StoredObject> parts) {
        store.inTransaction(() -> {
            removeParts(project, table.object());
            write(project, table);
            parts.forEach(p -> write(project, p));
            return null;
        });
    }

    private void write(String project, StoredObject stored) {
        SchemaObject object = stored.object();
        String failure = stored.failure() == null ? null : Json.write(stored.failure());
        int changed = store.sql()
                .sql("UPDATE schema_object SET target_database = ?, target_name = ?, state = ?, ddl = ?, notes = ?,"
                        + " failure = ?" + KEY)
                .params(
                        object.target().database(),
                        object.target().table(),
                        stored.state().name(),
                        stored.ddl())
                .params(Json.write(stored.notes()), failure)
                .params(key(project, object))
                .update();
        if (changed == 0) {
            store.sql()
                    .sql(
                            "INSERT INTO schema_object (target_database, target_name, state, ddl, notes, failure,"
                                    + " project, kind, source_database, source_name, part) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            object.target().database(),
                            object.target().table(),
                            stored.state().name(),
                            stored.ddl())
                    .params(Json.write(stored.notes()), failure)
                    .params(key(project, object))
                    .update();
        }
    }

    void state(String project, SchemaObject object, ObjectState state) {
        store.sql()
                .sql("UPDATE schema_object SET state = ?, failure = NULL" + KEY)
                .params(state.name())
                .params(key(project, object))
                .update();
    }

    /** Notes a failure beside the statement that failed. */
    void fail(String project, SchemaObject object, Failure failure) {
        store.sql()
                .sql("UPDATE schema_object SET state = ?, failure = ?" + KEY)
                .params(ObjectState.FAILED.name(), Json.write(failure))
                .params(key(project, object))
                .update();
    }

    /** Forgets the indexes and foreign keys of a table. */
    void removeParts(String project, SchemaObject table) {
        store.sql()
                .sql("DELETE FROM schema_object WHERE project = ? AND source_database = ? AND source_name = ?"
                        + " AND kind IN ('INDEX', 'FOREIGN_KEY')")
                .params(project, table.source().database(), table.source().table())
                .update();
    }

    void forget(String project) {
        store.sql()
                .sql("DELETE FROM schema_object WHERE project = ?")
                .param(project)
                .update();
    }

    private static Object[] key(String project, SchemaObject object) {
        return new Object[] {
            project,
            object.kind().name(),
            object.source().database(),
            object.source().table(),
            object.part()
        };
    }

    private static StoredObject read(ResultSet row) throws SQLException {
        SchemaObject object = new SchemaObject(
                ObjectKind.valueOf(row.getString(1)),
                new TableName(row.getString(2), row.getString(3)),
                new TableName(row.getString(4), row.getString(5)),
                row.getString(6));
        String failure = row.getString(10);
        return new StoredObject(
                object,
                ObjectState.valueOf(row.getString(7)),
                row.getString(8),
                List.of(Json.read(row.getString(9), String[].class)),
                failure == null ? null : Json.read(failure, Failure.class));
    }
}
