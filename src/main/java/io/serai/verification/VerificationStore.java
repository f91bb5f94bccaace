package io.serai.verification;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.error.Failure;
import io.serai.project.Mapping;
import io.serai.project.StepState;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Comparison.Kind;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Results and differences in the state store. */
final class VerificationStore {
    private final StateStore store;

    VerificationStore(StateStore store) {
        this.store = store.ensure("sql/verification.sql");
    }

    List<TableResult> results(String project) {
        return store.sql()
                .sql(
                        "SELECT source, target, state, result, compared, different, missing, extra, started_at, finished_at,"
                                + " failure FROM verification_table WHERE project = ? ORDER BY source")
                .param(project)
                .query((row, n) -> result(row))
                .list();
    }

    private static TableResult result(ResultSet row) throws SQLException {
        String verdict = row.getString(4);
        String failure = row.getString(11);
        return new TableResult(
                row.getString(1),
                row.getString(2),
                StepState.valueOf(row.getString(3)),
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getLong(5),
                row.getLong(6) + row.getLong(7) + row.getLong(8),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                instant(row, 9),
                instant(row, 10),
                failure == null ? null : Json.read(failure, Failure.class));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Forgets the results of tables that are to be compared again. */
    void reset(String project, boolean onlyAbnormal) {
        String which = onlyAbnormal ? " AND (result IS NULL OR result <> 'EQUAL')" : "";
        store.inTransaction(() -> {
            store.sql()
                    .sql("DELETE FROM verification_difference WHERE project = ? AND source_table IN"
                            + " (SELECT source FROM verification_table WHERE project = ?" + which + ")")
                    .params(project, project)
                    .update();
            store.sql()
                    .sql("DELETE FROM verification_table WHERE project = ?" + which)
                    .param(project)
                    .update();
            return null;
        });
    }

    void begin(String project, Mapping mapping) {
        store.inTransaction(() -> {
            store.sql()
                    .sql("DELETE FROM verification_difference WHERE project = ? AND source_table = ?")
                    .params(project, mapping.source().toString())
                    .update();
            store.sql()
                    .sql(
                            "MERGE INTO verification_table (project, source, target, state, result, compared, different, missing,"
                                    + " extra, started_at, finished_at, failure) KEY (project, source)"
                                    + " VALUES (?, ?, ?, 'RUNNING', NULL, 0, 0, 0, 0, ?, NULL, NULL)")
                    .params(
                            project,
                            mapping.source().toString(),
                            mapping.target().toString(),
                            now())
                    .update();
            return null;
        });
    }

    void end(String project, Mapping mapping, Verdict verdict, Findings findings) {
        store.sql()
                .sql(
                        "UPDATE verification_table SET state = 'COMPLETED', result = ?, compared = ?, different = ?, missing = ?,"
                                + " extra = ?, finished_at = ? WHERE project = ? AND source = ?")
                .params(
                        verdict.name(),
                        findings.rows(),
                        findings.different(),
                        findings.missing(),
                        findings.extra(),
                        now(),
                        project,
                        mapping.source().toString())
                .update();
    }

    void fail(String project, Mapping mapping, Failure failure) {
        store.sql()
                .sql("UPDATE verification_table SET state = 'FAILED', finished_at = ?, failure = ?"
                        + " WHERE project = ? AND source = ?")
                .params(now(), Json.write(failure), project, mapping.source().toString())
                .update();
    }

    void add(String project, Difference d) {
        store.sql()
                .sql("INSERT INTO verification_difference (project, source_table, kind, row_key, columns)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(project, d.table(), d.kind().name(), Json.write(d.key()), Json.write(d.columns()))
                .update();
    }

    /** @param table as {@code database.table} of the source, or null for all */
    List<Difference> differences(String project, String table) {
        return store.sql()
                .sql("SELECT source_table, kind, row_key, columns FROM verification_difference WHERE project = ?"
                        + " AND (CAST(? AS VARCHAR) IS NULL OR source_table = ?) ORDER BY id")
                .params(project, table, table)
                .query((row, n) -> difference(row))
                .list();
    }

    private static Difference difference(ResultSet row) throws SQLException {
        try {
            return new Difference(
                    row.getString(1),
                    Kind.valueOf(row.getString(2)),
                    Json.mapper().readValue(row.getString(3), new TypeReference<Map<String, String>>() {}),
                    Json.mapper().readValue(row.getString(4), new TypeReference<List<Map<String, String>>>() {}));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("A stored difference can not be read", e);
        }
    }

    void forget(String project) {
        for (String table : List.of("verification_table", "verification_difference")) {
            store.sql()
                    .sql("DELETE FROM " + table + " WHERE project = ?")
                    .param(project)
                    .update();
        }
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
