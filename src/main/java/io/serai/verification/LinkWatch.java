package io.serai.verification;

import io.serai.database.Binlog;
import io.serai.database.ConsistentRead;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.project.Patience;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits for the link: a row of the target means something only once the link has passed what was read on the source. */
final class LinkWatch {
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration STALL = Duration.ofMinutes(15);

    private final Run run;
    private final Databases databases;

    LinkWatch(Run run, Databases databases) {
        this.run = run;
        this.databases = databases;
    }

    /** Whether changes of the source are on their way to the target. */
    boolean isLinked() {
        return run.link() != null;
    }

    /**
     * A position behind everything that can be read on the source now. On MariaDB it is that of a snapshot, and with MySQL's GTIDs
     * what has been committed, so it does not lie behind changes that are written to the binlog and can not be read yet.
     */
    Position end() {
        return BothSides.PATIENCE.with(run, this::readEnd);
    }

    private Position readEnd() {
        ServerType type = run.source().type();
        try (Connection connection = databases.open(run.source(), Session.PLAIN)) {
            if (type != ServerType.MARIADB) {
                return Binlog.end(connection, type);
            }
            connection.setAutoCommit(false);
            try {
                return ConsistentRead.begin(connection, connection, type, List.of());
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "reading the end of the source's binlog");
        }
    }

    /** Where the link is now. */
    Optional<Position> applied() {
        return Optional.ofNullable(run.link()).flatMap(link -> link.applied());
    }

    /**
     * Returns when the link has applied everything before the position, at once without a link.
     *
     * @param meanwhile done again and again while waiting
     * @throws SeraiException {@code LINK_STALLED} when the link does not move at all
     */
    void await(Position position, Runnable meanwhile) {
        Optional<Position> last = Optional.empty();
        long since = System.nanoTime();
        while (isLinked()) {
            run.proceed();
            Optional<Position> now = applied();
            if (now.isPresent() && now.get().reaches(position)) {
                return;
            }
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STALL.toNanos()) {
                throw stalled(position, now);
            }
            meanwhile.run();
            Patience.sleep(run, POLL);
        }
    }

    private static SeraiException stalled(Position position, Optional<Position> now) {
        return new SeraiException(
                "LINK_STALLED",
                "The link has been at %s for %d minutes and does not reach %s."
                        .formatted(now.map(Position::toString).orElse("no position"), STALL.toMinutes(), position),
                "See the step cdc; restore once it moves again.");
    }
}
