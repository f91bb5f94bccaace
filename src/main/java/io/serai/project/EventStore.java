package io.serai.project;

import io.serai.config.StateStore;
import java.util.List;

/** What has happened to projects, in the state store. */
public final class EventStore {
    private static final int MOST_SHOWN = 1_000;

    private final StateStore store;

    public EventStore(StateStore store) {
        this.store = store.ensure("sql/project.sql");
    }

    public void add(String project, Actor actor, State from, State to, String reason) {
        store.sql()
                .sql("INSERT INTO event (project, at, actor, from_state, to_state, reason) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        project,
                        ProjectStore.now(),
                        actor.name(),
                        from == null ? null : from.name(),
                        to == null ? null : to.name(),
                        reason)
                .update();
    }

    /** The newest first, at most a thousand. */
    public List<Event> of(String project) {
        return store.sql()
                .sql("SELECT id, at, actor, from_state, to_state, reason FROM event WHERE project = ?"
                        + " ORDER BY id DESC LIMIT " + MOST_SHOWN)
                .param(project)
                .query((row, n) -> new Event(
                        row.getLong(1),
                        ProjectStore.instant(row, 2),
                        Actor.valueOf(row.getString(3)),
                        state(row.getString(4)),
                        state(row.getString(5)),
                        row.getString(6)))
                .list();
    }

    private static State state(String name) {
        return name == null ? null : State.valueOf(name);
    }
}
