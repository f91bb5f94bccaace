package io.serai.precheck;

import io.serai.database.Column;
import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Columns that are there already hold every value that the source's columns can hold. */
final class TargetNarrowerCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.TARGET_COLUMNS_NARROWER;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public Set<Endpoint> needs() {
        return Set.of(Endpoint.SOURCE, Endpoint.TARGET);
    }

    @Override
    public Finding look(Examination examination) {
        List<String> narrower = new ArrayList<>();
        Set<TableName> tables = new TreeSet<>();
        for (Twin twin : examination.twins()) {
            for (Column column : twin.source().carried()) {
                twin.of(column)
                        .flatMap(other -> ColumnFit.misfit(column, other))
                        .ifPresent(misfit -> {
                            narrower.add("%s.%s %s".formatted(twin.source().name(), column.name(), misfit));
                            tables.add(twin.target().name());
                        });
            }
        }
        if (narrower.isEmpty()) {
            return Finding.passed("No column of the target is narrower than the source's.");
        }
        return Finding.failed(
                        "%s of the target can not hold every value of the source: %s."
                                .formatted(Listing.count(narrower, "column", "columns"), Listing.of(narrower)),
                        "ALTER TABLE ... MODIFY the target's columns to the source's type, or drop the tables and let"
                                + " the schema step make them. Skip the check only if no such value exists: one that"
                                + " does not fit stops its table.")
                .about(tables);
    }
}
