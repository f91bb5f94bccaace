package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.project.Definition;
import io.serai.project.StepName;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables hold no rows before the load. Once the load of this very project has begun, which its checkpoints on the
 * target tell, rows are what one expects.
 */
final class TargetTablesEmptyCheck implements Check {
    private static final TableName CHECKPOINTS = new TableName(TargetNeeds.HELPER_DATABASE, "chunk");
    /** Tables in one statement. */
    private static final int BATCH = 100;

    @Override
    public CheckCode code() {
        return CheckCode.TARGET_TABLES_EMPTY;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public boolean concerns(Definition definition) {
        return definition.has(StepName.FULL_LOAD);
    }

    @Override
    public Finding look(Examination examination) {
        if (hasBegun(examination)) {
            return Finding.passed("The load of this project has begun; it goes on where it stopped.");
        }
        List<TableName> there = List.copyOf(examination.targetTables().keySet());
        List<TableName> filled = new ArrayList<>();
        for (int from = 0; from < there.size(); from += BATCH) {
            examination.run().proceed();
            filled.addAll(filled(
                    examination.target().connection(), there.subList(from, Math.min(there.size(), from + BATCH))));
        }
        if (filled.isEmpty()) {
            return Finding.passed(
                    there.isEmpty()
                            ? "The target has none of the tables yet."
                            : Listing.count(there, "table is", "tables are") + " there already, without rows.");
        }
        return Finding.failed(
                        "%s rows on the target before the load (options.targetNotEmpty=stop): %s."
                                .formatted(Listing.count(filled, "table holds", "tables hold"), Listing.of(filled)),
                        "If nobody needs these rows: TRUNCATE TABLE %s; likewise for the others. Otherwise rename in"
                                        .formatted(filled.get(0).quoted())
                                + " objects.include, as in \"shop.*=shop_new.*\".")
                .about(filled);
    }

    private static boolean hasBegun(Examination examination) {
        return Examination.objects(examination.target(), Set.of(TargetNeeds.HELPER_DATABASE))
                        .containsKey(CHECKPOINTS)
                && Sql.value(
                                examination.target().connection(),
                                "looking for checkpoints of the load",
                                "SELECT 1 FROM " + CHECKPOINTS.quoted() + " WHERE project="
                                        + Sql.text(examination.run().project()) + " LIMIT 1")
                        .isPresent();
    }

    private static List<TableName> filled(Connection target, List<TableName> tables) {
        String sql = tables.stream()
                .map(t -> "SELECT " + Sql.text(t.database()) + " AS d, " + Sql.text(t.table())
                        + " AS t FROM DUAL WHERE EXISTS (SELECT 1 FROM " + t.quoted() + ")")
                .collect(Collectors.joining(" UNION ALL "));
        return Sql.rows(target, "looking for rows in the target's tables", sql).stream()
                .map(row -> new TableName(row.get("d"), row.get("t")))
                .toList();
    }
}
