package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.switchover.ObjectItem.Progress;
import io.serai.switchover.ObjectItem.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Functions, procedures, packages, events and sequences of the migrated databases, to be made on the side that is opened. */
final class StoredCode {
    /** Where the server itself writes an event's status: behind the name, before comment and body. */
    private static final Pattern STATUS = Pattern.compile(
            "(ON COMPLETION (?:NOT )?PRESERVE )(ENABLE|DISABLE ON SLAVE|DISABLE ON REPLICA|DISABLE)\\b");

    private StoredCode() {}

    static List<ObjectItem> opened(Handover handover) {
        Set<String> databases = Homes.left(handover);
        if (databases.isEmpty()) {
            return List.of();
        }
        Map<String, String> there = new HashMap<>();
        for (Map<String, String> row : rows(handover, handover.opened(), Homes.opened(handover))) {
            there.put(Homes.id(row.get("k"), name(row)), row.get("b"));
        }
        Homes homes = Homes.of(handover, there.keySet());
        List<ObjectItem> items = new ArrayList<>();
        for (Map<String, String> row : rows(handover, handover.left(), databases)) {
            String kind = row.get("k");
            TableName target = homes.of(kind, name(row));
            boolean exists = there.containsKey(Homes.id(kind, target));
            ObjectItem item = kind.equals("SEQUENCE")
                    ? sequence(handover, name(row), target, exists)
                    : code(handover, row, name(row), target.database());
            items.add(
                    exists && !kind.equals("SEQUENCE")
                            ? existing(item, row.get("b"), there.get(Homes.id(kind, target)))
                            : item);
        }
        return items;
    }

    private static TableName name(Map<String, String> row) {
        return new TableName(row.get("d"), row.get("n"));
    }

    private static ObjectItem existing(ObjectItem item, String body, String there) {
        boolean same = body == null || there == null || body.strip().equals(there.strip());
        return item.now(Progress.EXISTING).noting(same ? null : ObjectItem.OTHER_BODY);
    }

    /** In the order in which they can be made. */
    private static List<Map<String, String>> rows(
            Handover handover, DataSource side, java.util.Collection<String> databases) {
        String list = databases.stream().distinct().map(Sql::text).collect(Collectors.joining(","));
        String sequences = side.type() == ServerType.MARIADB
                ? "SELECT 1 AS o, 'SEQUENCE' AS k, table_schema AS d, table_name AS n, NULL AS u, NULL AS b FROM information_schema.tables"
                        + " WHERE table_type='SEQUENCE' AND table_schema IN (" + list + ") UNION ALL "
                : "";
        return handover.on(
                side,
                "listing routines and events",
                c -> Sql.rows(
                        c,
                        "listing routines and events",
                        sequences
                                + "SELECT FIELD(routine_type, 'PACKAGE', 'FUNCTION', 'PROCEDURE', 'PACKAGE BODY') + 1 AS o, routine_type AS k,"
                                + " routine_schema AS d, routine_name AS n, definer AS u, routine_definition AS b FROM information_schema.routines"
                                + " WHERE routine_type IN ('FUNCTION','PROCEDURE','PACKAGE','PACKAGE BODY') AND routine_schema IN ("
                                + list + ")"
                                + " UNION ALL SELECT 6 AS o, 'EVENT' AS k, event_schema AS d, event_name AS n, definer AS u, event_definition AS b"
                                + " FROM information_schema.events WHERE event_schema IN (" + list
                                + ") ORDER BY o, d, n"));
    }

    private static ObjectItem code(Handover handover, Map<String, String> row, TableName name, String database) {
        String kind = row.get("k");
        String lower = kind.toLowerCase(Locale.ROOT);
        if (kind.startsWith("PACKAGE") && handover.opened().type() != ServerType.MARIADB) {
            return ObjectItem.of(lower + " " + name, Side.OPENED)
                    .noting("Data source '" + handover.opened().name() + "' has no packages.");
        }
        Map<String, String> shown = handover.on(
                        handover.left(),
                        "reading " + lower + " " + name,
                        c -> Sql.rows(c, "reading " + lower + " " + name, "SHOW CREATE " + kind + " " + name.quoted()))
                .get(0);
        String ddl = shown.get("create " + lower);
        if (ddl == null) {
            return ObjectItem.of(lower + " " + name, Side.OPENED)
                    .noting("Its statement is not shown to our account of data source '"
                            + handover.left().name() + "'.");
        }
        return ObjectItem.of(lower + " " + name, Side.OPENED, kind.equals("EVENT") ? disabled(name, ddl) : ddl)
                .under(new Surroundings(
                        database,
                        shown.get("sql_mode"),
                        shown.get("character_set_client"),
                        shown.get("collation_connection"),
                        shown.get("time_zone")))
                .undoneBy("DROP " + kind + " IF EXISTS " + new TableName(database, name.table()).quoted())
                .noting(Accounts.missing(handover, row.get("u")))
                .noting(Names.renamed(handover, ddl))
                .noting(kind.equals("EVENT") ? "Made disabled; enabled when the side is open, if it was." : null);
    }

    /** It must not begin before the side is open. */
    static String disabled(TableName name, String ddl) {
        int from =
                ddl.indexOf(Sql.quote(name.table())) + Sql.quote(name.table()).length();
        Matcher status = STATUS.matcher(ddl);
        if (!status.find(from)) {
            throw new SeraiException(
                    "EVENT_UNREADABLE",
                    "The statement of event " + name + " has no status where it is expected: " + ddl,
                    "Make the event by hand and begin with \"objects\": {\"event " + name + "\": \"done\"}.");
        }
        return ddl.substring(0, status.start(2)) + "DISABLE" + ddl.substring(status.end(2));
    }

    private static ObjectItem sequence(Handover handover, TableName name, TableName target, boolean exists) {
        if (handover.opened().type() != ServerType.MARIADB) {
            return ObjectItem.of("sequence " + name, Side.OPENED)
                    .noting("Data source '" + handover.opened().name() + "' has no sequences.");
        }
        List<String> statements = new ArrayList<>();
        handover.on(handover.left(), "reading sequence " + name, c -> {
            if (!exists) {
                statements.add(Sql.rows(c, "reading sequence " + name, "SHOW CREATE SEQUENCE " + name.quoted())
                        .get(0)
                        .get("create table"));
            }
            String next = Sql.value(
                            c,
                            "reading the next value of sequence " + name,
                            "SELECT next_not_cached_value FROM " + name.quoted())
                    .orElseThrow();
            statements.add("SELECT SETVAL(" + target.quoted() + "," + next + ",0)");
            return null;
        });
        ObjectItem item = ObjectItem.of("sequence " + name, Side.OPENED, statements.toArray(String[]::new))
                .under(Surroundings.of(target.database()));
        return exists ? item : item.undoneBy("DROP SEQUENCE IF EXISTS " + target.quoted());
    }
}
