package io.serai.project;

/** Finds the run of a project that is working now. */
@FunctionalInterface
public interface Runs {
    /** Null when the project is not running. */
    Run run(String project);
}
