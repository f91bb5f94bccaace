package io.serai.switchover;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.project.Actor;
import io.serai.project.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What has been done of each switchover and switchback, in the state store: what a substep is about to do is written down before it
 * does it, so that it can be finished or undone after a crash.
 */
public final class Journal {
    private static final String ROUND =
            "SELECT round, direction, options, state, actor, started_at, writes_stopped_at, opened_at, finished_at,"
                    + " cancelled, failure FROM switch_round WHERE project = ?";
    private static final String OF_SUBSTEP = " WHERE project = ? AND round = ? AND name = ?";

    private final StateStore store;

    public Journal(StateStore store) {
        this.store = store.ensure("sql/switchover.sql");
    }

    /** The first of a project is 1. */
    Round begin(String project, Direction direction, SwitchOptions options, Actor actor) {
        return store.inTransaction(() -> {
            int number = last(project).map(Round::number).orElse(0) + 1;
            store.sql()
                    .sql("INSERT INTO switch_round (project, round, direction, options, state, actor, started_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            project,
                            number,
                            direction.name(),
                            Json.write(options),
                            RoundState.RUNNING.name(),
                            actor.name(),
                            now())
                    .update();
            for (SubstepName name : SubstepName.values()) {
                store.sql()
                        .sql("INSERT INTO substep (project, round, name, state) VALUES (?, ?, ?, ?)")
                        .params(project, number, name.name(), SubstepState.PENDING.name())
                        .update();
            }
            return round(project, number).orElseThrow();
        });
    }

    Optional<Round> round(String project, int number) {
        return store.sql()
                .sql(ROUND + " AND round = ?")
                .params(project, number)
                .query((row, n) -> read(project, row))
                .optional();
    }

    Optional<Round> last(String project) {
        return store.sql()
                .sql(ROUND + " ORDER BY round DESC LIMIT 1")
                .param(project)
                .query((row, n) -> read(project, row))
                .optional();
    }

    /** The one that is being carried out or undone. */
    Optional<Round> open(String project) {
        return last(project).filter(r -> !r.state().isOver());
    }

    /** The last one that has come to its end in this direction. */
    Optional<Round> completed(String project, Direction direction) {
        return store.sql()
                .sql(ROUND + " AND direction = ? AND state = ? ORDER BY round DESC LIMIT 1")
                .params(project, direction.name(), RoundState.COMPLETED.name())
                .query((row, n) -> read(project, row))
                .optional();
    }

    /** All rounds of a project, the newest first. */
    List<Round> all(String project) {
        return store.sql()
                .sql(ROUND + " ORDER BY round DESC")
                .param(project)
                .query((row, n) -> read(project, row))
                .list();
    }

    private static Round read(String project, ResultSet row) throws SQLException {
        String failure = row.getString(11);
        return new Round(
                project,
                row.getInt(1),
                Direction.valueOf(row.getString(2)),
                Json.read(row.getString(3), SwitchOptions.class),
                RoundState.valueOf(row.getString(4)),
                Actor.valueOf(row.getString(5)),
                instant(row, 6),
                instant(row, 7),
                instant(row, 8),
                instant(row, 9),
                row.getBoolean(10),
                failure == null ? null : Json.read(failure, Failure.class));
    }

    /** The substeps in their order. */
    List<SubstepRecord> substeps(Round round) {
        List<SubstepRecord> known = store.sql()
                .sql("SELECT name, state, started_at, finished_at, confirmed, finding, failure, data FROM substep"
                        + " WHERE project = ? AND round = ?")
                .params(round.project(), round.number())
                .query((row, n) -> new SubstepRecord(
                        SubstepName.valueOf(row.getString(1)),
                        SubstepState.valueOf(row.getString(2)),
                        instant(row, 3),
                        instant(row, 4),
                        row.getBoolean(5),
                        row.getString(6),
                        row.getString(7) == null ? null : Json.read(row.getString(7), Failure.class),
                        row.getString(8)))
                .list();
        return Arrays.stream(SubstepName.values())
                .map(name ->
                        known.stream().filter(k -> k.name() == name).findFirst().orElse(SubstepRecord.pending(name)))
                .toList();
    }

    SubstepRecord substep(Round round, SubstepName name) {
        return substeps(round).get(name.ordinal());
    }

    /** Begins a substep, or begins it again: the first start is kept. */
    void begin(Round round, SubstepName name) {
        change(
                round,
                name,
                "state = 'RUNNING', started_at = COALESCE(started_at, ?), finished_at = NULL, failure = NULL",
                now());
    }

    void state(Round round, SubstepName name, SubstepState state) {
        change(round, name, "state = ?", state.name());
    }

    void end(Round round, SubstepName name, SubstepState state, String finding) {
        change(round, name, "state = ?, finished_at = ?, finding = COALESCE(?, finding)", state.name(), now(), finding);
    }

    void fail(Round round, SubstepName name, Failure failure) {
        change(round, name, "state = 'FAILED', finished_at = ?, failure = ?", now(), Json.write(failure));
    }

    /** What is about to be left behind, or has been. */
    void note(Round round, SubstepName name, Object data) {
        change(round, name, "data = ?", Json.write(data));
    }

    void confirm(Round round, SubstepName name) {
        change(round, name, "confirmed = TRUE");
    }

    /** Leaves out a substep that has not begun; false when it has. */
    boolean skip(Round round, SubstepName name, String finding) {
        return store.sql()
                        .sql("UPDATE substep SET state = 'SKIPPED', finished_at = ?, finding = ?" + OF_SUBSTEP
                                + " AND state = 'PENDING'")
                        .params(now(), finding, round.project(), round.number(), name.name())
                        .update()
                == 1;
    }

    private void change(Round round, SubstepName name, String set, Object... values) {
        store.sql()
                .sql("UPDATE substep SET " + set + OF_SUBSTEP)
                .params(values)
                .params(round.project(), round.number(), name.name())
                .update();
    }

    /** From this moment on nobody is to write to the side that is left; the first such moment counts. */
    void writesStopped(Round round) {
        changeRound(round, "writes_stopped_at = COALESCE(writes_stopped_at, ?)", now());
    }

    /** From this moment on the other side is open; the first such moment counts. */
    void opened(Round round) {
        changeRound(round, "opened_at = COALESCE(opened_at, ?)", now());
    }

    /**
     * A person wants it undone.
     *
     * @return false when it is too late: behind the point of no return, or over
     */
    boolean cancel(Round round) {
        return store.sql()
                        .sql(
                                "UPDATE switch_round SET cancelled = TRUE WHERE project = ? AND round = ? AND state = 'RUNNING'"
                                        + " AND (SELECT state FROM substep" + OF_SUBSTEP + ") = 'PENDING'")
                        .params(round.project(), round.number())
                        .params(round.project(), round.number(), SubstepName.STOP_FORWARD.name())
                        .update()
                == 1;
    }

    /**
     * Passes the point of no return.
     *
     * @return false when a person has cancelled it just before
     */
    boolean passNoReturn(Round round) {
        return store.sql()
                        .sql("UPDATE substep SET state = 'RUNNING', started_at = ?" + OF_SUBSTEP
                                + " AND (SELECT cancelled FROM switch_round WHERE project = ? AND round = ?) = FALSE")
                        .params(now(), round.project(), round.number(), SubstepName.STOP_FORWARD.name())
                        .params(round.project(), round.number())
                        .update()
                == 1;
    }

    /** Behind it, the only way is forward. */
    boolean isPastNoReturn(Round round) {
        SubstepRecord stop = substep(round, SubstepName.STOP_FORWARD);
        return round.state() == RoundState.RUNNING && (stop.state().isDone() || stop.startedAt() != null);
    }

    void failure(Round round, Failure failure) {
        changeRound(round, "failure = ?", failure == null ? null : Json.write(failure));
    }

    void undoing(Round round, Failure failure) {
        changeRound(round, "state = ?, failure = COALESCE(failure, ?)", RoundState.UNDOING.name(), Json.write(failure));
    }

    /** @param state UNDONE or COMPLETED */
    void end(Round round, RoundState state) {
        changeRound(round, "state = ?, finished_at = ?", state.name(), now());
    }

    private void changeRound(Round round, String set, Object... values) {
        store.sql()
                .sql("UPDATE switch_round SET " + set + " WHERE project = ? AND round = ?")
                .params(values)
                .params(round.project(), round.number())
                .update();
    }

    /** Keeps the report of a round that has come to its end. */
    void report(Round round, String json) {
        changeRound(round, "report = ?", json);
    }

    Optional<String> report(Round round) {
        return store.sql()
                .sql("SELECT report FROM switch_round WHERE project = ? AND round = ? AND report IS NOT NULL")
                .params(round.project(), round.number())
                .query(String.class)
                .optional();
    }

    void forget(String project) {
        store.inTransaction(() -> {
            for (String table : List.of("substep", "switch_round")) {
                store.sql()
                        .sql("DELETE FROM " + table + " WHERE project = ?")
                        .param(project)
                        .update();
            }
            return null;
        });
    }

    /** @throws SeraiException {@code SWITCHOVER_UNKNOWN} when the project has had none */
    Round requireLast(String project) {
        return last(project)
                .orElseThrow(() -> new SeraiException(
                        "SWITCHOVER_UNKNOWN",
                        "Project '" + project + "' has had no switchover.",
                        "POST /api/projects/" + project + "/switchover begins one."));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
