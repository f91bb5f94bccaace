package io.serai.precheck;

import io.serai.project.Definition;
import java.util.EnumSet;
import java.util.Set;

/** One condition. Looks on its own: what others find, or fail to, does not matter to it. */
interface Check {
    CheckCode code();

    Endpoint endpoint();

    /** The servers without which there is nothing to look at. */
    default Set<Endpoint> needs() {
        return switch (endpoint()) {
            case SOURCE, TARGET -> EnumSet.of(endpoint());
            case PROJECT -> EnumSet.of(Endpoint.SOURCE, Endpoint.TARGET);
        };
    }

    /** Whether the condition can matter to a project like this. */
    default boolean concerns(Definition definition) {
        return true;
    }

    /** Reads, and never writes. Whatever it throws becomes a failed item of its own. */
    Finding look(Examination examination);
}
