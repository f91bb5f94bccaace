package io.serai.fault;

import java.nio.file.Path;

/**
 * The moments at which a crash hurts most: right before and right after something is made durable.
 *
 * <p>Armed by the file that the system property {@value #PROPERTY} names, read once when the first of them is passed. A line is
 *
 * <pre>batch.before = halt at 3</pre>
 *
 * the name of a point in lower case, {@code before} or {@code after}; {@code halt} ends the process without any clean-up, like kill
 * -9, {@code throw} throws a lost connection, {@code hold FILE} waits for as long as the file exists; {@code at 3} on the third
 * passing only, {@code chance 0.05 seed 7} on each passing with this probability.
 */
public enum FailPoint {
    /** The transaction of a chunk of the full load. */
    CHUNK,
    /** The transaction of a batch of cdc. */
    BATCH,
    /** The checkpoint behind a statement that is skipped. */
    SKIP,
    /** A state of a project or step in the runtime's own store. */
    STATE,
    /** The first checkpoint of a link. */
    LINK_START,
    /** The lease on the side that a link writes. */
    LEASE,
    /** The first checkpoint of the opposite link is removed again. */
    LINK_TAKE_BACK,
    /** A link ends for good. */
    LINK_END,
    /** The opposite link begins to run. */
    LINK_TURN,
    /** The canary is written to the side that was opened. */
    CANARY,
    /** The checkpoint of the link that was left is removed. */
    LINK_FORGET,
    /** The substeps of a switchover: the effect of each of them, before the journal knows that it is done. */
    CHECK,
    STOP_SOURCE_WRITES,
    DRAIN,
    FINAL_VERIFICATION,
    PREPARE_REVERSE,
    OBJECTS,
    STOP_FORWARD,
    START_REVERSE,
    /** The undoing of one substep. */
    UNDO;

    /** Names the file; without it no point costs more than a look at a constant. */
    public static final String PROPERTY = "io.serai.fail-points";

    private static final boolean ARMED = System.getProperty(PROPERTY) != null;

    /** Read on first use: nothing is loaded where no point is armed. */
    private static final class Armed {
        private static final Faults FAULTS = Faults.read(Path.of(System.getProperty(PROPERTY)));
    }

    /** Call right before it becomes durable. */
    public void before() {
        if (ARMED) {
            Armed.FAULTS.pass(this, "before");
        }
    }

    /** Call right after it has become durable. */
    public void after() {
        if (ARMED) {
            Armed.FAULTS.pass(this, "after");
        }
    }
}
