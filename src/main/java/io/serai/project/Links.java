package io.serai.project;

import io.serai.database.Position;
import java.util.List;
import java.util.Optional;

/**
 * Turns a project from one of its links to the other. Every method is about the run of the link that is being left, and may be
 * called again after a crash in the middle of it: what is done is not done twice.
 *
 * <p>The order is {@link #begin}, {@link #stop}, {@link #start}. Until {@link #stop}, {@link #takeBack} undoes all of it.
 */
public interface Links {
    /**
     * The first position of a link.
     *
     * @param position in the binlog of the side that is opened
     * @param token of the statements that Serai itself sends to that side from here on, see {@link OwnStatements}
     */
    record First(Position position, String token) {}

    /** What would keep the opposite link from carrying rows, by the tables as they are now, in words; empty when nothing does. */
    List<String> obstacles(Run left);

    /**
     * Fixes the first position of the opposite link at the end of the opened side's binlog, with the tables as they are there now.
     * The old link must have been drained, and nobody may write to the opened side before this has returned. Writes to both sides:
     * the checkpoint, the canary's table and the lease on the side that is left, the canary's table on the one that is opened.
     *
     * @return what was fixed now, or by an earlier call
     */
    First begin(Run left);

    /** What {@link #begin} has fixed; empty before it, and after {@link #takeBack}. */
    Optional<First> begun(Run left);

    /** Shows that the opposite link can read the opened side's binlog from its first position on. */
    void tryToRead(Run left);

    /** Undoes {@link #begin}: removes the opposite link's checkpoint. Nothing to take back is no error. */
    void takeBack(Run left);

    /**
     * Ends the link of this run for good: its route is suspended and its step completed. Returns when nothing more of it arrives at the
     * opened side.
     *
     * @return up to where it has applied the binlog of the side that is left
     */
    Position stop(Run left);

    /**
     * The opposite link begins, and lives from now on. Returns when a row that is written to the opened side has arrived at the side
     * that is left.
     *
     * @throws io.serai.error.SeraiException what stopped the link, or {@code CANARY_LOST} when the row does not arrive
     */
    void start(Run left);
}
