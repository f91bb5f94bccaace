package io.serai.cdc;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.database.Position;
import io.serai.project.Direction;
import java.util.Optional;

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
            end(project);
            store.sql()
                    .sql("INSERT INTO stray_watch (project, direction, read_to, seen) VALUES (?, ?, ?, 0)")
                    .params(project, link.name(), Json.write(from))
                    .update();
        }
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
        store.sql()
                .sql("DELETE FROM stray_watch WHERE project = ?")
                .param(project)
                .update();
    }
}
