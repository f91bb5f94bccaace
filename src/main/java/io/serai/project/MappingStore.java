package io.serai.project;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.database.TableName;
import io.serai.error.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The objects of projects with their progress, in the state store. Frozen at the start: later tables do not slip in. */
public final class MappingStore {
    private final StateStore store;

    public MappingStore(StateStore store) {
        this.store = store.ensure("sql/project.sql");
    }

    public List<Mapping> of(String project) {
        return store.sql()
                .sql("SELECT source_database, source_table, target_database, target_table, is_view FROM mapping"
                        + " WHERE project = ? ORDER BY source_database, source_table")
                .param(project)
                .query((row, n) -> mapping(row))
                .list();
    }

    /** Replaces the objects of a project that has not been started. */
    public void freeze(String project, List<Mapping> mappings) {
        store.inTransaction(() -> {
            store.sql()
                    .sql("DELETE FROM mapping WHERE project = ?")
                    .param(project)
                    .update();
            for (Mapping m : mappings) {
                store.sql()
                        .sql(
                                "INSERT INTO mapping (project, source_database, source_table, target_database, target_table,"
                                        + " is_view) VALUES (?, ?, ?, ?, ?, ?)")
                        .params(
                                project,
                                m.source().database(),
                                m.source().table(),
                                m.target().database(),
                                m.target().table(),
                                m.view())
                        .update();
            }
            return null;
        });
    }

    /** Keeps what a run has counted, for the time when it is over. */
    public void save(String project, TableProgress p) {
        store.sql()
                .sql("UPDATE mapping SET step = ?, state = ?, estimated_rows = ?, loaded_rows = ?, inserts = ?,"
                        + " updates = ?, deletes = ?, failure = ?"
                        + " WHERE project = ? AND source_database = ? AND source_table = ?")
                .params(
                        p.step().name(),
                        p.state().name(),
                        p.estimatedRows(),
                        p.rows(),
                        p.inserts().sum(),
                        p.updates().sum(),
                        p.deletes().sum(),
                        p.failure() == null ? null : Json.write(p.failure()),
                        project,
                        p.mapping().source().database(),
                        p.mapping().source().table())
                .update();
    }

    /** Progress as last saved, one for each object. */
    public List<TableProgress> saved(String project) {
        return store.sql()
                .sql("SELECT source_database, source_table, target_database, target_table, is_view, step, state,"
                        + " estimated_rows, loaded_rows, inserts, updates, deletes, failure FROM mapping"
                        + " WHERE project = ? ORDER BY source_database, source_table")
                .param(project)
                .query((row, n) -> progress(row))
                .list();
    }

    private static TableProgress progress(ResultSet row) throws SQLException {
        TableProgress p = new TableProgress(mapping(row));
        if (row.getString(6) != null) {
            p.enter(StepName.valueOf(row.getString(6)), StepState.valueOf(row.getString(7)));
        }
        p.estimatedRows(row.getLong(8));
        p.rows(row.getLong(9));
        p.inserts().add(row.getLong(10));
        p.updates().add(row.getLong(11));
        p.deletes().add(row.getLong(12));
        if (row.getString(13) != null) {
            Failure failure = Json.read(row.getString(13), Failure.class);
            if (p.hasLeft()) {
                p.leave(failure);
            } else {
                p.fail(p.step(), failure);
            }
        }
        return p;
    }

    private static Mapping mapping(ResultSet row) throws SQLException {
        return new Mapping(
                new TableName(row.getString(1), row.getString(2)),
                new TableName(row.getString(3), row.getString(4)),
                row.getBoolean(5));
    }
}
