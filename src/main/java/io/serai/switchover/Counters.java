package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import io.serai.project.Mapping;
import io.serai.switchover.ObjectItem.Side;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The next values of AUTO_INCREMENT columns. The side that is left has counted values whose rows are gone, or never came to be: they
 * are not used again on the side that is opened.
 */
final class Counters {
    private Counters() {}

    static List<ObjectItem> opened(Handover handover) {
        List<Mapping> tables = handover.run().tables();
        Map<TableName, BigInteger> left = next(
                handover, handover.left(), tables.stream().map(Mapping::source).collect(Collectors.toSet()));
        Map<TableName, BigInteger> opened = next(
                handover,
                handover.opened(),
                tables.stream().map(Mapping::target).collect(Collectors.toSet()));
        List<ObjectItem> items = new ArrayList<>();
        for (Mapping table : tables) {
            BigInteger used = left.get(table.source());
            BigInteger there = opened.get(table.target());
            if (used != null && (there == null || there.compareTo(used) < 0)) {
                items.add(ObjectItem.of(
                                "auto-increment " + table.source(),
                                Side.OPENED,
                                "ALTER TABLE " + table.target().quoted() + " AUTO_INCREMENT=" + used)
                        .noting("The next value there was " + there + "."));
            }
        }
        return items;
    }

    private static Map<TableName, BigInteger> next(Handover handover, DataSource side, Set<TableName> tables) {
        Map<TableName, BigInteger> next = new HashMap<>();
        if (tables.isEmpty()) {
            return next;
        }
        String list = tables.stream()
                .map(TableName::database)
                .distinct()
                .map(Sql::text)
                .collect(Collectors.joining(","));
        try (Connection connection = handover.connect(side)) {
            freshStatistics(connection);
            for (Map<String, String> row : Sql.rows(
                    connection,
                    "reading AUTO_INCREMENT values",
                    "SELECT table_schema AS d, table_name AS n, auto_increment AS a FROM information_schema.tables"
                            + " WHERE auto_increment IS NOT NULL AND table_schema IN (" + list + ")")) {
                TableName name = new TableName(row.get("d"), row.get("n"));
                if (tables.contains(name)) {
                    next.put(name, new BigInteger(row.get("a")));
                }
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "reading AUTO_INCREMENT values");
        }
        return next;
    }

    /** MySQL from 8.0 on answers with numbers of a day ago otherwise; the others do not know the variable. */
    private static void freshStatistics(Connection connection) {
        try {
            Sql.execute(connection, "asking for fresh numbers", "SET SESSION information_schema_stats_expiry=0");
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            // Not known there.
        }
    }
}
