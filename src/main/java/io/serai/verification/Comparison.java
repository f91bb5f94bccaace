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
        /** Not on the target. */
        MISSING,
        /** On the target only. */
        EXTRA
    }

    /**
     * @param result null while the table has not been compared to its end
     * @param differences rows that differ, are missing or are extra
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
            Instant startedAt,
            Instant finishedAt,
            Failure error) {}

    /** @param columns name, source and target value of the columns that differ; long values are cut */
    public record Difference(String table, Kind kind, Map<String, String> key, List<Map<String, String>> columns) {}

    /** @param result EQUAL only when every table is */
    public record Result(
            StepState state,
            Verdict result,
            Scope scope,
            Instant startedAt,
            Instant finishedAt,
            List<TableResult> tables) {}
}
