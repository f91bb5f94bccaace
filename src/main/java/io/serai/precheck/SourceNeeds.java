package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.datasource.ServerType;
import io.serai.project.Definition;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The privileges that the steps of a project need on its source. */
final class SourceNeeds {
    private final Examination examination;
    private final Run run;
    private final Definition definition;

    SourceNeeds(Examination examination) {
        this.examination = examination;
        this.run = examination.run();
        this.definition = run.definition();
    }

    List<Need> all() {
        List<Need> needs = new ArrayList<>();
        run.tables().forEach(m -> needs.add(Need.on(m.source(), "SELECT")));
        needs.addAll(unseen());
        if (definition.has(StepName.SCHEMA)) {
            for (Mapping view : run.views()) {
                needs.add(Need.on(view.source(), "SELECT"));
                needs.add(Need.on(view.source(), "SHOW VIEW"));
            }
        }
        if (definition.has(StepName.CDC)) {
            needs.addAll(binlog(examination.source()));
            needs.addAll(locks());
        }
        if (definition.has(StepName.REVERSE_LINK)) {
            run.tables().forEach(m -> List.of("INSERT", "UPDATE", "DELETE")
                    .forEach(privilege -> needs.add(Need.on(m.source(), privilege))));
            needs.addAll(TargetNeeds.helpers());
        }
        needs.addAll(hiddenForeignKeys());
        return needs;
    }

    /** A database of which nothing was taken: perhaps there is nothing, perhaps the account may see nothing. */
    private List<Need> unseen() {
        Set<String> seen = Stream.concat(run.tables().stream(), run.views().stream())
                .map(m -> m.source().database())
                .collect(Collectors.toSet());
        return definition.objects().databases().stream()
                .filter(database -> !seen.contains(database))
                .map(database -> Need.onDatabase(database, "SELECT"))
                .toList();
    }

    static List<Need> binlog(Server server) {
        return List.of(
                Need.onServer("REPLICATION SLAVE"),
                server.type() == ServerType.MARIADB
                        ? Need.onServer("BINLOG MONITOR", "REPLICATION CLIENT", "SUPER")
                        : Need.onServer("REPLICATION CLIENT", "SUPER"));
    }

    /**
     * Where a position is fixed by a short lock: that of tables without a key, and without GTIDs that of all. MariaDB
     * tells the position of a snapshot without one.
     */
    private List<Need> locks() {
        if (examination.source().type() == ServerType.MARIADB) {
            return List.of();
        }
        boolean gtids = examination
                .source()
                .variable("gtid_executed")
                .filter(v -> !v.isEmpty())
                .isPresent();
        return examination.sourceTables().values().stream()
                .filter(t -> !gtids
                        || definition.has(StepName.FULL_LOAD) && t.rowKey().isEmpty())
                .map(t -> t.name().database())
                .distinct()
                .map(database -> Need.onDatabase(database, "LOCK TABLES"))
                .toList();
    }

    /**
     * MariaDB hides the rules of foreign keys from an account that may only read the table; any other privilege will
     * do.
     */
    private List<Need> hiddenForeignKeys() {
        if (examination.source().type() != ServerType.MARIADB) {
            return List.of();
        }
        Set<String> known = examination.sourceTables().values().stream()
                .flatMap(t -> t.foreignKeys().stream().map(k -> id(t, k.name())))
                .collect(Collectors.toSet());
        Set<String> databases =
                run.tables().stream().map(m -> m.source().database()).collect(Collectors.toCollection(TreeSet::new));
        return databases.stream()
                .filter(database -> Sql.rows(
                                examination.source().connection(),
                                "counting the foreign keys of " + database,
                                "SELECT DISTINCT table_name AS t, constraint_name AS n"
                                        + " FROM information_schema.key_column_usage WHERE table_schema="
                                        + Sql.text(database) + " AND referenced_table_name IS NOT NULL")
                        .stream()
                        .anyMatch(row -> isOurs(database, row.get("t"))
                                && !known.contains(database + "." + row.get("t") + "." + row.get("n"))))
                .map(database -> Need.onDatabase(
                        database, "REFERENCES", "INSERT", "UPDATE", "DELETE", "SHOW VIEW", "TRIGGER", "INDEX", "ALTER"))
                .toList();
    }

    private boolean isOurs(String database, String table) {
        return examination.sourceTables().containsKey(new TableName(database, table));
    }

    private static String id(Table table, String key) {
        return table.name() + "." + key;
    }
}
