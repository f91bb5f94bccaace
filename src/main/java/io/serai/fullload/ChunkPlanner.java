package io.serai.fullload;

import io.serai.database.KeyRange;
import io.serai.database.Literals;
import io.serai.database.TablePair;
import io.serai.error.SqlErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Cuts one table into chunks of so many rows, while the first of them are being copied already.
 *
 * <ol>
 *   <li>Hand out the chunks that an earlier run has planned and not copied.
 *   <li>Seek: read the key that lies a chunk's rows behind the last bound, through the key's index alone.
 *   <li>Close the chunk at that key, inclusive, store its bounds, hand it out.
 *   <li>Repeat until a seek finds nothing; the last chunk has no upper bound, because rows may still arrive.
 * </ol>
 */
final class ChunkPlanner {
    private static final long LEAST_ROWS = 500;
    private static final long MOST_ROWS = 200_000;

    private final TablePair pair;
    private final ChunkStore store;
    private final LongSupplier rowsPerChunk;
    private final Queue<Chunk> planned = new ArrayDeque<>();
    private List<String> last = List.of();
    private int next;
    private boolean complete;
    /** An attempt to store the next chunk has failed, perhaps after the server had done it. */
    private boolean unsure;

    private long knownRows;
    private long lastRows;

    /** @param rowsPerChunk aim for the next chunk; asked for each of them */
    ChunkPlanner(TablePair pair, ChunkStore store, LongSupplier rowsPerChunk) {
        this.pair = pair;
        this.store = store;
        this.rowsPerChunk = rowsPerChunk;
    }

    TablePair pair() {
        return pair;
    }

    /** Takes over what earlier runs have planned; returns the number of rows that they have copied. */
    long resume(Connection target) {
        long copied = 0;
        for (ChunkStore.Stored s : store.chunks(target, pair.target().name())) {
            next = s.no() + 1;
            last = s.upper();
            copied += s.rows();
            knownRows += s.done() ? s.rows() : rows();
            if (!s.done()) {
                planned.add(new Chunk(pair, s.no(), s.lower(), s.upper()));
            }
        }
        complete = store.isPlanned(target, pair.target().name());
        return copied;
    }

    /** Nothing has been planned or copied yet. */
    boolean isFresh() {
        return next == 0 && !complete;
    }

    /** Everything has been copied by earlier runs. */
    boolean isDone() {
        return complete && planned.isEmpty();
    }

    /** The rows that the table is thought to have: as estimated, as far as what has been planned does not tell otherwise. */
    long expectedRows(long estimate) {
        long rest = Math.max(0, estimate - knownRows);
        return knownRows + (complete ? Math.min(lastRows, rest) : rest);
    }

    /** The next chunk, or empty when all have been handed out. */
    Optional<Chunk> next(Connection source, Connection target) {
        if (planned.isEmpty() && !complete) {
            plan(source, target);
        }
        return Optional.ofNullable(planned.poll());
    }

    private void plan(Connection source, Connection target) {
        if (pair.source().rowKey().isEmpty() || next > 0 && last.isEmpty()) {
            if (next == 0) {
                add(target, Chunk.whole(pair));
                lastRows = Long.MAX_VALUE;
            }
            finish(target);
            return;
        }
        long rows = rows();
        List<String> upper = seek(source, rows);
        lastRows = upper.isEmpty() ? rows : 0;
        knownRows += upper.isEmpty() ? 0 : rows;
        last = add(target, new Chunk(pair, next, last, upper)).upper();
        if (last.isEmpty()) {
            finish(target);
        }
    }

    /** Where rows have come between an attempt whose answer was lost and this one, the bounds that are stored count. */
    private Chunk add(Connection target, Chunk chunk) {
        Chunk stored = unsure ? find(target, chunk).orElse(null) : null;
        if (stored == null) {
            unsure = true;
            store.add(target, chunk);
            stored = chunk;
        }
        unsure = false;
        planned.add(stored);
        next++;
        return stored;
    }

    private Optional<Chunk> find(Connection target, Chunk chunk) {
        return store.chunks(target, pair.target().name()).stream()
                .filter(s -> s.no() == chunk.no())
                .map(s -> new Chunk(pair, s.no(), s.lower(), s.upper()))
                .findFirst();
    }

    private void finish(Connection target) {
        store.planned(target, pair.target().name());
        complete = true;
    }

    private long rows() {
        return Math.max(LEAST_ROWS, Math.min(MOST_ROWS, rowsPerChunk.getAsLong()));
    }

    private List<String> seek(Connection source, long rows) {
        KeyRange range = new KeyRange(pair.source());
        String sql = "SELECT " + range.expressions() + " FROM "
                + pair.source().name().quoted() + range.forceIndex() + range.where(last, List.of()) + range.orderBy()
                + " LIMIT 1 OFFSET " + (rows - 1);
        try (Statement statement = source.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> bound = new ArrayList<>();
            if (result.next()) {
                for (int i = 0; i < range.columns().size(); i++) {
                    StringBuilder literal = new StringBuilder();
                    Literals.appendKey(literal, range.columns().get(i), result.getBytes(i + 1));
                    bound.add(literal.toString());
                }
            }
            return bound;
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "planning chunks of " + pair.source().name());
        }
    }
}
