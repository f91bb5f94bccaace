package io.serai.project;

/** What a person can do about the switchover of a project; the same over HTTP and in JMX. Results are to be shown as JSON. */
public interface SwitchoverControl {
    /** The round that is being carried out, or the last one, with its substeps. */
    Object view(String project);

    /**
     * Begins a switchover, or a switchback, or says what it would do.
     *
     * @param left the link that is to be left: FORWARD for a switchover
     * @param body options as JSON, as in the HTTP interface; null or empty for the defaults
     */
    Object begin(String project, Direction left, String body, Actor actor);

    /** @param action {@code confirm}, {@code retry} or {@code skip} */
    Object act(String project, String substep, String action, Actor actor);

    /** Undoes the round that is being carried out, as long as it can be undone. */
    Object cancel(String project, Actor actor);

    /** The report of the last round that came to its end. */
    Object report(String project);
}
