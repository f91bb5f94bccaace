package io.serai.project;

/** Finds the runs of a project that is working now. */
@FunctionalInterface
public interface Runs {
    /** The run of the link that lives, the forward one until a switchover; null when the project is not running. */
    Run run(String project);

    /** The run of one of the two links, whichever lives; null when the project is not running. */
    default Run run(String project, Direction direction) {
        Run living = run(project);
        return living == null || living.direction() == direction ? living : living.opposite();
    }
}
