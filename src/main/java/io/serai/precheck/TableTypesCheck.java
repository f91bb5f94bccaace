package io.serai.precheck;

import io.serai.database.TableName;
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
        if (!others.isEmpty()) {
            return Finding.warning(
                            leftOut,
                            "Make these on the target by hand at the switchover, a sequence with the source's next"
                                    + " value (SHOW CREATE SEQUENCE).")
                    .about(others);
        }
        return Finding.passed("The rules take tables and views only.");
    }
}
