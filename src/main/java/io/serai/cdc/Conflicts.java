package io.serai.cdc;

import io.serai.database.Literals;
import io.serai.database.TablePair;
import io.serai.error.SeraiException;
import io.serai.project.Displaced;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** Tells what is wrong when a change does not meet the row that it expects, with both rows. Nothing is overwritten. */
final class Conflicts {
    private static final String REMEDY =
            "Somebody else writes to the target's table, or it has a unique key that the source lacks. Nothing was overwritten."
                    + " Bring the row on the target into the state shown for the source, then restore.";

    private Conflicts() {}

    static SeraiException missing(Change change) {
        TablePair pair = change.table().pair();
        return new SeraiException(
                "ROW_CONFLICT",
                "%s of table %s finds no row on the target with the state before the change: %s."
                        .formatted(
                                change.isDelete() ? "A delete" : "An update",
                                pair.target().name(),
                                Displaced.describe(pair, change.before())),
                REMEDY);
    }

    /** The target has other ideas of what a row may be: a shorter column, a smaller range, a CHECK, a table that is gone. */
    static SeraiException refused(Change change, SQLException e) {
        TablePair pair = change.table().pair();
        return new SeraiException(
                "CHANGE_REFUSED",
                "The target refuses %s of table %s: %s (error %d). The row: %s."
                        .formatted(
                                change.isInsert() ? "an insert" : change.isDelete() ? "a delete" : "an update",
                                pair.target().name(),
                                e.getMessage(),
                                e.getErrorCode(),
                                Displaced.describe(pair, change.isDelete() ? change.before() : change.after())),
                "Nothing was changed or cut off. Make the target's table take the row as it is on the source, or correct the row"
                        + " on the source where that value can not exist on the target; then restore.",
                e);
    }

    static SeraiException clash(Connection target, Change change, SQLException e) {
        TablePair pair = change.table().pair();
        return new SeraiException(
                "ROW_CONFLICT",
                "A change of table %s clashes with another row of the target: source %s, target %s (%s)."
                        .formatted(
                                pair.target().name(),
                                Displaced.describe(pair, change.after()),
                                present(target, change),
                                e.getMessage()),
                REMEDY,
                e);
    }

    /** The row of the target under the same key, or under the same unique value. */
    private static String present(Connection target, Change change) {
        TablePair pair = change.table().pair();
        String columns = pair.targetExpressions("");
        String select = "SELECT " + columns + " FROM " + pair.target().name().quoted() + " WHERE ";
        String shown = change.table().hasKey() && change.isInsert()
                ? row(target, pair, select + key(pair, change.after()))
                : null;
        for (var unique : pair.target().otherUniqueKeys()) {
            if (shown == null && unique.isPlain()) {
                shown = row(
                        target,
                        pair,
                        select
                                + unique.columns().stream()
                                        .map(c -> equal(pair, c, change.after()))
                                        .collect(Collectors.joining(" AND ")));
            }
        }
        return shown == null ? "(a row that could not be found again)" : shown;
    }

    private static String key(TablePair pair, byte[][] row) {
        StringBuilder condition = new StringBuilder();
        for (int index : pair.source().carriedIndexes(pair.source().keyColumns())) {
            condition.append(condition.isEmpty() ? "" : " AND ");
            condition.append(equal(pair, pair.targetColumns().get(index).name(), row));
        }
        return condition.toString();
    }

    private static String equal(TablePair pair, String column, byte[][] row) {
        for (int i = 0; i < row.length; i++) {
            if (pair.targetColumns().get(i).name().equals(column)) {
                StringBuilder condition =
                        new StringBuilder(pair.targetColumns().get(i).quoted()).append('=');
                Literals.appendCompared(
                        condition, pair.columns().get(i), pair.targetColumns().get(i), row[i]);
                return condition.toString();
            }
        }
        return "FALSE";
    }

    private static String row(Connection target, TablePair pair, String select) {
        try (Statement statement = target.createStatement();
                ResultSet result = statement.executeQuery(select + " LIMIT 1")) {
            if (!result.next()) {
                return null;
            }
            byte[][] row = new byte[pair.columns().size()][];
            for (int i = 0; i < row.length; i++) {
                row[i] = result.getBytes(i + 1);
            }
            return Displaced.describe(pair, row);
        } catch (SQLException e) {
            return null;
        }
    }
}
