package io.serai.precheck;

import io.serai.database.Column;
import io.serai.database.Sql;
import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tables that are there already have every column of the source's, and no other column that demands a value. */
final class TargetColumnsCheck implements Check {
    private record ColumnName(TableName table, String column) {}

    @Override
    public CheckCode code() {
        return CheckCode.TARGET_COLUMNS;
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
        List<Twin> twins = examination.twins();
        List<String> wrong = new ArrayList<>();
        Set<TableName> tables = new TreeSet<>();
        for (Twin twin : twins) {
            for (Column column : twin.source().carried()) {
                if (twin.of(column).isEmpty()) {
                    wrong.add("%s has no column %s %s"
                            .formatted(twin.target().name(), column.name(), column.columnType()));
                    tables.add(twin.target().name());
                }
            }
        }
        Set<ColumnName> demanding = demanding(examination.target(), twins);
        for (Twin twin : twins) {
            for (Column column : twin.extra()) {
                if (demanding.contains(new ColumnName(twin.target().name(), column.name()))) {
                    wrong.add("%s demands a value for its own column %s"
                            .formatted(twin.target().name(), column.name()));
                    tables.add(twin.target().name());
                }
            }
        }
        if (wrong.isEmpty()) {
            return Finding.passed(
                    twins.isEmpty()
                            ? "The target has none of the tables yet."
                            : "The columns of " + Listing.count(twins, "table", "tables")
                                    + " on the target take every value.");
        }
        return Finding.failed(
                        "Columns of the target's tables do not go with the source's: %s.".formatted(Listing.of(wrong)),
                        "ALTER TABLE ... ADD COLUMN what is missing, give a column of the target's own a DEFAULT, or"
                                + " drop the table and let the schema step make it.")
                .about(tables);
    }

    /** The target's own columns that are NOT NULL and have no default. */
    private static Set<ColumnName> demanding(Server target, List<Twin> twins) {
        Set<String> databases = new TreeSet<>();
        twins.stream()
                .filter(t -> t.extra().stream().anyMatch(c -> !c.nullable() && !c.autoIncrement()))
                .forEach(t -> databases.add(t.target().name().database()));
        Set<ColumnName> demanding = new HashSet<>();
        for (String database : databases) {
            Sql.rows(
                            target.connection(),
                            "reading the defaults of " + database,
                            "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE"
                                    + " table_schema="
                                    + Sql.text(database)
                                    + " AND is_nullable='NO' AND column_default IS NULL"
                                    + " AND extra NOT LIKE '%auto_increment%'")
                    .forEach(row -> demanding.add(new ColumnName(new TableName(database, row.get("t")), row.get("c"))));
        }
        return demanding;
    }
}
