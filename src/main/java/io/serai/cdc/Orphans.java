package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.Databases;
import io.serai.database.ForeignKey;
import io.serai.database.Literals;
import io.serai.database.Session;
import io.serai.database.TableName;
import io.serai.database.TablePair;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows whose parent is not there when the link passes the end of the load.
 *
 * <p>What a foreign key did on its own through several tables is not in the binlog and can be made again only where every row in
 * between is on the target; but the one in between may have been read after it was gone. Such a row is read again from the source
 * by its key. That state is newer than the link, so the window in which the last state wins is opened again up to the end of the
 * source's binlog.
 */
final class Orphans {
    private static final int BATCH = 500;

    private final Run run;
    private final Databases databases;
    private final Map<TableName, LinkTable> tables;

    Orphans(Run run, Databases databases, Collection<LinkTable> tables) {
        this.run = run;
        this.databases = databases;
        this.tables =
                tables.stream().collect(Collectors.toMap(t -> t.pair().source().name(), t -> t));
    }

    /** Puts orphans into the state that they have on the source now; inside the caller's transaction. Returns how many were not. */
    int mend(Connection target, OverlapWriter writer) throws SQLException {
        int mended = 0;
        for (LinkTable table : tables.values()) {
            for (ForeignKey key : table.pair().source().foreignKeys()) {
                LinkTable parent = tables.get(key.referenced());
                if (table.hasKey() && parent != null && Cascades.acts(key)) {
                    mended += mend(target, writer, table, key, parent);
                }
            }
        }
        return mended;
    }

    private int mend(Connection target, OverlapWriter writer, LinkTable table, ForeignKey key, LinkTable parent)
            throws SQLException {
        List<byte[][]> orphans = read(target, table.pair(), orphansOf(table.pair(), key, parent.pair()));
        int mended = 0;
        try (Connection source = databases.open(run.source(), Session.READ)) {
            for (int i = 0; i < orphans.size(); i += BATCH) {
                run.proceed();
                for (byte[][] orphan : orphans.subList(i, Math.min(orphans.size(), i + BATCH))) {
                    byte[][] now = onSource(source, table.pair(), orphan);
                    if (!Arrays.deepEquals(orphan, now)) {
                        writer.write(new Change(table, orphan, now, false));
                        mended++;
                    }
                }
                writer.flush();
            }
        }
        return mended;
    }

    private static String orphansOf(TablePair pair, ForeignKey key, TablePair parent) {
        List<String> same = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String own = "c." + twin(pair, key.columns().get(i));
            same.add("p." + twin(parent, key.referencedColumns().get(i)) + "=" + own);
            given.add(own + " IS NOT NULL");
        }
        return " FROM " + pair.target().name().quoted() + " c WHERE " + String.join(" AND ", given)
                + " AND NOT EXISTS (SELECT 1 FROM " + parent.target().name().quoted() + " p WHERE "
                + String.join(" AND ", same) + ")";
    }

    private static String twin(TablePair pair, String sourceColumn) {
        for (int i = 0; i < pair.columns().size(); i++) {
            if (pair.columns().get(i).name().equals(sourceColumn)) {
                return pair.targetColumns().get(i).quoted();
            }
        }
        return pair.source().column(sourceColumn).quoted();
    }

    private static List<byte[][]> read(Connection target, TablePair pair, String from) throws SQLException {
        return rows(
                target,
                "SELECT " + pair.targetExpressions("c.") + from,
                pair.columns().size());
    }

    private static byte[][] onSource(Connection source, TablePair pair, byte[][] orphan) throws SQLException {
        String columns = pair.columns().stream()
                .map(c -> Literals.selectExpression("", c))
                .collect(Collectors.joining(","));
        StringBuilder where = new StringBuilder();
        for (int index : pair.source().carriedIndexes(pair.source().keyColumns())) {
            Column column = pair.columns().get(index);
            where.append(where.isEmpty() ? "" : " AND ").append(column.quoted()).append('=');
            Literals.appendCompared(where, column, column, orphan[index]);
        }
        String select = "SELECT " + columns + " FROM " + pair.source().name().quoted() + " WHERE " + where;
        return rows(source, select, orphan.length).stream().findFirst().orElse(null);
    }

    private static List<byte[][]> rows(Connection connection, String select, int width) throws SQLException {
        List<byte[][]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select)) {
            while (result.next()) {
                byte[][] row = new byte[width][];
                for (int i = 0; i < width; i++) {
                    row[i] = result.getBytes(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
