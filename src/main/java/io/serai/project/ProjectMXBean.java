package io.serai.project;

/** A project in JMX: {@code io.serai:type=Project,name=<name>}. The operations are those of the HTTP interface. */
public interface ProjectMXBean {
    String getName();

    /** One of {@link State}. */
    String getState();

    /** The first step that is not done, as in {@code full-load}. */
    String getCurrentStep();

    /** Seconds that the target is behind the source, or -1 when no link runs. */
    double getLagSeconds();

    /** The steps as JSON, as in the HTTP interface. */
    String getSteps();

    /** The options as JSON, as in the HTTP interface. */
    String getOptions();

    /** Why and how far the project backs off from its target, as JSON; empty at full speed. */
    String getThrottle();

    /** Runs all checks; the report as JSON. */
    String precheck();

    void start();

    void pause();

    void restore();

    /**
     * Restores, and lets the link go past the one statement of the source that it has stopped at.
     *
     * @param position of the statement, as the error of the step cdc shows it
     */
    void restoreSkipping(String position);

    void release();

    /** @param json the options that are to change, as in the HTTP interface: {@code {"maxRowsPerSecond": 5000}} */
    void changeOptions(String json);

    /** @param confirm the project's name */
    void delete(String confirm);

    /** Makes a new project, not started, of the same definition. */
    void clone(String newName);

    /** The switchover or switchback that is being carried out, or the last one, with its substeps; JSON as in the HTTP interface. */
    String getSwitchover();

    /**
     * Begins a switchover.
     *
     * @param json options as in the HTTP interface: {@code {"fence": true}}; empty for the defaults
     */
    String switchover(String json);

    /**
     * Begins the way back.
     *
     * @param json options as in the HTTP interface; empty for the defaults
     */
    String switchback(String json);

    /**
     * Does something about a substep of the switchover.
     *
     * @param substep as in {@code stop-source-writes}
     * @param action {@code confirm}, {@code retry} or {@code skip}
     */
    String actOnSubstep(String substep, String action);

    /** Undoes the switchover that is being carried out, until stop-forward begins. */
    String cancelSwitchover();

    /** The report of the last switchover or switchback that came to its end, as JSON. */
    String report();
}
