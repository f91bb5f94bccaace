package io.serai.precheck;

import io.serai.project.Definition;
import io.serai.project.StepName;

/** What a check is about. */
public enum Endpoint {
    /** The server that is read. */
    SOURCE,
    /** The server that is written. */
    TARGET,
    /** Both servers together, or the project's own definition. */
    PROJECT;

    /** Whether a link of the project reads this server's binlog. */
    boolean isReadByLink(Definition definition) {
        return switch (this) {
            case SOURCE -> definition.has(StepName.CDC);
            case TARGET -> definition.has(StepName.REVERSE_LINK);
            case PROJECT -> false;
        };
    }
}
