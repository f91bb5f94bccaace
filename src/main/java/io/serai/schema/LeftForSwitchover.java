package io.serai.schema;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import io.serai.project.Mapping;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lists what would act on the target by itself: triggers would fire a second time for rows that the source has changed already,
 * events would run twice. They are kept with their statements, as the source says them, for the switchover.
 */
final class LeftForSwitchover {
    private final Databases databases;
    private final SchemaStore store;

    LeftForSwitchover(Databases databases, SchemaStore store) {
        this.databases = databases;
        this.store = store;
    }

    void list(Run run) {
        try (Connection source = databases.open(run.source(), Session.PLAIN)) {
            Map<String, String> targets = new LinkedHashMap<>();
            run.progress()
                    .forEach(p -> targets.putIfAbsent(
                            p.mapping().source().database(),
                            p.mapping().target().database()));
            Set<SchemaObject> known =
                    store.of(run.project()).stream().map(StoredObject::object).collect(Collectors.toSet());
            Map<ObjectKind, Integer> counts = new TreeMap<>();
            for (SchemaObject object : find(source, run, targets)) {
                if (!known.contains(object)) {
                    counts.merge(object.kind(), 1, Integer::sum);
                }
                store.put(run.project(), read(source, object));
            }
            if (!counts.isEmpty()) {
                run.event("schema: left for the switchover: "
                        + counts.entrySet().stream()
                                .map(e -> e.getValue() + " " + e.getKey().label() + (e.getValue() == 1 ? "" : "s"))
                                .collect(Collectors.joining(", ")));
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "listing what is left for the switchover");
        }
    }

    private static List<SchemaObject> find(Connection source, Run run, Map<String, String> targets) {
        Set<TableName> tables = run.tables().stream().map(Mapping::source).collect(Collectors.toSet());
        List<SchemaObject> found = new ArrayList<>();
        targets.forEach((database, target) -> {
            for (Map<String, String> row : rows(source, run, Query.TRIGGERS, database)) {
                if (tables.contains(new TableName(database, row.get("t")))) {
                    found.add(object(ObjectKind.TRIGGER, database, target, row.get("n")));
                }
            }
            rows(source, run, Query.ROUTINES, database)
                    .forEach(r -> found.add(object(ObjectKind.valueOf(r.get("t")), database, target, r.get("n"))));
            rows(source, run, Query.EVENTS, database)
                    .forEach(r -> found.add(object(ObjectKind.EVENT, database, target, r.get("n"))));
            if (run.source().type() == ServerType.MARIADB) {
                rows(source, run, Query.SEQUENCES, database)
                        .forEach(r -> found.add(object(ObjectKind.SEQUENCE, database, target, r.get("n"))));
            }
        });
        return new ArrayList<>(new LinkedHashSet<>(found));
    }

    private enum Query {
        TRIGGERS(
                "SELECT trigger_name AS n, event_object_table AS t FROM information_schema.triggers WHERE trigger_schema="),
        ROUTINES("SELECT routine_name AS n, routine_type AS t FROM information_schema.routines"
                + " WHERE routine_type IN ('PROCEDURE', 'FUNCTION') AND routine_schema="),
        EVENTS("SELECT event_name AS n FROM information_schema.events WHERE event_schema="),
        SEQUENCES(
                "SELECT table_name AS n FROM information_schema.tables WHERE table_type='SEQUENCE' AND table_schema=");

        private final String sql;

        Query(String sql) {
            this.sql = sql;
        }
    }

    /** A server that has no such thing, or an account that may not see it, is no reason to fail; but it is said. */
    private static List<Map<String, String>> rows(Connection source, Run run, Query query, String database) {
        String what = query.name().toLowerCase(Locale.ROOT);
        try {
            return Sql.rows(
                    source, "listing the " + what + " of " + database, query.sql + Sql.text(database) + " ORDER BY 1");
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            run.event("schema: the " + what + " of " + database + " can not be listed for the switchover: "
                    + e.getMessage());
            return List.of();
        }
    }

    private static SchemaObject object(ObjectKind kind, String database, String target, String name) {
        return SchemaObject.of(kind, new TableName(database, name), new TableName(target, name));
    }

    private static StoredObject read(Connection source, SchemaObject object) {
        try {
            Map<String, String> row = Sql.rows(
                            source,
                            "reading " + object,
                            "SHOW CREATE " + object.kind() + " "
                                    + object.source().quoted())
                    .get(0);
            String label =
                    switch (object.kind()) {
                        case TRIGGER -> "sql original statement";
                        case SEQUENCE -> "create table";
                        default -> "create " + object.kind().label();
                    };
            List<String> notes =
                    row.get("sql_mode") == null ? List.of() : List.of("sql_mode='" + row.get("sql_mode") + "'");
            return new StoredObject(object, ObjectState.LEFT, row.get(label), notes, null);
        } catch (TransientException e) {
            throw e;
        } catch (SeraiException e) {
            return new StoredObject(object, ObjectState.LEFT, null, List.of(e.getMessage()), null);
        }
    }
}
