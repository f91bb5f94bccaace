package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.ServerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The rules take nothing but ordinary tables and views: of anything else neither history nor state could be
 * carried.
 */
final class TableTypesCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.TABLE_TYPES;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public Finding look(Examination examination) {
        Map<TableName, String> all = Examination.objects(
                examination.source(),
                new TreeSet<>(examination.definition().objects().databases()));
        List<TableName> versioned = new ArrayList<>();
        List<TableName> others = new ArrayList<>();
        all.forEach((name, type) -> {
            boolean ordinary = type.equals("BASE TABLE") || type.equals("VIEW");
            if (!ordinary && examination.definition().objects().target(name).isPresent()) {
                (type.equals("SYSTEM VERSIONED") ? versioned : others).add(name);
            }
        });
        String leftOut = others.isEmpty()
                ? ""
                : "What is neither table nor view is left out: %s (%s)."
                        .formatted(Listing.of(others), all.get(others.get(0)));
        if (!versioned.isEmpty()) {
            return Finding.failed(
                            "The history of %s can not be carried, so they would be left out: %s. %s"
                                    .formatted(
                                            Listing.count(
                                                    versioned, "system-versioned table", "system-versioned tables"),
                                            Listing.of(versioned),
                                            leftOut)
                                    .strip(),
                            "ALTER TABLE ... DROP SYSTEM VERSIONING on the source, or exclude them and bring them"
                                    + " over by other means (mariadb-dump --dump-history). Skip the check to leave"
                                    + " them out.")
                    .about(versioned);
        }
        List<TableName> periods = withoutOverlaps(examination);
        if (!periods.isEmpty()) {
            return Finding.failed(
                            "A key WITHOUT OVERLAPS can not be followed while rows are loaded (MariaDB takes no ON DUPLICATE KEY UPDATE"
                                    + " there): %s.".formatted(Listing.of(periods)),
                            "Exclude these tables, or make such keys ordinary ones on the source until the switchover.")
                    .about(periods);
        }
        if (!others.isEmpty()) {
            return Finding.warning(
                            leftOut,
                            "The step switchover makes sequences on a target of type mariadb, with the source's next value."
                                    + " Make everything else on the target by hand at the switchover.")
                    .about(others);
        }
        return Finding.passed("The rules take tables and views only.");
    }

    /** MariaDB tells of them since 11.4. */
    private static List<TableName> withoutOverlaps(Examination examination) {
        Server source = examination.source();
        if (source.type() != ServerType.MARIADB || !source.version().atLeast(11, 4)) {
            return List.of();
        }
        return Sql.rows(
                        source.connection(),
                        "looking for keys WITHOUT OVERLAPS",
                        "SELECT DISTINCT table_schema AS d, table_name AS t FROM information_schema.key_period_usage")
                .stream()
                .map(row -> new TableName(row.get("d"), row.get("t")))
                .filter(examination.sourceTables()::containsKey)
                .toList();
    }
}
