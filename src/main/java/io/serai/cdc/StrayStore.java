package io.serai.cdc;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.database.Position;
import io.serai.project.Direction;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** How far the side that was left has been looked at, and what was found there; in the state store. */
public final class StrayStore {
    private final StateStore store;

    public StrayStore(StateStore store) {
        this.store = store.ensure("sql/cdc.sql");
    }

    /**
     * @param readTo everything before it in the binlog of the side that was left has been looked at
     * @param seen transactions that were not the link's own
     * @param latest the last of them, in words; null when there was none
     * @param altered whether somebody has altered a table
     */
    record Seen(Position readTo, long seen, String latest, boolean altered) {
        Seen readTo(Position position) {
            return new Seen(position, seen, latest, altered);
        }

        /** Whether all that was found there has come with the link. */
        boolean isLinkAlone() {
            return seen == 0 && !altered;
        }
    }

    /** Looking begins at this position, for the link of this direction; once for each time that the link begins. */
    void begin(String project, Direction link, Position from) {
        if (of(project, link).isEmpty()) {
            delete("stray_watch", project);
            store.sql()
                    .sql("INSERT INTO stray_watch (project, direction, read_to, seen) VALUES (?, ?, ?, 0)")
                    .params(project, link.name(), Json.write(from))
                    .update();
        }
    }

    /** Tables that were there before anybody wrote to the side that the link of this direction reads. */
    void know(String project, Direction link, Collection<String> tables) {
        store.sql()
                .sql("MERGE INTO tables_known (project, direction, tables) KEY (project) VALUES (?, ?, ?)")
                .params(project, link.name(), Json.write(tables))
                .update();
    }

    /** Empty where that was not noted. */
    Optional<Set<String>> known(String project, Direction link) {
        return store.sql()
                .sql("SELECT tables FROM tables_known WHERE project = ? AND direction = ?")
                .params(project, link.name())
                .query((row, n) -> Set.of(Json.read(row.getString(1), String[].class)))
                .optional();
    }

    Optional<Seen> of(String project, Direction link) {
        return store.sql()
                .sql("SELECT read_to, seen, latest, altered FROM stray_watch WHERE project = ? AND direction = ?")
                .params(project, link.name())
                .query((row, n) -> new Seen(
                        Json.read(row.getString(1), Position.class),
                        row.getLong(2),
                        row.getString(3),
                        row.getBoolean(4)))
                .optional();
    }

    void save(String project, Seen seen) {
        store.sql()
                .sql("UPDATE stray_watch SET read_to = ?, seen = ?, latest = ?, altered = ? WHERE project = ?")
                .params(Json.write(seen.readTo()), seen.seen(), seen.latest(), seen.altered(), project)
                .update();
    }

    /** The link has ended, or the project is forgotten. */
    public void end(String project) {
        delete("stray_watch", project);
        delete("tables_known", project);
    }

    private void delete(String table, String project) {
        store.sql()
                .sql("DELETE FROM " + table + " WHERE project = ?")
                .param(project)
                .update();
    }
}
