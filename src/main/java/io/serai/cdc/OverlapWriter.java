package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.SqlText;
import io.serai.database.TablePair;
import io.serai.error.SqlErrors;
import io.serai.project.Displaced;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * Applies changes that overlap the load, so that the last state wins: a row may already be in this state, in a later one, or not
 * there at all. Each change puts its row into the state after it, by the row's key alone, whatever was there. Clashes by other
 * unique keys are resolved as {@link Displaced} tells.
 */
final class OverlapWriter implements RowWriter {
    private static final int MOST_BYTES = 1 << 20;

    private final Connection target;
    private final Displaced displaced;
    private final StrictWriter keyless;
    private final Cascades cascades;
    private final SqlText sql = new SqlText();

    OverlapWriter(Connection target, Displaced displaced, StrictWriter keyless, Cascades cascades) {
        this.target = target;
        this.displaced = displaced;
        this.keyless = keyless;
        this.cascades = cascades;
    }

    @Override
    public void write(Change change) throws SQLException {
        keyless.flush();
        TablePair pair = change.table().pair();
        boolean moved =
                !change.isInsert() && !change.isDelete() && !change.table().sameKey(change.before(), change.after());
        if (change.isDelete() || moved) {
            displaced.settle(target, pair, change.before());
            delete(pair, change.before());
        }
        if (!change.isDelete()) {
            displaced.settle(target, pair, change.after());
            put(change);
        }
        if (sql.bytes() > MOST_BYTES) {
            flush();
        }
        if (cascades.concerns(change)) {
            flush();
            cascades.follow(target, change, following -> {
                write(following);
                flush();
            });
        }
    }

    private void separate() {
        if (!sql.isEmpty()) {
            sql.append(";\n");
        }
    }

    private void delete(TablePair pair, byte[][] row) {
        separate();
        sql.append("DELETE FROM " + pair.target().name().quoted() + " WHERE ");
        Displaced.keyCondition(sql, pair, row);
    }

    private void put(Change change) throws SQLException {
        TablePair pair = change.table().pair();
        int enumErrors = change.table().enumErrors(change.after());
        if (change.table().hasOtherUniqueKeys() || enumErrors > 0 || SqlText.isLarge(change.after())) {
            // ON DUPLICATE KEY UPDATE would change whichever row clashes: here the row's own key must decide.
            delete(pair, change.after());
            flush();
            insert(pair, change.after());
            sendOrDisplace(pair, change.after(), enumErrors);
            return;
        }
        separate();
        insert(pair, change.after());
        sql.append(" ON DUPLICATE KEY UPDATE "
                + pair.targetColumns().stream()
                        .map(Column::quoted)
                        .map(c -> c + "=VALUES(" + c + ")")
                        .collect(Collectors.joining(",")));
    }

    private void insert(TablePair pair, byte[][] row) {
        sql.append("INSERT INTO " + pair.target().name().quoted() + " (" + StrictWriter.columns(pair) + ") VALUES (");
        for (int i = 0; i < row.length; i++) {
            sql.append(i == 0 ? "" : ",");
            sql.value(pair.columns().get(i), row[i]);
        }
        sql.append(')');
    }

    private void sendOrDisplace(TablePair pair, byte[][] row, int enumErrors) throws SQLException {
        try {
            sql.send(target, enumErrors);
        } catch (SQLException e) {
            if (!SqlErrors.isDuplicateKey(e) || displaced.displace(target, pair, row) == 0) {
                throw e;
            }
            sql.send(target, enumErrors);
        } finally {
            sql.clear();
        }
    }

    @Override
    public void flush() throws SQLException {
        if (!sql.isEmpty()) {
            try {
                sql.send(target);
            } finally {
                sql.clear();
            }
        }
    }

    @Override
    public void clear() {
        sql.clear();
    }
}
