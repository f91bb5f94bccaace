package io.serai.cdc;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.fault.FailPoint;
import io.serai.project.LinkStore.Checkpoint;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.TableProgress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A table of ours that a link carries like one of the project: a row that is written on one side and arrives at the other shows that
 * the link works from end to end. Each project has its own, since several may share their servers; each row is written once.
 */
final class Canary {
    private Canary() {}

    /** The same name on both sides. */
    static TableName table(String project) {
        UUID id = UUID.nameUUIDFromBytes(project.getBytes(StandardCharsets.UTF_8));
        return new TableName("serai", "canary_" + id.toString().replace("-", ""));
    }

    /** What a link follows, by the names on the side that it reads: the project's tables, and the canary's where it has one. */
    static Map<TableName, TableName> followed(Run run, Checkpoint checkpoint) {
        Map<TableName, TableName> names = run.progress().stream()
                .map(TableProgress::mapping)
                .filter(m -> !m.view())
                .collect(Collectors.toMap(Mapping::source, Mapping::target));
        TableName canary = table(run.project());
        if (checkpoint.tables().stream().anyMatch(t -> t.name().equals(canary))) {
            names.put(canary, canary);
        }
        return names;
    }

    /** Makes the table where it is missing; where it is there nothing is written, not even into the binlog. */
    static void ensure(Connection connection, String project) {
        TableName table = table(project);
        if (!isThere(connection, project)) {
            String doing = "making " + table;
            Sql.execute(connection, doing, "CREATE DATABASE IF NOT EXISTS serai DEFAULT CHARACTER SET utf8mb4");
            Sql.execute(
                    connection,
                    doing,
                    "CREATE TABLE IF NOT EXISTS " + table.quoted() + " (token VARCHAR(36) NOT NULL PRIMARY KEY)"
                            + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        }
    }

    static boolean isThere(Connection connection, String project) {
        TableName table = table(project);
        return Sql.value(
                        connection,
                        "looking for " + table,
                        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema="
                                + Sql.text(table.database()) + " AND table_name=" + Sql.text(table.table()))
                .filter(n -> !n.equals("0"))
                .isPresent();
    }

    /** Lets one out on the side that the link reads. */
    static String send(Connection connection, String project) {
        String token = UUID.randomUUID().toString();
        FailPoint.CANARY.before();
        Sql.execute(
                connection,
                "writing to " + table(project),
                "INSERT INTO " + table(project).quoted() + " VALUES (" + Sql.text(token) + ")");
        FailPoint.CANARY.after();
        return token;
    }

    static boolean hasArrived(Connection connection, String project, String token) {
        return Sql.value(
                        connection,
                        "looking into " + table(project),
                        "SELECT COUNT(*) FROM " + table(project).quoted() + " WHERE token=" + Sql.text(token))
                .filter(n -> !n.equals("0"))
                .isPresent();
    }

    static void drop(Connection connection, String project) {
        Sql.execute(
                connection,
                "dropping " + table(project),
                "DROP TABLE IF EXISTS " + table(project).quoted());
    }
}
