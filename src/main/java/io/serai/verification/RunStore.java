package io.serai.verification;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.error.Failure;
import io.serai.project.Mapping;
import io.serai.project.StepState;
import io.serai.verification.Comparison.Scope;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The verifications of projects and the results of their tables, in the state store. */
final class RunStore {
    private final StateStore store;

    RunStore(StateStore store) {
        this.store = store.ensure("sql/verification.sql");
    }

    /** A verification as a whole. */
    record Stored(StepState state, Scope scope, Instant startedAt, Instant finishedAt) {}

    Optional<Stored> run(String project) {
        return store.sql()
                .sql("SELECT state, scope, started_at, finished_at FROM verification_run WHERE project = ?")
                .param(project)
                .query((row, n) -> new Stored(
                        StepState.valueOf(row.getString(1)),
                        Scope.valueOf(row.getString(2)),
                        instant(row, 3),
                        instant(row, 4)))
                .optional();
    }

    /** Forgets what was found, of all tables or of those that are not equal. */
    void reset(String project, Scope scope) {
        String which = scope == Scope.ABNORMAL ? " AND (result IS NULL OR result <> 'EQUAL')" : "";
        store.inTransaction(() -> {
            for (String table : List.of("verified_suspect", "verified_difference")) {
                store.sql()
                        .sql("DELETE FROM " + table + " WHERE project = ? AND source IN"
                                + " (SELECT source FROM verified_table WHERE project = ?" + which + ")")
                        .params(project, project)
                        .update();
            }
            store.sql()
                    .sql("DELETE FROM verified_table WHERE project = ?" + which)
                    .param(project)
                    .update();
            store.sql()
                    .sql("MERGE INTO verification_run (project, state, scope, started_at, finished_at) KEY (project)"
                            + " VALUES (?, 'PENDING', ?, NULL, NULL)")
                    .params(project, scope.name())
                    .update();
            return null;
        });
    }

    void start(String project) {
        store.sql()
                .sql("UPDATE verification_run SET state = 'RUNNING', started_at = COALESCE(started_at, ?),"
                        + " finished_at = NULL WHERE project = ?")
                .params(now(), project)
                .update();
    }

    void finish(String project, StepState state) {
        store.sql()
                .sql("UPDATE verification_run SET state = ?, finished_at = ? WHERE project = ?")
                .params(state.name(), now(), project)
                .update();
    }

    /** Notes tables that are to be compared; those that are known stay as they are. */
    void expect(String project, List<Mapping> mappings) {
        Set<String> known = tables(project).stream().map(TableResult::source).collect(Collectors.toSet());
        store.inTransaction(() -> {
            for (Mapping mapping : mappings) {
                if (!known.contains(mapping.source().toString())) {
                    store.sql()
                            .sql(
                                    "INSERT INTO verified_table (project, source, target, state) VALUES (?, ?, ?, 'PENDING')")
                            .params(
                                    project,
                                    mapping.source().toString(),
                                    mapping.target().toString())
                            .update();
                }
            }
            return null;
        });
    }

    List<TableResult> tables(String project) {
        return tables(" WHERE project = ? ORDER BY source", project);
    }

    Optional<TableResult> table(String project, String source) {
        return tables(" WHERE project = ? AND source = ?", project, source).stream()
                .findFirst();
    }

    private List<TableResult> tables(String where, Object... params) {
        String count =
                "(SELECT COALESCE(SUM(GREATEST(ABS(d.source_rows - d.target_rows), 1)), 0) FROM verified_difference d"
                        + " WHERE d.project = t.project AND d.source = t.source AND d.kind = '%s')";
        return store.sql()
                .sql(
                        "SELECT source, target, state, result, compared_rows, capped, method, note, started_at, finished_at,"
                                + " failure, checksum, " + count.formatted("DIFFERENT") + ", "
                                + count.formatted("MISSING") + ", "
                                + count.formatted("EXTRA") + " FROM verified_table t" + where)
                .params(params)
                .query((row, n) -> table(row))
                .list();
    }

    private static TableResult table(ResultSet row) throws SQLException {
        String verdict = row.getString(4);
        String failure = row.getString(11);
        return new TableResult(
                row.getString(1),
                row.getString(2),
                StepState.valueOf(row.getString(3)),
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getLong(5),
                row.getLong(13) + row.getLong(14) + row.getLong(15),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getBoolean(6),
                row.getString(7),
                verdict == null || row.getString(12) == null
                        ? null
                        : new java.math.BigInteger(row.getString(12)).toString(16),
                row.getString(8),
                instant(row, 9),
                instant(row, 10),
                failure == null ? null : Json.read(failure, Failure.class));
    }

    /** Forgets what is known of one table, and expects it to be compared. */
    void renew(String project, Mapping mapping, String source) {
        store.inTransaction(() -> {
            for (String table : List.of("verified_table", "verified_suspect", "verified_difference")) {
                store.sql()
                        .sql("DELETE FROM " + table + " WHERE project = ? AND source = ?")
                        .params(project, source)
                        .update();
            }
            store.sql()
                    .sql("INSERT INTO verified_table (project, source, target, state) VALUES (?, ?, ?, 'PENDING')")
                    .params(project, source, mapping.target().toString())
                    .update();
            return null;
        });
    }

    /** Has the result of a table stand elsewhere, in place of what stands there. */
    void move(String from, String to, String source) {
        store.inTransaction(() -> {
            for (String table : List.of("verified_table", "verified_suspect", "verified_difference")) {
                store.sql()
                        .sql("DELETE FROM " + table + " WHERE project = ? AND source = ?")
                        .params(to, source)
                        .update();
                store.sql()
                        .sql("UPDATE " + table + " SET project = ? WHERE project = ? AND source = ?")
                        .params(to, from, source)
                        .update();
            }
            return null;
        });
    }

    void forget(String project) {
        store.inTransaction(() -> {
            for (String table : List.of(
                    "verification_run",
                    "verified_table",
                    "verified_suspect",
                    "verified_difference",
                    "found_difference")) {
                store.sql()
                        .sql("DELETE FROM " + table + " WHERE project = ?")
                        .param(project)
                        .update();
            }
            return null;
        });
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
