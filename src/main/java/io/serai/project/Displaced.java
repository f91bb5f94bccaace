package io.serai.project;

import io.serai.database.Column;
import io.serai.database.Key;
import io.serai.database.Literals;
import io.serai.database.Sql;
import io.serai.database.SqlText;
import io.serai.database.TableName;
import io.serai.database.TablePair;
import io.serai.error.SeraiException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that had to give way while the load and the changes that overlap it meet.
 *
 * <p>Rows of one table are read at different moments, and replayed changes are older than some of them. So a row may arrive whose
 * unique key another row of the target holds for now. On the source both never held it together: one of the two has been changed
 * since it was read, and the binlog up to the end of the load holds that change, with the row's whole later state. The row on the
 * target may therefore be taken out, if its return is made sure of: it is noted in {@code serai.displaced} in the same
 * transaction, the note goes when a later change brings or deletes the row, and a note that is left when the link has passed the
 * end of the load is a conflict with a row that was not ours to remove.
 */
public final class Displaced {
    private final String project;
    private final Set<String> waiting = new HashSet<>();

    public Displaced(String project) {
        this.project = project;
    }

    public static void prepare(Connection target) {
        Sql.execute(
                target,
                "making table serai.displaced",
                "CREATE TABLE IF NOT EXISTS serai.displaced (project VARCHAR(64) NOT NULL, db VARCHAR(64) NOT NULL,"
                        + " tbl VARCHAR(64) NOT NULL, row_hash CHAR(64) NOT NULL, row_key LONGTEXT NOT NULL,"
                        + " old_row LONGTEXT NOT NULL, new_row LONGTEXT NOT NULL,"
                        + " PRIMARY KEY (project, db, tbl, row_hash)) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    /** Reads what earlier runs have noted. */
    public void resume(Connection target) {
        prepare(target);
        waiting.clear();
        for (Map<String, String> row : Sql.rows(
                target,
                "reading serai.displaced",
                "SELECT db, tbl, row_hash FROM serai.displaced WHERE project=" + Sql.text(project))) {
            waiting.add(row.get("db") + "." + row.get("tbl") + "/" + row.get("row_hash"));
        }
    }

    /**
     * Takes those rows out of the target that hold a unique value of {@code row} under another key; inside the caller's
     * transaction.
     *
     * @return how many rows have given way; none means that the clash is not about such a row
     */
    public int displace(Connection target, TablePair pair, byte[][] row) throws SQLException {
        int displaced = 0;
        for (Key key : pair.target().otherUniqueKeys()) {
            String where = sameValue(pair, key, row);
            if (where != null) {
                displaced += take(target, pair, row, where);
            }
        }
        return displaced;
    }

    /** Removes all notes on rows of a table whose rows are gone as a whole; inside the caller's transaction. */
    public static void forget(Connection target, String project, TableName table) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("DELETE FROM serai.displaced WHERE project=" + Sql.text(project) + " AND db="
                    + Sql.text(table.database()) + " AND tbl=" + Sql.text(table.table()));
        }
    }

    /** A condition on the key's columns, or null when a NULL or a computed part makes a clash by this key impossible to tell. */
    private static String sameValue(TablePair pair, Key key, byte[][] row) {
        if (key.columns().size() < key.parts().size()) {
            return null;
        }
        StringBuilder where = new StringBuilder();
        for (Key.Part part : key.parts()) {
            int index = index(pair, part.column());
            if (index < 0 || row[index] == null) {
                return null;
            }
            where.append(where.isEmpty() ? "" : " AND ");
            String column = Sql.quote(part.column());
            if (part.prefix() == null) {
                where.append(column).append('=');
                Literals.appendCompared(
                        where, pair.columns().get(index), pair.targetColumns().get(index), row[index]);
            } else {
                where.append("LEFT(")
                        .append(column)
                        .append(',')
                        .append(part.prefix())
                        .append(")=LEFT(");
                Literals.appendCompared(
                        where, pair.columns().get(index), pair.targetColumns().get(index), row[index]);
                where.append(',').append(part.prefix()).append(')');
            }
        }
        return where.toString();
    }

    private static int index(TablePair pair, String column) {
        for (int i = 0; i < pair.columns().size(); i++) {
            if (pair.targetColumns().get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    private int take(Connection target, TablePair pair, byte[][] row, String where) throws SQLException {
        String columns = pair.targetExpressions("");
        String name = pair.target().name().quoted();
        List<byte[][]> found = new ArrayList<>();
        try (Statement statement = target.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT " + columns + " FROM " + name + " WHERE " + where + " FOR UPDATE")) {
            while (result.next()) {
                byte[][] old = new byte[row.length][];
                for (int i = 0; i < old.length; i++) {
                    old[i] = result.getBytes(i + 1);
                }
                found.add(old);
            }
        }
        for (byte[][] old : found) {
            note(target, pair, old, row);
            SqlText delete = new SqlText().append("DELETE FROM " + name + " WHERE ");
            keyCondition(delete, pair, old);
            delete.send(target);
        }
        return found.size();
    }

    /** {@code key=value AND ...} for the row with these values. */
    public static void keyCondition(SqlText sql, TablePair pair, byte[][] row) {
        String and = "";
        for (int index : pair.source().carriedIndexes(pair.source().keyColumns())) {
            sql.append(and).append(pair.targetColumns().get(index).quoted()).append('=');
            sql.compared(pair.columns().get(index), pair.targetColumns().get(index), row[index]);
            and = " AND ";
        }
    }

    private void note(Connection target, TablePair pair, byte[][] old, byte[][] row) throws SQLException {
        String key = keyText(pair, old);
        String hash = hash(key);
        TableName t = pair.target().name();
        try (Statement statement = target.createStatement()) {
            statement.execute("REPLACE INTO serai.displaced VALUES (" + Sql.text(project) + "," + Sql.text(t.database())
                    + "," + Sql.text(t.table()) + "," + Sql.text(hash) + "," + Sql.text(key) + ","
                    + Sql.text(describe(pair, old)) + "," + Sql.text(describe(pair, row)) + ")");
        }
        waiting.add(t + "/" + hash);
    }

    /** Removes the note on a row that a later change has brought back or deleted; inside the caller's transaction. */
    public void settle(Connection target, TablePair pair, byte[][] row) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        TableName t = pair.target().name();
        String hash = hash(keyText(pair, row));
        if (waiting.contains(t + "/" + hash)) {
            try (Statement statement = target.createStatement()) {
                statement.execute("DELETE FROM serai.displaced WHERE project=" + Sql.text(project) + " AND db="
                        + Sql.text(t.database()) + " AND tbl=" + Sql.text(t.table()) + " AND row_hash="
                        + Sql.text(hash));
            }
            waiting.remove(t + "/" + hash);
        }
    }

    /**
     * Called once the link has passed the end of the load.
     *
     * @throws SeraiException {@code ROW_CONFLICT} with both rows, when a displaced row has not come back
     */
    public void requireSettled(Connection target) {
        Sql.rows(
                        target,
                        "reading serai.displaced",
                        "SELECT db, tbl, old_row, new_row FROM serai.displaced WHERE project=" + Sql.text(project)
                                + " LIMIT 1")
                .stream()
                .findFirst()
                .ifPresent(r -> {
                    throw new SeraiException(
                            "ROW_CONFLICT",
                            "Table %s.%s of the target held a row that clashes by a unique key with a row of the source: target %s, source %s."
                                    .formatted(r.get("db"), r.get("tbl"), r.get("old_row"), r.get("new_row")),
                            "The target has a unique key that the source lacks, or rows of its own. The row that was there is kept in"
                                    + " serai.displaced. Remove the extra key or the clash, put the row back if it is to stay,"
                                    + " delete its line from serai.displaced, then restore.");
                });
    }

    public static void drop(Connection target, String project) {
        prepare(target);
        Sql.execute(
                target, "dropping displaced rows", "DELETE FROM serai.displaced WHERE project=" + Sql.text(project));
    }

    private static String keyText(TablePair pair, byte[][] row) {
        StringBuilder literals = new StringBuilder();
        for (int index : pair.source().carriedIndexes(pair.source().keyColumns())) {
            Column column = pair.columns().get(index);
            Literals.append(literals, column, plain(column, row[index]));
            literals.append(',');
        }
        return literals.toString();
    }

    /** A number in one notation: 007 and 7, 1.50 and 1.5 are the same key, whether a server or the binlog has told it. */
    private static byte[] plain(Column column, byte[] value) {
        String text = new String(value, StandardCharsets.ISO_8859_1);
        String plain =
                switch (column.kind()) {
                    case INTEGER, DECIMAL ->
                        new BigDecimal(text).stripTrailingZeros().toPlainString();
                    case FLOAT, DOUBLE -> String.valueOf(Double.parseDouble(text));
                    default -> text;
                };
        return plain.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A row for people: values by column, long ones cut. */
    public static String describe(TablePair pair, byte[][] row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            Column column = pair.columns().get(i);
            StringBuilder literal = new StringBuilder();
            Literals.append(literal, column, row[i]);
            String value = literal.length() > 128 ? literal.substring(0, 128) + "..." : literal.toString();
            values.add(column.name() + "=" + value);
        }
        return "(" + String.join(", ", values) + ")";
    }

    private static String hash(String key) {
        try {
            byte[] digest =
                    java.security.MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
