package io.serai.project;

import java.time.Instant;

/** A transition of a project ({@code from} and {@code to} are set) or a finding (both are null). */
public record Event(long id, Instant at, Actor actor, State from, State to, String reason) {
    /** How the reason begins where a person has had a link go past a statement; its position follows. */
    public static final String STATEMENT_SKIPPED = "restore, past the statement at ";
}
