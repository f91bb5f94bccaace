package io.serai.verification;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.error.Failure;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.Comparison.Kind;
import io.serai.verification.Comparison.Verdict;
import io.serai.verification.Reader.Sums;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far the comparison of one table is, in the state store: after a stop it goes on behind the last range. */
final class Ledger {
    /** Differences that are kept, and counted, of one table. */
    static final int MOST_DIFFERENCES = 10_000;

    private static final String WHERE = " WHERE project = ? AND source = ?";

    private final StateStore store;
    private final String project;
    private final String source;
    private long kept;

    Ledger(StateStore store, String project, String source) {
        this.store = store;
        this.project = project;
        this.source = source;
        this.kept = count("verified_difference");
    }

    /** A sum of digests of two kinds would be the checksum of nothing: a comparison that goes on with others has none. */
    void begin(String method, String note) {
        store.sql()
                .sql(
                        "UPDATE verified_table SET state = 'RUNNING', failure = NULL, finished_at = NULL, method = ?, note = ?,"
                                + " started_at = COALESCE(started_at, ?),"
                                + " checksum = CASE WHEN digest = ? OR compared_rows = 0 THEN checksum END, digest = ?"
                                + WHERE)
                .params(method, note, RunStore.now(), RowDigest.KIND, RowDigest.KIND, project, source)
                .update();
    }

    /** The key at which the last range has ended; empty before the first. */
    Optional<RowKey> lastKey() {
        List<String> keys = new ArrayList<>();
        store.sql()
                .sql("SELECT last_key FROM verified_table" + WHERE)
                .params(project, source)
                .query(row -> {
                    keys.add(row.getString(1));
                });
        return keys.stream().filter(k -> k != null).findFirst().map(RowKey::ofJson);
    }

    /** Whether every row has been compared, suspects apart. */
    boolean isWalked() {
        return store.sql()
                .sql("SELECT walked FROM verified_table" + WHERE)
                .params(project, source)
                .query(Boolean.class)
                .single();
    }

    /**
     * A range has been compared; from now on only its suspects are looked at again.
     *
     * @param upper its last key, or null when it was the last range
     * @param sums of the source's rows in it; the table has a checksum only when all its ranges have a sum
     */
    void compared(RowKey upper, Sums sums, Collection<RowKey> suspects) {
        store.inTransaction(() -> {
            String checksum = sums.sum() == null
                    ? null
                    : checksum().map(c -> c.add(sums.sum()).toString()).orElse(null);
            store.sql()
                    .sql(
                            "UPDATE verified_table SET last_key = ?, walked = ?, compared_rows = compared_rows + ?, checksum = ?"
                                    + WHERE)
                    .params(
                            upper == null ? null : upper.toJson(),
                            upper == null,
                            sums.rows(),
                            checksum,
                            project,
                            source)
                    .update();
            suspects.forEach(this::suspect);
            return null;
        });
    }

    private Optional<BigInteger> checksum() {
        return store.sql()
                .sql("SELECT checksum FROM verified_table" + WHERE + " AND checksum IS NOT NULL")
                .params(project, source)
                .query((row, n) -> new BigInteger(row.getString(1)))
                .optional();
    }

    /** A row to be looked at again. */
    void suspect(RowKey key) {
        store.sql()
                .sql("MERGE INTO verified_suspect (project, source, row_digest, row_key) VALUES (?, ?, ?, ?)")
                .params(project, source, key.digest(), key.toJson())
                .update();
    }

    List<RowKey> suspects() {
        return store.sql()
                .sql("SELECT row_key FROM verified_suspect" + WHERE + " ORDER BY row_digest")
                .params(project, source)
                .query((row, n) -> RowKey.ofJson(row.getString(1)))
                .list();
    }

    long suspectCount() {
        return count("verified_suspect");
    }

    private long count(String table) {
        return store.sql()
                .sql("SELECT COUNT(*) FROM " + table + WHERE)
                .params(project, source)
                .query(Long.class)
                .single();
    }

    /** Suspects that have turned out right, or differences. */
    void cleared(Collection<RowKey> suspects) {
        store.inTransaction(() -> {
            for (RowKey suspect : suspects) {
                store.sql()
                        .sql("DELETE FROM verified_suspect" + WHERE + " AND row_digest = ?")
                        .params(project, source, suspect.digest())
                        .update();
            }
            return null;
        });
    }

    /** A difference for good; one that is known stays as it is. Beyond the cap it is not kept. */
    void add(String digest, Difference difference) {
        if (isFull()) {
            return;
        }
        int known = store.sql()
                .sql("SELECT COUNT(*) FROM verified_difference" + WHERE + " AND row_digest = ?")
                .params(project, source, digest)
                .query(Integer.class)
                .single();
        if (known == 0) {
            kept += store.sql()
                    .sql("INSERT INTO verified_difference (project, source, row_digest, kind, row_key, column_values,"
                            + " source_rows, target_rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            project,
                            source,
                            digest,
                            difference.kind().name(),
                            Json.write(difference.key()),
                            Json.write(difference.columns()),
                            difference.sourceRows(),
                            difference.targetRows())
                    .update();
        }
    }

    /** Whether no more differences are kept. */
    boolean isFull() {
        return kept >= MOST_DIFFERENCES;
    }

    long differences() {
        return kept;
    }

    void end(Verdict verdict) {
        store.sql()
                .sql("UPDATE verified_table SET state = 'COMPLETED', result = ?, capped = ?, finished_at = ?" + WHERE)
                .params(verdict.name(), isFull(), RunStore.now(), project, source)
                .update();
    }

    void fail(Failure failure) {
        store.sql()
                .sql("UPDATE verified_table SET state = 'FAILED', finished_at = ?, failure = ?" + WHERE)
                .params(RunStore.now(), Json.write(failure), project, source)
                .update();
    }

    /** @param table as {@code database.table} of the source, or null for all */
    static List<Difference> differences(StateStore store, String project, String table) {
        return store.sql()
                .sql("SELECT source, kind, row_key, column_values, source_rows, target_rows FROM verified_difference"
                        + " WHERE project = ? AND (CAST(? AS VARCHAR) IS NULL OR source = ?) ORDER BY source, found")
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
                    Json.mapper().readValue(row.getString(4), new TypeReference<List<Map<String, String>>>() {}),
                    row.getLong(5),
                    row.getLong(6));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("A stored difference can not be read", e);
        }
    }
}
