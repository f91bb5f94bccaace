package io.serai.cdc;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.database.TriggerGuard;
import io.serai.error.SeraiException;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.TableProgress;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the source's triggers have written arrives by itself, so a trigger of the target would do it a second time. The precheck has
 * looked for some; this looks for those that somebody makes while the project works. A guarded one ({@link TriggerGuard}) is let be.
 */
final class TargetTriggers {
    private static final String CODE = "TARGET_TRIGGERS";

    private TargetTriggers() {}

    /**
     * Does nothing when the project's option {@code skipChecks} names the precheck's item of this code.
     *
     * @throws SeraiException {@code TARGET_TRIGGERS} when a table of the project has a trigger on the target
     */
    static void refuse(Run run, Connection target) {
        if (run.definition().options().skipChecks().contains(CODE)) {
            return;
        }
        Set<TableName> tables = run.progress().stream()
                .map(TableProgress::mapping)
                .filter(m -> !m.view())
                .map(Mapping::target)
                .collect(Collectors.toSet());
        if (tables.isEmpty()) {
            return;
        }
        String databases = tables.stream()
                .map(TableName::database)
                .distinct()
                .map(Sql::text)
                .collect(Collectors.joining(","));
        List<String> triggers = Sql.rows(
                        target,
                        "looking for triggers of the target",
                        "SELECT event_object_schema AS d, event_object_table AS t, trigger_name AS n,"
                                + " action_statement AS a"
                                + " FROM information_schema.triggers WHERE event_object_schema IN ("
                                + databases + ")")
                .stream()
                .filter(row -> tables.contains(new TableName(row.get("d"), row.get("t"))))
                .filter(row -> !TriggerGuard.isGuarded(row.get("a")))
                .map(row -> row.get("n") + " on " + row.get("d") + "." + row.get("t"))
                .toList();
        if (!triggers.isEmpty()) {
            throw new SeraiException(
                    CODE,
                    "Somebody has made a trigger on the target, which fires for every row that arrives: "
                            + String.join(", ", triggers) + ".",
                    "DROP TRIGGER on the target, and make it again at the switchover. Take back what it has changed already (the"
                            + " verification finds it), then restore.");
        }
    }
}
