package io.serai.fullload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.Column;
import io.serai.database.Key;
import io.serai.database.Sample;
import io.serai.database.SmallServer;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.database.TablePair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkPlannerTest {
    /** The least that a chunk has, since the table's rows are said to be large. */
    private static final int CHUNK_ROWS = 500;

    private final ChunkStore store = new ChunkStore("shop");
    private SmallServer server;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        server = new SmallServer();
        connection = server.open();
        Sql.execute(connection, "making a database", "CREATE SCHEMA shop");
        ChunkStore.prepare(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 999, 1000, 1001, 1700})
    void chunksTogetherHoldEveryRowOnceAndAreFullButForTheLast(int rows) throws SQLException {
        TablePair pair = pair(rows, Sample.primary("a", "b DESC"));
        List<Chunk> chunks = all(planner(pair));
        assertThat(read(chunks)).hasSize(rows).doesNotHaveDuplicates();
        assertThat(chunks).extracting(c -> read(List.of(c)).size()).containsExactlyElementsOf(sizes(rows));
        assertThat(chunks.get(0).lower()).isEmpty();
        assertThat(chunks.get(chunks.size() - 1).upper()).isEmpty();
    }

    @Test
    void rowsThatArriveBehindTheLastBoundBelongToTheLastChunk() throws SQLException {
        List<Chunk> chunks = all(planner(pair(1200, Sample.primary("id"))));
        Sql.execute(connection, "a late row", "INSERT INTO shop.t VALUES (1000000, 1, 1), (-1, 1, 1)");
        assertThat(read(chunks)).hasSize(1202).doesNotHaveDuplicates();
    }

    @Test
    void boundsAreStoredBeforeAChunkIsHandedOut() throws SQLException {
        ChunkPlanner planner = planner(pair(1200, Sample.primary("id")));
        for (int no = 0; no < 3; no++) {
            Chunk chunk = planner.next(connection, connection).orElseThrow();
            assertThat(stored()).hasSize(no + 1);
            assertThat(stored().get(no)).isEqualTo(new ChunkStore.Stored(no, chunk.lower(), chunk.upper(), false, 0));
        }
        assertThat(planner.next(connection, connection)).isEmpty();
        assertThat(planner.isDone()).isTrue();
    }

    @Test
    void anotherRunHandsOutWhatIsNotDoneWithTheSameBounds() throws SQLException {
        TablePair pair = pair(2200, Sample.primary("id"));
        List<Chunk> chunks = all(planner(pair));
        store.done(connection, chunks.get(1), 500);
        store.begun(connection, chunks.get(2));
        ChunkPlanner again = new ChunkPlanner(pair, store, () -> 1);
        assertThat(again.resume(connection)).isEqualTo(500);
        assertThat(again.isFresh()).isFalse();
        assertThat(all(again)).containsExactly(chunks.get(0), chunks.get(2), chunks.get(3), chunks.get(4));
    }

    /** Breaks off before each statement in turn, which is after the one before it. */
    @Test
    void aRunThatEndsAnywhereLeavesNoGapAndNoOverlap() throws SQLException {
        TablePair pair = pair(1100, Sample.primary("id"));
        boolean broken = true;
        for (int statement = 0; broken; statement++) {
            store.drop(connection);
            ChunkPlanner first = planner(pair);
            broken = breaksOffAt(statement, () -> all(first));
            ChunkPlanner second = new ChunkPlanner(pair, store, () -> 1);
            second.resume(connection);
            all(second);
            List<Chunk> chunks = stored().stream()
                    .map(s -> new Chunk(pair, s.no(), s.lower(), s.upper()))
                    .toList();
            assertThat(read(chunks)).hasSize(1100).doesNotHaveDuplicates();
            assertThat(store.isPlanned(connection, pair.target().name())).isTrue();
        }
    }

    @Test
    void aTableWithoutAKeyIsOneChunk() throws SQLException {
        TablePair pair = pair(1200);
        List<Chunk> chunks = all(planner(pair));
        assertThat(chunks).containsExactly(Chunk.whole(pair));
        assertThat(chunks.get(0).isKeyless()).isTrue();
        ChunkPlanner again = new ChunkPlanner(pair, store, () -> 1);
        again.resume(connection);
        assertThat(all(again)).containsExactly(Chunk.whole(pair));
    }

    @Test
    void allIsDoneOnceEveryChunkIs() throws SQLException {
        TablePair pair = pair(700, Sample.primary("id"));
        for (Chunk chunk : all(planner(pair))) {
            assertThat(store.missing(connection, List.of(pair.target().name()))).hasSize(1);
            store.done(connection, chunk, 1);
            assertThat(store.isDone(connection, chunk)).isTrue();
        }
        assertThat(store.missing(connection, List.of(pair.target().name()))).isEmpty();
        ChunkPlanner again = new ChunkPlanner(pair, store, () -> 1);
        assertThat(again.resume(connection)).isEqualTo(2);
        assertThat(again.isDone()).isTrue();
        assertThat(all(again)).isEmpty();
    }

    @Test
    void aTableThatIsNotPlannedToItsEndIsNotComplete() throws SQLException {
        TablePair pair = pair(700, Sample.primary("id"));
        Chunk first = planner(pair).next(connection, connection).orElseThrow();
        store.done(connection, first, 500);
        assertThat(store.missing(connection, List.of(pair.target().name()))).hasSize(1);
    }

    @Test
    void aChunkThatWasBegunIsNotDone() throws SQLException {
        TablePair pair = pair(10);
        Chunk chunk = all(planner(pair)).get(0);
        assertThat(store.isBegun(connection, chunk)).isFalse();
        store.begun(connection, chunk);
        assertThat(store.isBegun(connection, chunk)).isTrue();
        assertThat(store.isDone(connection, chunk)).isFalse();
        assertThat(store.missing(connection, List.of(pair.target().name()))).hasSize(1);
        store.done(connection, chunk, 10);
        assertThat(store.isBegun(connection, chunk)).isFalse();
    }

    @Test
    void projectsDoNotSeeEachOthersChunks() throws SQLException {
        TablePair pair = pair(700, Sample.primary("id"));
        all(planner(pair));
        ChunkStore other = new ChunkStore("Shop");
        assertThat(other.chunks(connection, pair.target().name())).isEmpty();
        assertThat(other.isPlanned(connection, pair.target().name())).isFalse();
        other.drop(connection);
        assertThat(stored()).hasSize(2);
        store.drop(connection);
        assertThat(stored()).isEmpty();
    }

    @Test
    void aPlanThatTwoMakeAtOnceIsRefusedInsteadOfMixed() throws SQLException {
        TablePair pair = pair(700, Sample.primary("id"));
        ChunkPlanner one = planner(pair);
        ChunkPlanner other = planner(pair);
        one.next(connection, connection);
        assertThatThrownBy(() -> other.next(connection, connection)).hasMessageContaining("chunk 0 of shop.t");
    }

    @Test
    void ofAChunkWhoseAnswerWasLostTheBoundsThatAreStoredCount() throws SQLException {
        TablePair pair = pair(1200, Sample.primary("id"));
        ChunkPlanner planner = planner(pair);
        loseTheAnswer();
        assertThatThrownBy(() -> planner.next(connection, connection)).hasMessage("lost");
        server.watch(sql -> sql);
        List<String> bound = stored().get(0).upper();
        Sql.execute(connection, "a row in between", "INSERT INTO shop.t VALUES (-1, 1, 1)");
        List<Chunk> chunks = all(planner);
        assertThat(chunks.get(0).upper()).isEqualTo(bound);
        assertThat(read(chunks)).hasSize(1201).doesNotHaveDuplicates();
    }

    /** The server stores a chunk, but nobody hears of it. */
    private void loseTheAnswer() throws SQLException {
        Connection unheard = server.open();
        AtomicInteger depth = new AtomicInteger();
        server.watch(sql -> {
            if (!sql.startsWith("INSERT INTO serai.chunk") || depth.get() > 0) {
                return sql;
            }
            depth.incrementAndGet();
            Sql.execute(unheard, "storing it", sql);
            throw new IllegalStateException("lost");
        });
    }

    private ChunkPlanner planner(TablePair pair) {
        ChunkPlanner planner = new ChunkPlanner(pair, store, () -> 1);
        planner.resume(connection);
        assertThat(planner.isFresh()).isTrue();
        return planner;
    }

    private List<Chunk> all(ChunkPlanner planner) {
        List<Chunk> chunks = new ArrayList<>();
        for (Optional<Chunk> next = planner.next(connection, connection);
                next.isPresent();
                next = planner.next(connection, connection)) {
            chunks.add(next.get());
        }
        return chunks;
    }

    private boolean breaksOffAt(int statement, Runnable work) {
        AtomicInteger left = new AtomicInteger(statement);
        server.watch(sql -> {
            if (left.getAndDecrement() == 0) {
                throw new IllegalStateException("killed");
            }
            return sql;
        });
        try {
            work.run();
            return false;
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("killed");
            return true;
        } finally {
            server.watch(sql -> sql);
        }
    }

    private List<ChunkStore.Stored> stored() {
        return store.chunks(connection, new TableName("shop", "t"));
    }

    private List<String> read(List<Chunk> chunks) {
        List<String> rows = new ArrayList<>();
        for (Chunk chunk : chunks) {
            try {
                new ChunkRows(chunk).read(connection, row -> rows.add(new String(row[0])));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return rows;
    }

    private static List<Integer> sizes(int rows) {
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(rows / CHUNK_ROWS, CHUNK_ROWS));
        sizes.add(rows % CHUNK_ROWS);
        return sizes;
    }

    private TablePair pair(int rows, Key... keys) throws SQLException {
        Sql.execute(connection, "making t", "CREATE TABLE shop.t (id INT, a INT, b INT)");
        for (int from = 0; from < rows; from += 500) {
            StringBuilder values = new StringBuilder();
            for (int i = from; i < Math.min(rows, from + 500); i++) {
                int scattered = i * 7919 % 10_007;
                values.append(i == from ? "" : ",");
                values.append("(%d,%d,%d)".formatted(scattered, scattered % 13, scattered / 13));
            }
            Sql.execute(connection, "filling t", "INSERT INTO shop.t VALUES " + values);
        }
        List<Column> columns =
                List.of(Sample.column("id", "int"), Sample.column("a", "int"), Sample.column("b", "int"));
        Table table = Sample.table("shop.t", columns, keys);
        return Sample.pair(table);
    }
}
