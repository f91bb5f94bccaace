package io.serai.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps of a project, in the order in which they run. */
public enum StepName {
    /** Every condition that would break a later step, all reported at once. */
    PRECHECK,
    /** Databases, tables, keys, checks, foreign keys and views on the target. */
    SCHEMA,
    /** The rows that exist. */
    FULL_LOAD,
    /** The rows that change. */
    CDC,
    /** Are both sides equal? */
    VERIFICATION,
    /** Drain, stop, hand over. */
    SWITCHOVER,
    /** The rows that change on the target, back to the source. */
    REVERSE_LINK;

    /** Whether the step follows one of the two links. */
    public boolean isLink() {
        return this == CDC || this == REVERSE_LINK;
    }

    /** As written in the API, in route ids and in template ids: {@code full-load}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<StepName> of(String id) {
        return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
    }
}
