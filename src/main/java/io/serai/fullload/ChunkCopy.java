package io.serai.fullload;

import io.serai.database.ConsistentRead;
import io.serai.database.Databases;
import io.serai.database.LocalLoad;
import io.serai.database.Position;
import io.serai.database.Rounding;
import io.serai.database.RowBuffer;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.TablePair;
import io.serai.error.SqlErrors;
import io.serai.fault.FailPoint;
import io.serai.pace.Lane;
import io.serai.project.Displaced;
import io.serai.project.Lease;
import io.serai.project.LinkStore;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Copies one chunk, once: however often it is tried, its rows are on the target exactly once when its checkpoint is. */
final class ChunkCopy {
    private final Run run;
    private final Databases databases;
    private final RowBuffers buffers;
    private final ChunkRows rows;
    private final Chunk chunk;
    private final TablePair pair;
    private final ChunkStore store;
    private final Rounding rounding;

    ChunkCopy(Run run, Databases databases, RowBuffers buffers, ChunkRows rows) {
        this.run = run;
        this.databases = databases;
        this.buffers = buffers;
        this.rows = rows;
        this.chunk = rows.chunk();
        this.pair = chunk.pair();
        this.store = new ChunkStore(run.project());
        this.rounding = Rounding.of(pair);
    }

    /** Returns the number of rows. */
    long copy() {
        try (Connection source = databases.open(run.source(), Session.READ);
                Connection target = databases.open(run.target(), Session.WRITE)) {
            boolean fast = LocalLoad.isAllowed(target, run.target().type());
            if (fast) {
                try {
                    return copy(source, target, true);
                } catch (LocalLoad.NotLoadable e) {
                    // The strict way tells which value does not fit, or carries it after all.
                    return copy(source, target, false);
                }
            }
            return copy(source, target, false);
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "copying " + chunk);
        }
    }

    private long copy(Connection source, Connection target, boolean fast) throws SQLException {
        return chunk.isKeyless() ? whole(source, target, fast) : range(source, target, fast);
    }

    private long range(Connection source, Connection target, boolean fast) {
        long rows = Sql.inTransaction(target, "copying " + chunk, connection -> {
            Lease.hold(connection, run);
            if (store.isDone(connection, chunk)) {
                return stored(connection);
            }
            long copied = transfer(source, connection, fast, () -> {});
            store.done(connection, chunk, copied);
            FailPoint.CHUNK.before();
            return copied;
        });
        FailPoint.CHUNK.after();
        return rows;
    }

    private long stored(Connection connection) {
        return store.chunks(connection, pair.target().name()).stream()
                .filter(s -> s.no() == chunk.no())
                .mapToLong(ChunkStore.Stored::rows)
                .sum();
    }

    /**
     * A table whose rows can not be told apart: all of it is read at one known position. It may be larger than a transaction
     * should be, so it is written in several; after a break-off it is emptied and begun again.
     */
    private long whole(Connection source, Connection target, boolean fast) throws SQLException {
        if (store.isDone(target, chunk)) {
            return stored(target);
        }
        begin(target);
        Position position = readConsistently(source);
        try {
            long rows = Sql.inTransaction(target, "copying " + chunk, connection -> {
                Lease.hold(connection, run);
                long copied = transfer(source, connection, fast, () -> {
                    FailPoint.CHUNK.before();
                    connection.commit();
                    FailPoint.CHUNK.after();
                    run.pace().await(Lane.FULL_LOAD);
                    Lease.hold(connection, run);
                });
                if (position != null) {
                    LinkStore.readAt(connection, run.project(), pair.source().name(), position);
                }
                store.done(connection, chunk, copied);
                FailPoint.CHUNK.before();
                return copied;
            });
            FailPoint.CHUNK.after();
            return rows;
        } finally {
            source.rollback();
            source.setAutoCommit(true);
        }
    }

    private void begin(Connection target) throws SQLException {
        ChunkWriter writer = new ChunkWriter(target, pair);
        Sql.inTransaction(target, "taking the lease", connection -> {
            Lease.hold(connection, run);
            return null;
        });
        if (store.isBegun(target, chunk)) {
            writer.truncate();
        } else {
            writer.requireEmpty();
            store.begun(target, chunk);
        }
    }

    /** The position of the read, or null when no changes are to follow. */
    private Position readConsistently(Connection source) throws SQLException {
        source.setAutoCommit(false);
        if (!run.definition().has(StepName.CDC)) {
            Sql.execute(source, "beginning a consistent read", "START TRANSACTION WITH CONSISTENT SNAPSHOT");
            return null;
        }
        try (Connection locker = databases.open(run.source(), Session.PLAIN)) {
            return ConsistentRead.begin(
                    source, locker, run.source().type(), List.of(pair.source().name()));
        }
    }

    /** Called after each buffer that has been sent. */
    @FunctionalInterface
    private interface Sent {
        void run() throws SQLException;
    }

    private long transfer(Connection source, Connection target, boolean fast, Sent sent) throws SQLException {
        ChunkWriter writer = new ChunkWriter(target, pair);
        if (!fast) {
            return insert(source, target, writer, sent);
        }
        RowBuffer buffer = buffers.take();
        try {
            return load(source, writer, buffer, sent);
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private long load(Connection source, ChunkWriter writer, RowBuffer buffer, Sent sent) throws SQLException {
        long[] copied = {0};
        boolean words = pair.mayNeedWords();
        boolean errors = pair.mayHoldErrors();
        rows.read(source, held -> {
            byte[][] row = given(held);
            if (words && pair.needsWords(row)) {
                throw new LocalLoad.NotLoadable("a value is more than its text");
            }
            buffer.add(row, errors ? pair.enumErrors(row) : 0);
            if (buffer.length() >= ChunkWriter.BUFFER_BYTES) {
                load(writer, buffer);
                copied[0] += buffer.rows();
                buffer.clear();
                sent.run();
            }
        });
        load(writer, buffer);
        return copied[0] + buffer.rows();
    }

    private void load(ChunkWriter writer, RowBuffer buffer) throws SQLException {
        run.proceed();
        writer.load(buffer);
        run.pace().carried(buffer.rows(), buffer.length());
    }

    /** What to give to the target so that it holds the row. */
    private byte[][] given(byte[][] row) {
        return rounding == null ? row : rounding.given(row);
    }

    private long insert(Connection source, Connection target, ChunkWriter writer, Sent sent) throws SQLException {
        List<byte[][]> batch = new ArrayList<>();
        long[] size = {0, 0};
        rows.read(source, held -> {
            byte[][] row = given(held);
            batch.add(row);
            for (byte[] value : row) {
                size[1] += value == null ? 1 : value.length;
            }
            if (size[1] >= ChunkWriter.BUFFER_BYTES) {
                insert(target, writer, batch, size[1]);
                size[0] += batch.size();
                size[1] = 0;
                batch.clear();
                sent.run();
            }
        });
        insert(target, writer, batch, size[1]);
        return size[0] + batch.size();
    }

    private void insert(Connection target, ChunkWriter writer, List<byte[][]> batch, long bytes) throws SQLException {
        run.proceed();
        insert(target, writer, batch);
        run.pace().carried(batch.size(), bytes);
    }

    /** One by one where a unique key clashes: rows of a table under change are read at different moments. */
    private void insert(Connection target, ChunkWriter writer, List<byte[][]> batch) throws SQLException {
        execute(target, "SAVEPOINT batch");
        try {
            writer.insert(batch);
        } catch (SQLException e) {
            boolean overlap = run.definition().has(StepName.CDC) && !chunk.isKeyless();
            if (!SqlErrors.isDuplicateKey(e) || !overlap) {
                throw e;
            }
            execute(target, "ROLLBACK TO SAVEPOINT batch");
            Displaced displaced = new Displaced(run.project());
            for (byte[][] row : batch) {
                insert(target, writer, displaced, row);
            }
        }
    }

    /** JDBC's own savepoints are quoted by the sql_mode that the server had at first, which is not the session's. */
    private static void execute(Connection target, String sql) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(sql);
        }
    }

    private void insert(Connection target, ChunkWriter writer, Displaced displaced, byte[][] row) throws SQLException {
        try {
            writer.insert(List.<byte[][]>of(row));
        } catch (SQLException e) {
            if (!SqlErrors.isDuplicateKey(e) || displaced.displace(target, pair, row) == 0) {
                throw e;
            }
            writer.insert(List.<byte[][]>of(row));
        }
    }
}
