package io.serai.switchover;

import io.serai.config.Json;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.project.Patience;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A round at work: what its substeps may know and share. */
final class Handover {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Whoever waits for a lock has all others wait behind him, and does not hear a person who cancels: it is tried again instead. */
    private static final int LOCK_SECONDS = 3;

    private final Run run;
    private final Journal journal;
    private final Databases databases;
    private final Round begun;

    /** @param begun the round; one that the journal does not know stands for a dry run */
    Handover(Run run, Journal journal, Databases databases, Round begun) {
        this.run = run;
        this.journal = journal;
        this.databases = databases;
        this.begun = begun;
    }

    /** The run of the link that is left. */
    Run run() {
        return run;
    }

    /** The round as it is now. */
    Round round() {
        return journal.round(begun.project(), begun.number()).orElse(begun);
    }

    Journal journal() {
        return journal;
    }

    SwitchOptions options() {
        return begun.options();
    }

    /** The side that is left. */
    DataSource left() {
        return run.source();
    }

    /** The side that is opened. */
    DataSource opened() {
        return run.target();
    }

    /** Does something over a connection to one of the sides. */
    <T> T on(DataSource side, String doing, Sql.Work<T> work) {
        try (Connection connection = databases.open(side, Session.PLAIN)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlErrors.translate(e, doing);
        }
    }

    /**
     * A connection of one's own, to change objects or its settings, or to keep it; the caller closes it. It does not wait long for
     * others who are at work on a table.
     */
    Connection connect(DataSource side) {
        Connection connection = databases.connect(side, Session.PLAIN);
        if (side.type() == ServerType.OCEANBASE) {
            return connection;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION lock_wait_timeout=" + LOCK_SECONDS);
            return connection;
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "limiting the wait for locks");
        }
    }

    /** Changes objects of one of the sides, which may be locked. */
    void change(DataSource side, String doing, Consumer<Connection> work) {
        try (Connection connection = connect(side)) {
            work.accept(connection);
        } catch (SQLException e) {
            throw SqlErrors.translate(e, doing);
        }
    }

    /** Empty before it was noted. */
    <T> Optional<T> noted(SubstepName substep, Class<T> type) {
        return noted(begun, substep, type);
    }

    <T> Optional<T> noted(Round round, SubstepName substep, Class<T> type) {
        return Optional.ofNullable(journal.substep(round, substep).data()).map(json -> Json.read(json, type));
    }

    void note(SubstepName substep, Object data) {
        journal.note(begun, substep, data);
    }

    /** The last round that went the other way and came to its end: what it has left on the side that is opened now. */
    Optional<Round> before() {
        return journal.completed(run.project(), run.direction().opposite());
    }

    /** Adds a finding to the project's events. */
    void event(String finding) {
        run.event(begun.label() + ": " + finding);
    }

    /**
     * Called between units of work.
     *
     * @throws SeraiException {@code SWITCHOVER_CANCELLED}
     */
    void proceed() {
        run.proceed();
        if (round().cancelled() && round().state() == RoundState.RUNNING) {
            throw new SeraiException(
                    "SWITCHOVER_CANCELLED",
                    "The " + begun.label() + " of project '" + run.project() + "' was cancelled.",
                    "Begin it again when you are ready.");
        }
    }

    /** Waits a moment, but ends at once with the project's run. */
    void pause() {
        pause(POLL);
    }

    void pause(Duration wait) {
        Patience.sleep(run, wait);
        proceed();
    }

    /** When all must have arrived. */
    Instant deadline() {
        Instant stopped = round().writesStoppedAt();
        return (stopped == null ? Instant.now() : stopped).plusSeconds(options().drainTimeoutSeconds());
    }
}
