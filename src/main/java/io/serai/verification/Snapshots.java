package io.serai.verification;

import io.serai.database.ConsistentRead;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.error.SqlErrors;
import io.serai.project.Run;
import io.serai.verification.BothSides.Answers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Looks at both sides of a table at nearly the same moment of the source's history: a snapshot of the source at a known position,
 * then one of the target as soon as the link has passed it.
 */
final class Snapshots {
    private final BothSides sides;
    private final LinkWatch link;
    private final Databases databases;

    Snapshots(BothSides sides, LinkWatch link, Databases databases) {
        this.sides = sides;
        this.link = link;
        this.databases = databases;
    }

    /** Two snapshots that are open. */
    final class Moment {
        private final Connection source;
        private final Connection target;
        private final boolean exact;

        private Moment(Connection source, Connection target, boolean exact) {
            this.source = source;
            this.target = target;
            this.exact = exact;
        }

        /** Whether the link stood exactly at the source's position, so that both sides should be the same. */
        boolean isExact() {
            return exact;
        }

        /** Asks both at the same time. */
        <T> Answers<T> ask(Function<Reader, T> question) {
            Set<Statement> running = ConcurrentHashMap.newKeySet();
            return sides.atOnce(
                    () -> question.apply(new Reader(source, Side.SOURCE, sides.alignment(), running)),
                    () -> question.apply(new Reader(target, Side.TARGET, sides.alignment(), running)),
                    running);
        }
    }

    /** Opens the snapshots for the time of some work. */
    <T> T look(Function<Moment, T> work) {
        Run run = sides.run();
        try (Connection source = databases.open(run.source(), Session.READ);
                Connection target = databases.open(run.target(), Session.READ)) {
            try {
                return work.apply(open(run, source, target));
            } finally {
                end(source);
                end(target);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "reading " + sides.alignment().source().name() + " at a known position");
        }
    }

    private Moment open(Run run, Connection source, Connection target) throws SQLException {
        repeatable(source);
        repeatable(target);
        Position position;
        try (Connection locker = databases.open(run.source(), Session.PLAIN)) {
            position = ConsistentRead.begin(
                    source,
                    locker,
                    run.source().type(),
                    List.of(sides.alignment().source().name()));
        }
        link.await(position, () -> {});
        Optional<Position> before = link.applied();
        try (Statement statement = target.createStatement()) {
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        }
        boolean exact = before.equals(link.applied())
                && before.map(p -> position.reaches(p) && p.reaches(position)).orElse(false);
        return new Moment(source, target, exact);
    }

    /** Under READ COMMITTED, which a server may have as its default, there is no snapshot. */
    private static void repeatable(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    private static void end(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
