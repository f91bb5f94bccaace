package io.serai.switchover;

import io.serai.project.Mapping;
import io.serai.project.Run;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Compares both sides of a project; the switchover knows of the verification only this. */
public interface RestComparison {
    /**
     * What there is to compare.
     *
     * @param tables that may have changed since they were last found equal
     * @param all rows of them are to be compared, else those that have changed
     * @param whole tables of which all rows are to be compared, at least
     * @param rows that are to be compared, as far as is known
     * @param seconds it is expected to take
     * @param unchanged how many tables are left out, since they have not changed
     */
    record Outlook(List<Mapping> tables, boolean all, int whole, long rows, double seconds, int unchanged) {}

    /**
     * A table of which is known how it compares.
     *
     * @param source its name on the side that is left
     * @param whole all its rows have been compared, else those that had changed since it was last found equal
     * @param rows that have been compared
     * @param checksum of all its rows on that side, whatever their order; null when there is none
     * @param differences rows that are not the same
     */
    record Compared(
            String source,
            String target,
            boolean equal,
            boolean whole,
            long rows,
            String checksum,
            long differences,
            String method,
            Instant startedAt,
            Instant finishedAt) {}

    /**
     * What the last verification has come to.
     *
     * @param equal whether it has ended, and has found both sides equal
     * @param detail for people
     */
    record Verdict(boolean equal, String detail) {}

    Verdict verdict(Run run);

    /**
     * Rows of a table that have differed.
     *
     * @param source its name on the side that is left
     * @param result DIFFERENT, or MISSING where there was no such table
     * @param rows the most that were found at one time
     * @param resolvedAt when all its rows were found equal; null while they have not been
     */
    record Differed(String source, String target, String result, long rows, Instant foundAt, Instant resolvedAt) {}

    /** What was found by all comparisons of this project, in the order in which it was found. */
    List<Differed> differed(Run run);

    /** @param all tables, whether they have changed or not */
    Outlook outlook(Run run, boolean all);

    /**
     * Compares tables while nobody writes; tells each result as soon as it is known, from whatever thread.
     *
     * @param all rows of them, else those that have changed since the table was last found equal
     */
    void compare(Run run, List<Mapping> tables, boolean all, Consumer<Compared> found);

    /** What is known of each table, by the last comparison of all its rows, or a later one that has found differences. */
    List<Compared> known(Run run);
}
