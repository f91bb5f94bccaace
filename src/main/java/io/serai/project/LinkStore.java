package io.serai.project;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.config.Json;
import io.serai.database.Position;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import io.serai.fault.FailPoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The checkpoint of a link, in table {@code serai.link} of the server that the link writes, so that it commits with the rows.
 */
public final class LinkStore {
    private LinkStore() {}

    /**
     * @param position everything before it is on the target
     * @param loadEnd end of the source's binlog when the last row of the load had been read; until the link has passed it,
     *     changes meet rows that already hold a later state. Null before the load has ended
     * @param loadEndClock the source's clock then, in seconds since the epoch
     * @param prepared by xid: XA transactions before the position that are neither committed nor rolled back
     * @param settled what XA transactions committed before this was there when the load began, also of those that had been
     *     prepared before the first position; null when that is not known
     * @param strict the link has passed the end of the load
     * @param tables the tables that the link follows, as they are on the source at the position
     * @param token of the statements that Serai itself has sent to the side that the link reads ({@link OwnStatements}); null for a
     *     link that began before a load
     */
    public record Checkpoint(
            Position position,
            Position loadEnd,
            double loadEndClock,
            boolean strict,
            List<Table> tables,
            Map<String, Prepared> prepared,
            Position settled,
            String token) {}

    public static void prepare(Connection target) {
        Sql.execute(
                target,
                "making table serai.link",
                "CREATE TABLE IF NOT EXISTS serai.link (project VARCHAR(64) NOT NULL, link VARCHAR(16) NOT NULL,"
                        + " position LONGTEXT NOT NULL, load_end LONGTEXT, load_end_clock DOUBLE NOT NULL DEFAULT 0,"
                        + " strict TINYINT NOT NULL DEFAULT 0, tables LONGTEXT NOT NULL,"
                        + " prepared LONGTEXT, settled LONGTEXT, token LONGTEXT,"
                        + " PRIMARY KEY (project, link)) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        addWhatIsNew(target);
        Sql.execute(
                target,
                "making table serai.read_at",
                "CREATE TABLE IF NOT EXISTS serai.read_at (project VARCHAR(64) NOT NULL, db VARCHAR(64) NOT NULL,"
                        + " tbl VARCHAR(64) NOT NULL, position LONGTEXT NOT NULL, PRIMARY KEY (project, db, tbl))"
                        + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    /** A project that an earlier version of Serai has begun goes on with this one. */
    private static void addWhatIsNew(Connection target) {
        Set<String> there = columns(target);
        for (String column : List.of("prepared", "settled", "token")) {
            if (!there.isEmpty() && !there.contains(column)) {
                Sql.execute(
                        target,
                        "adding to table serai.link",
                        "ALTER TABLE serai.link ADD COLUMN " + column + " LONGTEXT");
            }
        }
    }

    private static Set<String> columns(Connection target) {
        return Sql.rows(
                        target,
                        "looking at table serai.link",
                        "SELECT column_name AS c FROM information_schema.columns"
                                + " WHERE table_schema='serai' AND table_name='link'")
                .stream()
                .map(row -> row.get("c").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Notes at which position a table without a key was read as a whole: earlier changes are in its rows already. */
    public static void readAt(Connection target, String project, TableName source, Position position) {
        Sql.execute(
                target,
                "storing the position at which " + source + " was read",
                "REPLACE INTO serai.read_at VALUES (" + Sql.text(project) + "," + Sql.text(source.database()) + ","
                        + Sql.text(source.table()) + "," + Sql.text(Json.write(position)) + ")");
    }

    /** By source table: where those were read that were read as a whole. */
    public static Map<TableName, Position> readAt(Connection target, String project) {
        return Sql.rows(
                        target,
                        "reading the positions of tables without a key",
                        "SELECT db, tbl, position FROM serai.read_at WHERE project=" + Sql.text(project))
                .stream()
                .collect(Collectors.toMap(
                        r -> new TableName(r.get("db"), r.get("tbl")),
                        r -> Json.read(r.get("position"), Position.class)));
    }

    public static Optional<Checkpoint> find(Connection target, String project, String link) {
        prepare(target);
        return select(target, project, link);
    }

    /** As {@link #find}, on a server that may never have had a checkpoint; changes nothing there. */
    public static Optional<Checkpoint> look(Connection target, String project, String link) {
        return columns(target).contains("token") ? select(target, project, link) : Optional.empty();
    }

    private static Optional<Checkpoint> select(Connection target, String project, String link) {
        return Sql.rows(
                        target,
                        "reading the checkpoint of project '" + project + "'",
                        "SELECT position, load_end, load_end_clock, strict, tables, prepared, settled, token FROM serai.link"
                                + where(project, link))
                .stream()
                .findFirst()
                .map(LinkStore::read);
    }

    private static Checkpoint read(Map<String, String> row) {
        try {
            return new Checkpoint(
                    Json.read(row.get("position"), Position.class),
                    positionOrNull(row.get("load_end")),
                    Double.parseDouble(row.get("load_end_clock")),
                    "1".equals(row.get("strict")),
                    Json.mapper().readValue(row.get("tables"), new TypeReference<List<Table>>() {}),
                    row.get("prepared") == null
                            ? Map.of()
                            : Json.mapper()
                                    .readValue(row.get("prepared"), new TypeReference<Map<String, Prepared>>() {}),
                    positionOrNull(row.get("settled")),
                    row.get("token"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new SeraiException(
                    "CHECKPOINT_UNREADABLE",
                    "The checkpoint in serai.link can not be read: " + e.getOriginalMessage(),
                    "Do not change serai.link by hand; release the project and start a new one.",
                    e);
        }
    }

    private static Position positionOrNull(String json) {
        return json == null ? null : Json.read(json, Position.class);
    }

    /** Sets the first position; an existing checkpoint is left as it is. */
    public static void begin(
            Connection target, String project, String link, Position position, Position settled, List<Table> tables) {
        FailPoint.LINK_START.before();
        Sql.execute(
                target,
                "storing the start position of project '" + project + "'",
                "INSERT INTO serai.link (project, link, position, tables, prepared, settled) VALUES ("
                        + Sql.text(project) + "," + Sql.text(link) + "," + Sql.text(Json.write(position)) + ","
                        + Sql.text(Json.write(tables)) + ",'{}',"
                        + (settled == null ? "NULL" : Sql.text(Json.write(settled))) + ")");
        FailPoint.LINK_START.after();
    }

    /** Sets the first position of a link that needs no load: changes are applied strictly from there on. */
    public static void beginStrictly(
            Connection target,
            String project,
            String link,
            Position position,
            Position settled,
            List<Table> tables,
            String token) {
        FailPoint.LINK_START.before();
        Sql.execute(
                target,
                "storing the start position of project '" + project + "'",
                "INSERT INTO serai.link (project, link, position, load_end, strict, tables, prepared, settled, token) VALUES ("
                        + Sql.text(project) + "," + Sql.text(link) + "," + Sql.text(Json.write(position)) + ","
                        + Sql.text(Json.write(position)) + ",1," + Sql.text(Json.write(tables)) + ",'{}',"
                        + (settled == null ? "NULL" : Sql.text(Json.write(settled))) + "," + Sql.text(token) + ")");
        FailPoint.LINK_START.after();
    }

    /** Notes where the load ended; the last attempt of a load that was begun several times counts. */
    public static void loadEnded(Connection target, String project, String link, Position end, double clock) {
        Sql.execute(
                target,
                "storing the end of the load of project '" + project + "'",
                "UPDATE serai.link SET load_end=" + Sql.text(Json.write(end)) + ", load_end_clock=" + clock
                        + where(project, link));
    }

    /** The statement that moves the checkpoint on; it belongs into the transaction of the rows and must change one row. */
    public static String move(
            String project, String link, Position position, Map<String, Prepared> prepared, boolean strict) {
        return "UPDATE serai.link SET position=" + Sql.text(Json.write(position)) + ", prepared="
                + Sql.text(Json.write(prepared)) + ", strict=" + (strict ? 1 : 0) + where(project, link);
    }

    /**
     * Moves the checkpoint past a statement that changes tables; inside the caller's transaction.
     *
     * @param tables the source's tables from here on
     * @throws SeraiException {@code CHECKPOINT_MISSING}
     */
    public static void pass(Connection target, String project, String link, Position position, List<Table> tables)
            throws SQLException {
        String sql = "UPDATE serai.link SET position=" + Sql.text(Json.write(position)) + ", tables="
                + Sql.text(Json.write(tables)) + where(project, link);
        try (Statement statement = target.createStatement()) {
            requireOne(project, statement.executeUpdate(sql));
        }
    }

    /** @throws SeraiException {@code CHECKPOINT_MISSING} unless one checkpoint has been moved */
    public static void requireOne(String project, int moved) {
        if (moved != 1) {
            throw new SeraiException(
                    "CHECKPOINT_MISSING",
                    "The checkpoint of project '" + project + "' is gone from serai.link on the target.",
                    "Do not touch the database serai. Release this project and start a new one.");
        }
    }

    public static void end(Connection target, String project, String link) {
        prepare(target);
        String doing = "dropping the checkpoint of project '" + project + "'";
        Sql.execute(target, doing, "DELETE FROM serai.link" + where(project, link));
        Sql.execute(target, doing, "DELETE FROM serai.read_at WHERE project=" + Sql.text(project));
    }

    private static String where(String project, String link) {
        return " WHERE project=" + Sql.text(project) + " AND link=" + Sql.text(link);
    }
}
