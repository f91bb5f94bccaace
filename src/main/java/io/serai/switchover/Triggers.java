package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.database.TriggerGuard;
import io.serai.datasource.DataSource;
import io.serai.project.Mapping;
import io.serai.switchover.ObjectItem.Progress;
import io.serai.switchover.ObjectItem.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The triggers of the migrated tables: made on the side that is opened, and guarded on both ({@link TriggerGuard}). */
final class Triggers {
    private static final String ALL =
            "SELECT trigger_schema AS d, trigger_name AS n, event_object_table AS t, action_timing AS w,"
                    + " event_manipulation AS e, action_statement AS s, definer AS u, sql_mode AS m,"
                    + " character_set_client AS c, collation_connection AS k FROM information_schema.triggers"
                    + " WHERE trigger_schema IN (%s) ORDER BY trigger_schema, event_object_table, action_timing,"
                    + " event_manipulation, action_order";

    private Triggers() {}

    /** A trigger, with the table that it is on. */
    private record Trigger(TableName name, TableName table, Map<String, String> row) {
        boolean isGuarded() {
            return TriggerGuard.isGuarded(row.get("s"));
        }

        String body() {
            return TriggerGuard.unguard(row.get("s"));
        }

        /** Those that act at the same moment are carried out in the order in which they were made. */
        String moment() {
            return table + " " + row.get("w") + " " + row.get("e");
        }

        String create(TableName as, TableName on) {
            return "CREATE DEFINER=" + Accounts.quoted(row.get("u")) + " TRIGGER " + as.quoted() + " " + row.get("w")
                    + " " + row.get("e") + " ON " + on.quoted() + " FOR EACH ROW " + TriggerGuard.guard(row.get("s"));
        }

        /** @param database that the table has on the side where it is made */
        Surroundings surroundings(String database) {
            return new Surroundings(database, row.get("m"), row.get("c"), row.get("k"), null);
        }
    }

    /** Those on the migrated tables. */
    private static List<Trigger> on(Handover handover, DataSource side, Function<Mapping, TableName> name) {
        Set<TableName> tables = handover.run().tables().stream().map(name).collect(Collectors.toSet());
        return near(handover, side, tables).stream()
                .filter(t -> tables.contains(t.table()))
                .toList();
    }

    /** All of the databases of some tables. */
    private static List<Trigger> near(Handover handover, DataSource side, Set<TableName> tables) {
        if (tables.isEmpty()) {
            return List.of();
        }
        String databases = tables.stream()
                .map(TableName::database)
                .distinct()
                .map(Sql::text)
                .collect(Collectors.joining(","));
        return handover
                .on(side, "listing triggers", c -> Sql.rows(c, "listing triggers", ALL.formatted(databases)))
                .stream()
                .map(row -> new Trigger(
                        new TableName(row.get("d"), row.get("n")), new TableName(row.get("d"), row.get("t")), row))
                .toList();
    }

    /** Those on either side that have the guard, for people. */
    static List<String> guarded(Handover handover) {
        List<String> guarded = new ArrayList<>();
        on(handover, handover.left(), Mapping::source).stream()
                .filter(Trigger::isGuarded)
                .forEach(t -> guarded.add(t.name() + " on '" + handover.left().name() + "'"));
        on(handover, handover.opened(), Mapping::target).stream()
                .filter(Trigger::isGuarded)
                .forEach(t -> guarded.add(t.name() + " on '" + handover.opened().name() + "'"));
        return guarded;
    }

    /** To be made on the side that is opened. */
    static List<ObjectItem> opened(Handover handover) {
        Map<TableName, TableName> tables =
                handover.run().tables().stream().collect(Collectors.toMap(Mapping::source, Mapping::target));
        Map<TableName, Trigger> there = new HashMap<>();
        near(handover, handover.opened(), Set.copyOf(tables.values())).forEach(t -> there.put(t.name(), t));
        List<ObjectItem> items = new ArrayList<>();
        for (Trigger trigger : on(handover, handover.left(), Mapping::source)) {
            TableName table = tables.get(trigger.table());
            TableName name = new TableName(table.database(), trigger.name().table());
            ObjectItem item = ObjectItem.of("trigger " + trigger.name(), Side.OPENED, trigger.create(name, table))
                    .under(trigger.surroundings(table.database()))
                    .undoneBy("DROP TRIGGER IF EXISTS " + name.quoted())
                    .noting(Accounts.missing(handover, trigger.row().get("u")))
                    .noting(Names.renamed(handover, trigger.body()));
            Trigger known = there.get(name);
            if (known != null && !known.table().equals(table)) {
                item = ObjectItem.of(item.id(), Side.OPENED)
                        .chosen(handover.options())
                        .noting("Table " + known.table() + " of data source '"
                                + handover.opened().name() + "' has a trigger of this name.");
            } else if (known != null) {
                item = item.now(Progress.EXISTING)
                        .noting(known.body().equals(trigger.body()) ? null : ObjectItem.OTHER_BODY);
            }
            items.add(item);
        }
        return items;
    }

    /**
     * To be guarded on the side that is left. Neither server can change a trigger, so it is dropped and made again; with it those that
     * act at the same moment, so that their order stays.
     */
    static List<ObjectItem> left(Handover handover) {
        List<Trigger> all = on(handover, handover.left(), Mapping::source);
        Set<String> moments =
                all.stream().filter(t -> !t.isGuarded()).map(Trigger::moment).collect(Collectors.toSet());
        return all.stream()
                .filter(t -> moments.contains(t.moment()))
                .map(t -> ObjectItem.of(
                                "guard " + t.name(),
                                Side.LEFT,
                                "DROP TRIGGER IF EXISTS " + t.name().quoted(),
                                t.create(t.name(), t.table()))
                        .under(t.surroundings(t.table().database())))
                .toList();
    }
}
