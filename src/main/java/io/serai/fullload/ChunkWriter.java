package io.serai.fullload;

import io.serai.database.Column;
import io.serai.database.LocalLoad;
import io.serai.database.RowBuffer;
import io.serai.database.Sql;
import io.serai.database.SqlText;
import io.serai.database.TablePair;
import io.serai.error.SeraiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes rows into the target's table inside the caller's transaction: by LOAD DATA LOCAL INFILE from memory where every row
 * goes in without a warning, else by multi-row INSERT, which is strict and names the row that does not fit.
 */
final class ChunkWriter {
    /** Rows are sent on when so many bytes have come together: this bounds memory, not the transaction. */
    static final int BUFFER_BYTES = 8 << 20;

    private static final int INSERT_BYTES = 1 << 20;

    private final Connection target;
    private final TablePair pair;
    private final String columns;
    private final LocalLoad load;

    ChunkWriter(Connection target, TablePair pair) {
        this.target = target;
        this.pair = pair;
        this.load = new LocalLoad(target, pair);
        this.columns = pair.targetColumns().stream().map(Column::quoted).collect(Collectors.joining(", "));
    }

    /** @throws LocalLoad.NotLoadable when the server skipped a row or warned of one */
    void load(RowBuffer buffer) throws SQLException {
        load.load(buffer);
    }

    /** Inserts rows; what does not fit fails with the server's own words. */
    void insert(List<byte[][]> rows) throws SQLException {
        SqlText sql = new SqlText();
        for (byte[][] row : rows) {
            int enumErrors = pair.enumErrors(row);
            boolean alone = enumErrors > 0 || SqlText.isLarge(row);
            if (sql.bytes() > INSERT_BYTES || alone && !sql.isEmpty()) {
                sql.send(target);
                sql.clear();
            }
            sql.append(
                    sql.isEmpty()
                            ? "INSERT INTO " + pair.target().name().quoted() + " (" + columns + ") VALUES ("
                            : ",(");
            for (int i = 0; i < row.length; i++) {
                if (i > 0) {
                    sql.append(',');
                }
                sql.value(pair.columns().get(i), row[i]);
            }
            sql.append(')');
            if (alone) {
                sql.send(target, enumErrors);
                sql.clear();
            }
        }
        if (!sql.isEmpty()) {
            sql.send(target);
        }
    }

    /** Empties a table that only an earlier attempt of ours has written to. */
    void truncate() {
        Sql.execute(
                target,
                "emptying " + pair.target().name(),
                "TRUNCATE TABLE " + pair.target().name().quoted());
    }

    /**
     * @throws SeraiException {@code TARGET_NOT_EMPTY}
     */
    void requireEmpty() {
        if (Sql.value(
                        target,
                        "looking into " + pair.target().name(),
                        "SELECT 1 FROM " + pair.target().name().quoted() + " LIMIT 1")
                .isPresent()) {
            throw new SeraiException(
                    "TARGET_NOT_EMPTY",
                    "Table %s of the target holds rows that Serai has not written."
                            .formatted(pair.target().name()),
                    "Empty or drop the table, or leave it out of the project; then restore.");
        }
    }
}
