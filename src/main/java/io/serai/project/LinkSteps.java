package io.serai.project;

/** What turning a project from one of its links to the other does to its routes and steps. */
public interface LinkSteps {
    /** Makes this run of all runtimes the one that may write to its target. */
    void lease(Run run);

    /** Whether the run's link has begun, in this or an earlier stretch of the project's life, and not ended. */
    boolean hasBegun(Run run);

    /** The run's link lives from now on: its route is started, its step running. Begun already is no error. */
    void begin(Run run);

    /** The run's link has caught up: its step is monitoring. */
    void caughtUp(Run run);

    /** The run's link has ended for good: its route is stopped, its step completed. Returns when nothing of it runs. */
    void end(Run run);
}
