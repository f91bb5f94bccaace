package io.serai.verification;

import io.serai.config.StateStore;
import io.serai.verification.Comparison.TableResult;
import io.serai.verification.Comparison.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Which tables have differed, and when they were found equal again. What a verification knows of a table is forgotten when it compares
 * it anew; this is not, so that it can be filed.
 */
public final class FoundDifferences {
    private static final String OPEN = " WHERE project = ? AND source = ? AND resolved_at IS NULL";

    private final StateStore store;

    FoundDifferences(StateStore store) {
        this.store = store.ensure("sql/verification.sql");
    }

    /**
     * A table that has differed.
     *
     * @param source its name on the source of the project
     * @param verdict what it was when it was found so last
     * @param rows that differed, the most that were found at one time
     * @param resolvedAt when all its rows were found equal; null while they have not been
     */
    public record Found(String source, Verdict verdict, long rows, Instant foundAt, Instant resolvedAt) {}

    /** @param whole all rows of the table have been compared: that a part of it is equal resolves nothing */
    void note(String project, TableResult result, boolean whole) {
        if (result.result() == Verdict.EQUAL) {
            if (whole) {
                store.sql()
                        .sql("UPDATE found_difference SET resolved_at = ?" + OPEN)
                        .params(RunStore.now(), project, result.source())
                        .update();
            }
        } else if (result.result() != null) {
            int known = store.sql()
                    .sql("UPDATE found_difference SET difference_rows = GREATEST(difference_rows, ?), verdict = ?"
                            + OPEN)
                    .params(result.differences(), result.result().name(), project, result.source())
                    .update();
            if (known == 0) {
                store.sql()
                        .sql("INSERT INTO found_difference (project, source, verdict, difference_rows, found_at)"
                                + " VALUES (?, ?, ?, ?, ?)")
                        .params(project, result.source(), result.result().name(), result.differences(), RunStore.now())
                        .update();
            }
        }
    }

    /** In the order in which they were found. */
    List<Found> of(String project) {
        return store.sql()
                .sql("SELECT source, verdict, difference_rows, found_at, resolved_at FROM found_difference"
                        + " WHERE project = ? ORDER BY number")
                .param(project)
                .query((row, n) -> new Found(
                        row.getString(1),
                        Verdict.valueOf(row.getString(2)),
                        row.getLong(3),
                        instant(row, 4),
                        instant(row, 5)))
                .list();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
