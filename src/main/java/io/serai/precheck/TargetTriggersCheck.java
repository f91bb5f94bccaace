package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.database.TriggerGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * No trigger of the target would do its work a second time: what the source's triggers have written arrives by
 * itself.
 */
final class TargetTriggersCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.TARGET_TRIGGERS;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public Finding look(Examination examination) {
        Set<TableName> there = examination.targetTables().keySet();
        List<String> triggers = new ArrayList<>();
        Set<TableName> tables = new TreeSet<>();
        for (String database : databases(there)) {
            Sql.rows(
                            examination.target().connection(),
                            "listing the triggers of " + database,
                            "SELECT trigger_name AS n, event_object_table AS t,"
                                    + " action_statement AS a FROM information_schema.triggers"
                                    + " WHERE event_object_schema=" + Sql.text(database))
                    .forEach(row -> {
                        TableName table = new TableName(database, row.get("t"));
                        if (there.contains(table) && !TriggerGuard.isGuarded(row.get("a"))) {
                            triggers.add("%s on %s".formatted(row.get("n"), table));
                            tables.add(table);
                        }
                    });
        }
        if (!triggers.isEmpty()) {
            return Finding.failed(
                            "Tables of the target have triggers, which would fire for every row that arrives: %s."
                                    .formatted(Listing.of(triggers)),
                            "DROP TRIGGER ... on the target; make it again at the switchover (SHOW CREATE TRIGGER).")
                    .about(tables);
        }
        return unseen(examination.target().grants(), there);
    }

    /** Triggers are shown only to those who may make some. */
    private static Finding unseen(Grants grants, Set<TableName> there) {
        List<TableName> unseen =
                there.stream().filter(t -> !grants.allows(Set.of("TRIGGER"), t)).toList();
        if (unseen.isEmpty()) {
            return Finding.passed("No table of the target has a trigger.");
        }
        return Finding.warning(
                "The account may not see whether these tables of the target have triggers, which would fire for every"
                        + " row that arrives: %s.".formatted(Listing.of(unseen)),
                Need.statements(
                                unseen.stream()
                                        .map(t -> Need.onDatabase(t.database(), "TRIGGER"))
                                        .toList(),
                                grants.account())
                        + " Or make sure that there is none.");
    }

    private static Set<String> databases(Set<TableName> tables) {
        return tables.stream().map(TableName::database).collect(Collectors.toCollection(TreeSet::new));
    }
}
