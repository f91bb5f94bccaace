package io.serai.precheck;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The outcome of one check.
 *
 * @param detail what was found, in which objects, with which values
 * @param remedy what to do about it; empty when nothing is to be done
 * @param skippable whether {@code options.skipChecks} may name the check
 * @param skipped whether it does, and the failure therefore refuses nothing
 * @param object the one object that is concerned, or null when it is none or more than one
 */
public record Item(
        CheckCode check,
        Endpoint endpoint,
        Status status,
        String detail,
        String remedy,
        boolean skippable,
        boolean skipped,
        @JsonInclude(JsonInclude.Include.NON_NULL) String object) {
    /** Whether this item refuses the start. */
    boolean refuses() {
        return status == Status.FAILED && !skipped;
    }
}
