package io.serai.fullload;

import io.serai.database.KeyRange;
import io.serai.database.Literals;
import io.serai.database.Row;
import io.serai.database.Rows;
import io.serai.database.Table;
import io.serai.error.SqlErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The rows of a chunk, as the body of the route's message. They are read when they are written, so that a chunk never has to fit
 * into memory and can be read again after an error.
 */
public final class ChunkRows implements Rows {
    private final Chunk chunk;
    private final List<Consumer<Row>> visitors = new ArrayList<>();

    ChunkRows(Chunk chunk) {
        this.chunk = chunk;
    }

    Chunk chunk() {
        return chunk;
    }

    @Override
    public void visit(String table, Consumer<Row> visitor) {
        if (chunk.pair().source().name().toString().equals(table)) {
            visitors.add(visitor);
        }
    }

    /** Takes rows, in the order of the key. */
    @FunctionalInterface
    interface Sink {
        void take(byte[][] row) throws SQLException;
    }

    /** Reads all rows. The result is streamed: the source keeps it open until the last row has been taken. */
    void read(Connection source, Sink sink) throws SQLException {
        try (Statement statement = source.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = fromSource(() -> statement.executeQuery(select()))) {
                try {
                    read(result, sink);
                } catch (SQLException | RuntimeException e) {
                    // Else closing the result would read all the rest of it first.
                    cancel(statement, e);
                    throw e;
                }
            }
        }
    }

    /** Something that the driver does with the source. */
    @FunctionalInterface
    private interface Reading<T> {
        T get() throws SQLException;
    }

    /** What the driver says by itself, without a number of the server, means that the stream is broken, whatever it says. */
    private static <T> T fromSource(Reading<T> reading) throws SQLException {
        try {
            return reading.get();
        } catch (SQLException e) {
            if (e.getErrorCode() != 0 || SqlErrors.isTransient(e)) {
                throw e;
            }
            throw new SQLException("The stream of rows is broken: " + e.getMessage(), "08006", e);
        }
    }

    /** Where the line to the source is broken it can not be cancelled either; why the reading broke off is what counts. */
    private static void cancel(Statement statement, Exception reason) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private void read(ResultSet result, Sink sink) throws SQLException {
        Table table = chunk.pair().source();
        int width = chunk.pair().columns().size();
        while (fromSource(result::next)) {
            byte[][] row = new byte[width][];
            for (int i = 0; i < width; i++) {
                row[i] = result.getBytes(i + 1);
            }
            if (visitors.isEmpty() || shown(table, row)) {
                sink.take(row);
            }
        }
    }

    private boolean shown(Table table, byte[][] values) {
        Row row = new Row(table, values);
        for (Consumer<Row> visitor : visitors) {
            visitor.accept(row);
            if (row.isDropped()) {
                return false;
            }
        }
        return true;
    }

    private String select() {
        Table table = chunk.pair().source();
        String columns = chunk.pair().columns().stream()
                .map(c -> Literals.selectExpression("", c))
                .collect(Collectors.joining(", "));
        String from = "SELECT " + columns + " FROM " + table.name().quoted();
        if (chunk.isKeyless()) {
            return from;
        }
        KeyRange range = new KeyRange(table);
        return from + range.forceIndex() + range.where(chunk.lower(), chunk.upper()) + range.orderBy();
    }
}
