package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.SqlText;
import io.serai.database.TablePair;
import io.serai.error.SqlErrors;
import io.serai.project.Displaced;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Applies each change to exactly the row it belongs to. An insert that meets a row, or an update or delete that meets none, is a
 * conflict: the target has been changed by somebody else. Statements go out together; their counts are checked one by one.
 */
final class StrictWriter implements RowWriter {
    private static final int MOST_BYTES = 1 << 20;
    private static final int ANY = -1;
    private static final int MOST_STATEMENTS = 2_000;

    private final Connection target;
    private boolean careful;
    private final Cascades cascades;
    private final SqlText sql = new SqlText();
    private final List<Expected> expected = new ArrayList<>();
    private LinkTable inserting;
    private int enumErrors;
    private boolean derived;

    /** @param count rows that the statement must find or insert, or {@link #ANY} */
    private record Expected(Change change, int count) {}

    /** The batch does not fit; applied change by change, the error can be told exactly. */
    static final class NotAsExpected extends RuntimeException {
        NotAsExpected(String message, Throwable cause) {
            super(message, cause);
        }
    }

    StrictWriter(Connection target, boolean careful, Cascades cascades) {
        this.target = target;
        this.careful = careful;
        this.cascades = cascades;
    }

    void careful(boolean now) {
        careful = now;
    }

    @Override
    public void write(Change change) throws SQLException {
        int errors = change.isDelete() ? 0 : change.table().enumErrors(change.after());
        boolean alone = careful || errors > 0 || SqlText.isLarge(change.before()) || SqlText.isLarge(change.after());
        if (alone) {
            flush();
            enumErrors = errors;
        }
        if (change.isInsert()) {
            insert(change);
        } else {
            inserting = null;
            separate();
            if (change.isDelete()) {
                delete(change);
            } else {
                update(change);
            }
            expected.add(new Expected(change, derived ? ANY : 1));
        }
        if (alone || sql.bytes() > MOST_BYTES || expected.size() >= MOST_STATEMENTS) {
            flush();
        }
        if (cascades.concerns(change)) {
            flush();
            cascades.follow(target, change, this::follow);
        }
    }

    /** A row that refers to its parent in two ways may be gone already: any number of rows will do. */
    private void follow(Change following) throws SQLException {
        derived = true;
        try {
            write(following);
            flush();
        } finally {
            derived = false;
        }
    }

    private void separate() {
        if (!sql.isEmpty()) {
            sql.append(";\n");
        }
    }

    private void insert(Change change) {
        TablePair pair = change.table().pair();
        if (inserting == change.table()) {
            Expected last = expected.remove(expected.size() - 1);
            expected.add(new Expected(change, last.count() + 1));
            sql.append(",(");
        } else {
            separate();
            expected.add(new Expected(change, 1));
            sql.append("INSERT INTO " + pair.target().name().quoted() + " (" + columns(pair) + ") VALUES (");
            inserting = change.table();
        }
        for (int i = 0; i < change.after().length; i++) {
            if (i > 0) {
                sql.append(',');
            }
            sql.value(pair.columns().get(i), change.after()[i]);
        }
        sql.append(')');
    }

    static String columns(TablePair pair) {
        return pair.targetColumns().stream().map(Column::quoted).collect(Collectors.joining(","));
    }

    private void delete(Change change) {
        sql.append("DELETE FROM " + change.table().pair().target().name().quoted() + " WHERE ");
        condition(change);
    }

    private void update(Change change) {
        TablePair pair = change.table().pair();
        sql.append("UPDATE " + pair.target().name().quoted() + " SET ");
        String comma = "";
        for (int i = 0; i < change.after().length; i++) {
            if (change.table().mustSet(i) || !Arrays.equals(change.before()[i], change.after()[i])) {
                sql.append(comma).append(pair.targetColumns().get(i).quoted()).append('=');
                sql.value(pair.columns().get(i), change.after()[i]);
                comma = ",";
            }
        }
        if (comma.isEmpty()) {
            String first = pair.targetColumns().get(0).quoted();
            sql.append(first).append('=').append(first);
        }
        sql.append(" WHERE ");
        condition(change);
    }

    private void condition(Change change) {
        TablePair pair = change.table().pair();
        if (change.table().hasKey()) {
            Displaced.keyCondition(sql, pair, change.before());
            return;
        }
        for (int i = 0; i < change.before().length; i++) {
            sql.append(i == 0 ? "" : " AND ");
            SameValue.append(sql, pair.columns().get(i), pair.targetColumns().get(i), change.before()[i]);
        }
        sql.append(" LIMIT 1");
    }

    @Override
    public void flush() throws SQLException {
        if (sql.isEmpty()) {
            return;
        }
        List<Expected> sent = List.copyOf(expected);
        try {
            check(sent, sql.send(target, changedErrors(sent)));
        } catch (SQLException e) {
            if (!SqlErrors.isDuplicateKey(e)) {
                throw e;
            }
            if (!careful) {
                throw new NotAsExpected(e.getMessage(), e);
            }
            throw Conflicts.clash(target, sent.get(0).change(), e);
        } finally {
            clear();
        }
    }

    /** An UPDATE that leaves the column out is not warned of. */
    private int changedErrors(List<Expected> sent) {
        if (enumErrors == 0 || sent.get(0).change().isInsert()) {
            return enumErrors;
        }
        Change change = sent.get(0).change();
        byte[][] set = change.after().clone();
        for (int i = 0; i < set.length; i++) {
            if (!change.table().mustSet(i) && Arrays.equals(change.before()[i], set[i])) {
                set[i] = null;
            }
        }
        return change.table().enumErrors(set);
    }

    private void check(List<Expected> sent, List<Integer> counts) {
        for (int i = 0; i < sent.size(); i++) {
            int wanted = sent.get(i).count();
            if (wanted != ANY && (i >= counts.size() || counts.get(i) != wanted)) {
                if (!careful) {
                    throw new NotAsExpected("a statement found " + counts.get(i) + " rows instead of " + wanted, null);
                }
                throw Conflicts.missing(sent.get(i).change());
            }
        }
    }

    @Override
    public void clear() {
        sql.clear();
        expected.clear();
        enumErrors = 0;
        inserting = null;
    }
}
