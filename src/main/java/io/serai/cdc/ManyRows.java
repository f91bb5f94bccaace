package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.ColumnKind;
import io.serai.database.Sql;
import io.serai.database.SqlText;
import io.serai.database.TablePair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Statements over many rows of one table, found by the row key. No row may hold a large value or an error value of an ENUM. */
final class ManyRows {
    /** MariaDB turns longer lists into joins without an index. */
    private static final int MOST_KEYS = 500;

    /** Of row images; their text is up to twice as long. */
    private static final int MOST_BYTES = 1 << 19;

    private final Connection target;
    private final LinkTable table;
    private final TablePair pair;
    private final String name;

    ManyRows(Connection target, LinkTable table) {
        this.target = target;
        this.table = table;
        this.pair = table.pair();
        this.name = pair.target().name().quoted();
    }

    /** Sends a part of the rows. */
    @FunctionalInterface
    private interface Part {
        long send(List<byte[][]> rows, SqlText sql) throws SQLException;
    }

    /** Returns how many rows were there and are deleted. */
    long delete(List<byte[][]> rows) throws SQLException {
        return byKeys(rows, (part, sql) -> {
            // The short form takes no hint, and an alias would ask MySQL for a current database.
            sql.append("DELETE " + name + " FROM " + name + forceIndex() + " WHERE ");
            keys(sql, part);
            return sql.send(target).get(0);
        });
    }

    /** Returns how many of the rows are there; locks them. */
    long count(List<byte[][]> rows) throws SQLException {
        return byKeys(rows, (part, sql) -> {
            sql.append("SELECT COUNT(*) FROM " + name + forceIndex() + " WHERE ");
            keys(sql, part);
            return sql.append(" FOR UPDATE").query(target);
        });
    }

    private long byKeys(List<byte[][]> rows, Part statement) throws SQLException {
        long found = 0;
        for (int i = 0; i < rows.size(); i += MOST_KEYS) {
            found += statement.send(rows.subList(i, Math.min(rows.size(), i + MOST_KEYS)), new SqlText());
        }
        return found;
    }

    /** The optimizer would read the whole of a table whose statistics still say that it is empty. */
    private String forceIndex() {
        return " FORCE INDEX (" + Sql.quote(table.targetIndex()) + ")";
    }

    private void keys(SqlText sql, List<byte[][]> rows) {
        int[] key = table.key();
        if (key.length == 1 && mayStandInList(pair.targetColumns().get(key[0]))) {
            sql.append(pair.targetColumns().get(key[0]).quoted()).append(" IN (");
            String comma = "";
            for (byte[][] row : rows) {
                sql.append(comma).value(pair.columns().get(key[0]), row[key[0]]);
                comma = ",";
            }
            sql.append(')');
            return;
        }
        String or = "(";
        for (byte[][] row : rows) {
            sql.append(or);
            String and = "";
            for (int index : key) {
                Column to = pair.targetColumns().get(index);
                sql.append(and).append(to.quoted()).append('=');
                sql.compared(pair.columns().get(index), to, row[index]);
                and = " AND ";
            }
            or = ") OR (";
        }
        sql.append(')');
    }

    /** Where all its values are written in the same way: a list of mixed ones is compared as numbers. */
    private static boolean mayStandInList(Column column) {
        ColumnKind kind = column.kind();
        return kind == ColumnKind.INTEGER || kind == ColumnKind.CHARACTER || kind == ColumnKind.BINARY;
    }

    /** Returns how many rows were inserted; fails with a duplicate key when one of them is there. */
    long insert(List<byte[][]> rows) throws SQLException {
        return send(rows, "", (part, sql) -> sql.send(target).get(0));
    }

    /**
     * Brings rows into this state, those that are not there too.
     *
     * @return how many were there; -1 when the server does not tell, as for a single row
     */
    long put(List<byte[][]> rows) throws SQLException {
        return send(rows, onDuplicate(pair), (part, sql) -> sql.sendAndCountMet(target));
    }

    static String onDuplicate(TablePair pair) {
        return pair.targetColumns().stream()
                .map(Column::quoted)
                .map(c -> c + "=VALUES(" + c + ")")
                .collect(Collectors.joining(",", " ON DUPLICATE KEY UPDATE ", ""));
    }

    private long send(List<byte[][]> rows, String end, Part statement) throws SQLException {
        String begin = "INSERT INTO " + name + " (" + StrictWriter.columns(pair) + ") VALUES (";
        SqlText sql = new SqlText();
        long sum = 0;
        for (List<byte[][]> part : parts(rows)) {
            sql.append(begin);
            String separator = "";
            for (byte[][] row : part) {
                sql.append(separator);
                for (int i = 0; i < row.length; i++) {
                    if (i > 0) {
                        sql.append(',');
                    }
                    sql.value(pair.columns().get(i), row[i]);
                }
                separator = "),(";
            }
            long count = statement.send(part, sql.append(")").append(end));
            sum = sum < 0 || count < 0 ? -1 : sum + count;
            sql.clear();
        }
        return sum;
    }

    /** So many rows as a statement should hold; a single one only where there is but one. */
    private static List<List<byte[][]>> parts(List<byte[][]> rows) {
        List<List<byte[][]>> parts = new ArrayList<>();
        int begin = 0;
        long bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            bytes += Change.bytes(rows.get(i));
            if (bytes > MOST_BYTES && i + 2 < rows.size()) {
                parts.add(rows.subList(begin, i + 1));
                begin = i + 1;
                bytes = 0;
            }
        }
        if (begin < rows.size()) {
            parts.add(rows.subList(begin, rows.size()));
        }
        return parts;
    }
}
