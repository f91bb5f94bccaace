package io.serai.precheck;

import io.serai.database.Column;
import io.serai.database.TableName;
import io.serai.project.Definition;
import io.serai.project.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The source's columns take what a reverse link brings: none may be missing there, and one that is narrower than the target's stops the
 * link at the first value that does not fit.
 */
final class ReverseColumnsCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.REVERSE_COLUMNS;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public Set<Endpoint> needs() {
        return Set.of(Endpoint.SOURCE, Endpoint.TARGET);
    }

    @Override
    public boolean concerns(Definition definition) {
        return definition.has(StepName.REVERSE_LINK);
    }

    @Override
    public Finding look(Examination examination) {
        List<String> missing = new ArrayList<>();
        List<String> narrower = new ArrayList<>();
        Set<TableName> tables = new TreeSet<>();
        for (Twin twin : examination.twins()) {
            TableName source = twin.source().name();
            for (Column extra : twin.extra()) {
                missing.add("%s has no column %s %s".formatted(source, extra.name(), extra.columnType()));
                tables.add(source);
            }
            for (Column column : twin.source().carried()) {
                twin.of(column)
                        .filter(other -> ColumnFit.misfit(other, column).isPresent())
                        .ifPresent(other -> narrower.add("%s.%s is %s, and %s on the target"
                                .formatted(source, column.name(), described(column), described(other))));
            }
        }
        if (!missing.isEmpty()) {
            return Finding.failed(
                            "The target's tables have columns that the source's have not, so the reverse link could not bring them back: %s."
                                    .formatted(Listing.of(missing)),
                            "ALTER TABLE ... ADD COLUMN on the source, or DROP COLUMN on the target; or leave out the step"
                                    + " reverse-link.")
                    .about(tables);
        }
        return narrower.isEmpty()
                ? Finding.passed("The source's columns take every value of the target's.")
                : Finding.warning(
                        "%s of the source can not hold every value of the target: %s. A value that does not fit stops the reverse link."
                                .formatted(Listing.count(narrower, "column", "columns"), Listing.of(narrower)),
                        "ALTER TABLE ... MODIFY the source's columns to the target's type before the switchover, or see that the"
                                + " business writes no such value.");
    }

    private static String described(Column column) {
        return column.columnType()
                + (column.charset() == null ? "" : " " + column.charset())
                + (column.nullable() ? "" : " NOT NULL");
    }
}
