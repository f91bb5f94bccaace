package io.serai.verification;

import io.serai.database.Binlog;
import io.serai.database.Column;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.database.Table;
import io.serai.error.SqlErrors;
import io.serai.project.Patience;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A table on both sides, with a connection to each: what the comparisons read through. */
final class Sides implements AutoCloseable {
    private final Run run;
    private final Connection sourceConnection;
    private final Connection targetConnection;
    final Table source;
    final Table target;
    final RowDigest digest;

    Sides(Run run, Databases databases, Table source, Table target) throws SQLException {
        this.run = run;
        this.source = source;
        this.target = target;
        this.sourceConnection = databases.open(run.source(), Session.READ);
        this.targetConnection = databases.open(run.target(), Session.READ);
        List<Column> own = new ArrayList<>();
        List<Column> twins = new ArrayList<>();
        for (Column column : source.columns()) {
            target.columns().stream()
                    .filter(c -> c.name().equalsIgnoreCase(column.name()))
                    .findFirst()
                    .ifPresent(twin -> {
                        own.add(column);
                        twins.add(twin);
                    });
        }
        this.digest = new RowDigest(own, twins);
    }

    Connection sourceConnection() {
        return sourceConnection;
    }

    boolean hasLink() {
        return run.link() != null;
    }

    /** Both at the same time: each server works while the other does. */
    <T> List<T> both(Supplier<T> onSource, Supplier<T> onTarget) {
        CompletableFuture<T> other = CompletableFuture.supplyAsync(onTarget);
        T first;
        try {
            first = onSource.get();
        } catch (RuntimeException e) {
            other.exceptionally(x -> null).join();
            throw e;
        }
        try {
            return List.of(first, other.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Takes the bytes of each row of a result. */
    @FunctionalInterface
    interface Take {
        void row(byte[][] values);
    }

    void readSource(String sql, Take take) {
        read(sourceConnection, sql, take, source);
    }

    void readTarget(String sql, Take take) {
        read(targetConnection, sql, take, target);
    }

    private static void read(Connection connection, String sql, Take take, Table table) {
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery(sql)) {
                int width = result.getMetaData().getColumnCount();
                while (result.next()) {
                    byte[][] row = new byte[width][];
                    for (int i = 0; i < width; i++) {
                        row[i] = result.getBytes(i + 1);
                    }
                    take.row(row);
                }
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "comparing " + table.name());
        }
    }

    /** Waits until the link has applied all that the source has written up to now; returns at once without a link. */
    void awaitLink() {
        if (run.link() == null) {
            return;
        }
        awaitLink(Binlog.end(sourceConnection, run.source().type()));
    }

    void awaitLink(Position position) {
        while (run.link() != null
                && !run.link().applied().map(p -> p.reaches(position)).orElse(false)) {
            Patience.sleep(run, Duration.ofMillis(50));
        }
        run.proceed();
    }

    @Override
    public void close() throws SQLException {
        try (sourceConnection;
                targetConnection) {
            run.isStopping();
        }
    }
}
