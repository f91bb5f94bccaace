package io.serai.switchover;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The substeps of a switchover, in the order in which they are carried out. A switchback has the same ones. */
public enum SubstepName {
    /** Everything that would stop a later substep. */
    CHECK,
    /** Nobody writes to the side that is left any more. */
    STOP_SOURCE_WRITES,
    /** All that was written there has arrived. */
    DRAIN,
    /** Both sides are equal, at rest. */
    FINAL_VERIFICATION,
    /** The way back has its first position. */
    PREPARE_REVERSE,
    /** What acts by itself, and counters. */
    OBJECTS,
    /** The link ends: from here on there is no undoing. */
    STOP_FORWARD,
    /** The other side is open, and the link back lives. */
    START_REVERSE;

    /** As in the API and in the route: {@code stop-source-writes}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SubstepName> of(String id) {
        return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
    }
}
