package io.serai.verification;

import io.serai.error.Failure;
import io.serai.project.StepState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What verification has found: the records of the API and the state store. */
public final class Comparison {
    private Comparison() {}

    /** Which tables a run looks at. */
    public enum Scope {
        ALL,
        /** Those that were not equal, or had no result. */
        ABNORMAL
    }

    /** What is to be said of a table. */
    public enum Verdict {
        EQUAL,
        DIFFERENT,
        /** The table is not on the target. */
        MISSING
    }

    /** What is wrong with a row. */
    public enum Kind {
        /** On both sides, with other values. */
        DIFFERENT,
        /** Not on the target, or not as often as on the source. */
        MISSING,
        /** On the target only, or more often than on the source. */
        EXTRA
    }

    /**
     * @param result null while the table has not been compared to its end
     * @param rows rows of the source that have been compared
     * @param differences rows that differ, are missing or are extra
     * @param capped there are more differences than are counted: the comparison ended at the cap
     * @param method how the table was compared
     * @param checksum over all rows of the source in whatever order: the sum of their digests in hexadecimal digits; null while the
     *     table has not been compared to its end, and where documents are compared row by row
     * @param note what else is to be said, such as columns that only one side has; or null
     */
    public record TableResult(
            String source,
            String target,
            StepState state,
            Verdict result,
            long rows,
            long differences,
            long differentRows,
            long missingRows,
            long extraRows,
            boolean capped,
            String method,
            String checksum,
            String note,
            Instant startedAt,
            Instant finishedAt,
            Failure error) {}

    /**
     * @param table of the source, as {@code database.table}
     * @param key the key's values by column; in a table without a key the digest of the whole row
     * @param columns name, source and target value of the columns that differ, all columns for a row without a key; long values
     *     are cut
     * @param sourceRows how often the row is on the source
     * @param targetRows how often the row is on the target
     */
    public record Difference(
            String table,
            Kind kind,
            Map<String, String> key,
            List<Map<String, String>> columns,
            long sourceRows,
            long targetRows) {}

    /** @param result EQUAL only when every table is */
    public record Result(
            StepState state,
            Verdict result,
            Scope scope,
            Instant startedAt,
            Instant finishedAt,
            List<TableResult> tables) {}
}
