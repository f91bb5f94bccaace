package io.serai.fullload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.config.Json;
import io.serai.database.Sql;
import io.serai.database.TableName;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The chunks and their checkpoints, in tables {@code serai.chunk} and {@code serai.load} of the target. Bounds are stored before
 * the first copy: a load that goes on later must see the same chunks, or a finished one could hide a gap.
 */
final class ChunkStore {
    private final String project;

    ChunkStore(String project) {
        this.project = project;
    }

    /** A chunk as stored. */
    record Stored(int no, List<String> lower, List<String> upper, boolean done, long rows) {}

    static void prepare(Connection target) {
        Sql.execute(
                target,
                "making table serai.chunk",
                "CREATE TABLE IF NOT EXISTS serai.chunk (project VARCHAR(64) NOT NULL, db VARCHAR(64) NOT NULL,"
                        + " tbl VARCHAR(64) NOT NULL, no INT NOT NULL, lower_bound LONGTEXT NOT NULL,"
                        + " upper_bound LONGTEXT NOT NULL, done TINYINT NOT NULL DEFAULT 0,"
                        + " copied BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (project, db, tbl, no))"
                        + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        Sql.execute(
                target,
                "making table serai.load",
                "CREATE TABLE IF NOT EXISTS serai.`load` (project VARCHAR(64) NOT NULL, db VARCHAR(64) NOT NULL,"
                        + " tbl VARCHAR(64) NOT NULL, planned TINYINT NOT NULL DEFAULT 0,"
                        + " PRIMARY KEY (project, db, tbl)) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    List<Stored> chunks(Connection target, TableName table) {
        return Sql.rows(
                        target,
                        "reading the chunks of " + table,
                        "SELECT no, lower_bound, upper_bound, done, copied FROM serai.chunk" + where(table)
                                + " ORDER BY no")
                .stream()
                .map(ChunkStore::read)
                .toList();
    }

    private static Stored read(Map<String, String> row) {
        return new Stored(
                Integer.parseInt(row.get("no")),
                bound(row.get("lower_bound")),
                bound(row.get("upper_bound")),
                "1".equals(row.get("done")),
                Long.parseLong(row.get("copied")));
    }

    private static List<String> bound(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("serai.chunk holds no valid bound: " + json, e);
        }
    }

    void add(Connection target, Chunk chunk) {
        TableName t = chunk.pair().target().name();
        Sql.execute(
                target,
                "storing " + chunk,
                "INSERT INTO serai.chunk (project, db, tbl, no, lower_bound, upper_bound) VALUES (" + Sql.text(project)
                        + "," + Sql.text(t.database()) + "," + Sql.text(t.table()) + "," + chunk.no() + ","
                        + Sql.text(Json.write(chunk.lower())) + "," + Sql.text(Json.write(chunk.upper())) + ")");
    }

    /** Every chunk of the table is stored; none will be added. */
    boolean isPlanned(Connection target, TableName table) {
        return Sql.value(target, "reading the plan of " + table, "SELECT planned FROM serai.`load`" + where(table))
                .filter("1"::equals)
                .isPresent();
    }

    void planned(Connection target, TableName table) {
        Sql.execute(
                target,
                "storing the plan of " + table,
                "INSERT INTO serai.`load` (project, db, tbl, planned) VALUES (" + Sql.text(project) + ","
                        + Sql.text(table.database()) + "," + Sql.text(table.table())
                        + ",1) ON DUPLICATE KEY UPDATE planned=1");
    }

    /** The checkpoint itself; false when the chunk was done already, after a lost answer to COMMIT. Locks the row. */
    boolean isDone(Connection target, Chunk chunk) {
        return Sql.value(
                        target,
                        "reading the checkpoint of " + chunk,
                        "SELECT done FROM serai.chunk"
                                + where(chunk.pair().target().name()) + " AND no=" + chunk.no() + " FOR UPDATE")
                .filter("1"::equals)
                .isPresent();
    }

    /** Whether an earlier attempt has begun to write this chunk in several transactions. */
    boolean isBegun(Connection target, Chunk chunk) {
        return Sql.value(
                        target,
                        "reading the checkpoint of " + chunk,
                        "SELECT done FROM serai.chunk"
                                + where(chunk.pair().target().name()) + " AND no=" + chunk.no())
                .filter("2"::equals)
                .isPresent();
    }

    void begun(Connection target, Chunk chunk) {
        Sql.execute(
                target,
                "marking " + chunk + " as begun",
                "UPDATE serai.chunk SET done=2" + where(chunk.pair().target().name()) + " AND no=" + chunk.no());
    }

    void done(Connection target, Chunk chunk, long rows) {
        Sql.execute(
                target,
                "storing the checkpoint of " + chunk,
                "UPDATE serai.chunk SET done=1, copied=" + rows
                        + where(chunk.pair().target().name()) + " AND no=" + chunk.no());
    }

    /** What is not done, as one line for each table that is not complete. */
    Map<TableName, String> missing(Connection target, Collection<TableName> tables) {
        Set<TableName> planned = names(target, "SELECT db, tbl FROM serai.`load` WHERE planned=1 AND project=")
                .keySet();
        Map<TableName, Integer> open = names(target, "SELECT db, tbl FROM serai.chunk WHERE done<>1 AND project=");
        Map<TableName, String> missing = new LinkedHashMap<>();
        for (TableName table : tables) {
            if (!planned.contains(table)) {
                missing.put(table, table + ": not all chunks are planned");
            } else if (open.containsKey(table)) {
                missing.put(table, table + ": " + open.get(table) + " chunks are not copied");
            }
        }
        return missing;
    }

    /** How many rows there are of each table, of the project's. */
    private Map<TableName, Integer> names(Connection target, String select) {
        Map<TableName, Integer> names = new HashMap<>();
        Sql.rows(target, "reading what is not copied yet", select + Sql.text(project))
                .forEach(r -> names.merge(new TableName(r.get("db"), r.get("tbl")), 1, Integer::sum));
        return names;
    }

    void drop(Connection target) {
        prepare(target);
        for (String helper : List.of("serai.chunk", "serai.`load`")) {
            Sql.execute(
                    target,
                    "dropping the chunks of the project",
                    "DELETE FROM " + helper + " WHERE project=" + Sql.text(project));
        }
    }

    private String where(TableName table) {
        return " WHERE project=" + Sql.text(project) + " AND db=" + Sql.text(table.database()) + " AND tbl="
                + Sql.text(table.table());
    }
}
