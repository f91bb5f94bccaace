package io.serai.project;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.error.SeraiException;
import io.serai.fault.FailPoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** Projects and their states in the state store. Every transition is a compare-and-set with its event in one transaction. */
public final class ProjectStore {
    private static final String SELECT = "SELECT definition, state, created_at FROM project";

    private final StateStore store;
    private final EventStore events;

    public ProjectStore(StateStore store, EventStore events) {
        this.store = store.ensure("sql/project.sql");
        this.events = events;
    }

    public List<Project> all() {
        return store.sql()
                .sql(SELECT + " ORDER BY name")
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Project> find(String name) {
        return store.sql()
                .sql(SELECT + " WHERE name = ?")
                .param(name)
                .query((row, n) -> read(row))
                .optional();
    }

    /**
     * @throws SeraiException {@code PROJECT_UNKNOWN}
     */
    public Project get(String name) {
        return find(name)
                .orElseThrow(() -> new SeraiException(
                        "PROJECT_UNKNOWN",
                        "There is no project '" + name + "'.",
                        "GET /api/projects lists those there are."));
    }

    /**
     * @throws SeraiException {@code PROJECT_EXISTS}
     */
    public void create(Definition definition, Actor actor, String reason) {
        try {
            store.inTransaction(() -> {
                store.sql()
                        .sql("INSERT INTO project (name, state, definition, created_at) VALUES (?, ?, ?, ?)")
                        .params(definition.name(), State.NOT_STARTED.name(), Json.write(definition), now())
                        .update();
                events.add(definition.name(), actor, null, State.NOT_STARTED, reason);
                return null;
            });
        } catch (DuplicateKeyException e) {
            throw new SeraiException(
                    "PROJECT_EXISTS",
                    "There is a project '" + definition.name() + "' already.",
                    "Choose another name.",
                    e);
        }
    }

    /** Replaces the definition of a project that has not been started; false when it has been in the meantime. */
    public boolean replace(Definition definition, Actor actor) {
        return store.inTransaction(() -> {
            int changed = store.sql()
                    .sql("UPDATE project SET definition = ? WHERE name = ? AND state = ?")
                    .params(Json.write(definition), definition.name(), State.NOT_STARTED.name())
                    .update();
            if (changed == 1) {
                events.add(definition.name(), actor, null, null, "definition changed");
            }
            return changed == 1;
        });
    }

    /** Compare-and-set: false, and nothing changed, when state or definition are no longer those of {@code present}. */
    public boolean change(Project present, Definition changed, Actor actor, String reason) {
        return store.inTransaction(() -> {
            Optional<String> stored = store.sql()
                    .sql("SELECT definition FROM project WHERE name = ?")
                    .param(present.name())
                    .query(String.class)
                    .optional()
                    .filter(json -> Json.read(json, Definition.class).equals(present.definition()));
            int done = stored.isEmpty()
                    ? 0
                    : store.sql()
                            .sql("UPDATE project SET definition = ? WHERE name = ? AND state = ? AND definition = ?")
                            .params(
                                    Json.write(changed),
                                    present.name(),
                                    present.state().name(),
                                    stored.get())
                            .update();
            if (done == 1) {
                events.add(present.name(), actor, null, null, reason);
            }
            return done == 1;
        });
    }

    /** Compare-and-set: false, and nothing changed, when the project is no longer in {@code from}. */
    public boolean transit(String name, State from, State to, Actor actor, String reason) {
        FailPoint.STATE.before();
        boolean done = store.inTransaction(() -> move(name, from, to, actor, reason));
        FailPoint.STATE.after();
        return done;
    }

    private boolean move(String name, State from, State to, Actor actor, String reason) {
        int changed = store.sql()
                .sql("UPDATE project SET state = ? WHERE name = ? AND state = ?")
                .params(to.name(), name, from.name())
                .update();
        if (changed == 1) {
            events.add(name, actor, from, to, reason);
        }
        return changed == 1;
    }

    /**
     * Compare-and-set from {@code FAILED} to {@code RUNNING} that also notes, in the same transaction, which statement of the
     * source the link may go past.
     *
     * @param position as {@link io.serai.error.Failure#position} tells it
     */
    public boolean restoreSkipping(String name, String position, Actor actor, String reason) {
        FailPoint.STATE.before();
        boolean done = store.inTransaction(() -> {
            boolean moved = move(name, State.FAILED, State.RUNNING, actor, reason);
            if (moved) {
                store.sql()
                        .sql("UPDATE project SET skipped_position = ? WHERE name = ?")
                        .params(position, name)
                        .update();
            }
            return moved;
        });
        FailPoint.STATE.after();
        return done;
    }

    /** The one statement of the source that a person has told the link to go past, last of all; whether it has is not known here. */
    public Optional<String> skippedPosition(String name) {
        return store.sql()
                .sql("SELECT skipped_position FROM project WHERE name = ? AND skipped_position IS NOT NULL")
                .param(name)
                .query(String.class)
                .optional();
    }

    /** Removes the record of a project in this state, with all that belongs to it; false when it is in another one. */
    public boolean delete(String name, State state) {
        return store.inTransaction(() -> {
            int gone = store.sql()
                    .sql("DELETE FROM project WHERE name = ? AND state = ?")
                    .params(name, state.name())
                    .update();
            if (gone == 1) {
                for (String table : List.of("step", "event", "mapping")) {
                    store.sql()
                            .sql("DELETE FROM " + table + " WHERE project = ?")
                            .param(name)
                            .update();
                }
            }
            return gone == 1;
        });
    }

    private static Project read(ResultSet row) throws SQLException {
        return new Project(
                Json.read(row.getString(1), Definition.class), State.valueOf(row.getString(2)), instant(row, 3));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
