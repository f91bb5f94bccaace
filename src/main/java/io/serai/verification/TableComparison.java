package io.serai.verification;

import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.project.ChangedRows;
import io.serai.project.ChangedRows.Changed;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.verification.Comparison.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares one table: structure first, then rows in the way that its key allows, then suspects. */
final class TableComparison {
    private static final String CHANGED_ROWS = "rows changed since the last comparison, ";

    /** As if any row might have changed. */
    private static final Changed ALL = new Changed(true, null, List.of());

    private final Databases databases;
    private final Catalog catalog;
    private final StateStore store;
    private final ExecutorService threads;
    private final RangeSizes sizes;

    TableComparison(Databases databases, Catalog catalog, StateStore store, ExecutorService threads, RangeSizes sizes) {
        this.databases = databases;
        this.catalog = catalog;
        this.store = store;
        this.threads = threads;
        this.sizes = sizes;
    }

    /**
     * Compares a table from where an earlier run has stopped, and stores the verdict.
     *
     * @throws SeraiException {@code SOURCE_TABLE_MISSING}, {@code ROWS_KEEP_CHANGING}, or what a server says
     */
    Verdict compare(Run run, Mapping mapping) {
        Ledger ledger =
                new Ledger(store, run.project(), run.nameOnSource(mapping).toString());
        return compare(run, mapping, structures(run, List.of(mapping)).get(mapping), ledger, true)
                .verdict();
    }

    /**
     * What a comparison has come to.
     *
     * @param whole all rows have been compared
     */
    record Outcome(Verdict verdict, boolean whole) {}

    /** What a table looks like on both sides; empty where it is not. */
    record Structures(Optional<Table> source, Optional<Table> target) {}

    /** The structures of many tables at a time, read together. */
    Map<Mapping, Structures> structures(Run run, List<Mapping> mappings) {
        Map<TableName, Table> source =
                tables(run, Side.SOURCE, mappings.stream().map(Mapping::source).toList());
        Map<TableName, Table> target =
                tables(run, Side.TARGET, mappings.stream().map(Mapping::target).toList());
        return mappings.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        m -> new Structures(
                                Optional.ofNullable(source.get(m.source())),
                                Optional.ofNullable(target.get(m.target())))));
    }

    /**
     * The same for the rows that have changed; for all rows where the table's key does not tell which these are.
     *
     * @param ledger may be kept apart from the verification's
     * @param all rows, whether they have changed or not
     */
    Outcome compare(Run run, Mapping mapping, Structures structures, Ledger ledger, boolean all) {
        boolean partly = ledger.lastKey().isPresent() || ledger.isWalked();
        ChangedRows rows = run.table(mapping.source()).changedRows();
        try (ChangedRows.Look look = rows.look()) {
            // Asked for once the look has begun: what changes in between is in one of both.
            Changed changed = all ? ALL : rows.sinceEqual();
            Outcome outcome = outcome(run, mapping, structures, ledger, changed);
            if (outcome.verdict() != Verdict.EQUAL) {
                look.different();
            } else if (!partly) {
                // What has changed while an earlier run compared its part is not known.
                look.equal();
            }
            ledger.end(outcome.verdict());
            return outcome;
        }
    }

    private Outcome outcome(Run run, Mapping mapping, Structures structures, Ledger ledger, Changed changed) {
        ledger.begin(null, null);
        Table source = structures
                .source()
                .orElseThrow(() -> new SeraiException(
                        "SOURCE_TABLE_MISSING",
                        "Table " + mapping.source() + " is no longer on the source.",
                        "Create it again, then restore; or start a new project without it."));
        Optional<Table> target = structures.target();
        if (target.isEmpty()) {
            ledger.begin(null, "Table " + mapping.target() + " is not on the target.");
            return new Outcome(Verdict.MISSING, true);
        }
        boolean sameServers = run.source().type() == run.target().type();
        Alignment alignment = Alignment.of(source, target.get(), sameServers);
        boolean whole = changed.all()
                || alignment
                        .key()
                        .filter(k -> k.beginsWithNumber(changed.column()))
                        .isEmpty();
        ledger.begin((whole ? "" : CHANGED_ROWS) + alignment.method(), note(alignment));
        if (!alignment.columns().isEmpty()) {
            compareRows(new BothSides(run, databases, alignment, threads), ledger, whole ? ALL : changed);
        }
        boolean equal = ledger.differences() == 0 && alignment.missing().isEmpty();
        return new Outcome(equal ? Verdict.EQUAL : Verdict.DIFFERENT, whole);
    }

    private Map<TableName, Table> tables(Run run, Side side, List<TableName> names) {
        return BothSides.PATIENCE.with(run, () -> {
            try (Connection connection = databases.open(side.of(run), Session.PLAIN)) {
                return catalog.tables(connection, names);
            } catch (SQLException e) {
                throw SqlErrors.translate(e, "reading the structure of " + names.get(0));
            }
        });
    }

    private static String note(Alignment alignment) {
        StringBuilder note = new StringBuilder();
        if (!alignment.missing().isEmpty()) {
            note.append("Columns that the target lacks: ")
                    .append(names(alignment.missing()))
                    .append(". ");
        }
        if (!alignment.extra().isEmpty()) {
            note.append("Columns that only the target has, not compared: ")
                    .append(names(alignment.extra()))
                    .append('.');
        }
        return note.isEmpty() ? null : note.toString().strip();
    }

    private static String names(List<String> columns) {
        return String.join(", ", columns.stream().map(Sql::quote).toList());
    }

    private void compareRows(BothSides sides, Ledger ledger, Changed changed) {
        LinkWatch link = new LinkWatch(sides.run(), databases);
        Optional<ComparedKey> key = sides.alignment().key();
        if (key.isEmpty()) {
            new KeylessComparison(sides, link, new Snapshots(sides, link, databases), ledger).compare();
            return;
        }
        Suspects suspects = new Suspects(sides, link, ledger);
        if (!changed.all()) {
            new ChangedComparison(sides, ledger, suspects, sizes).compare(changed.ranges());
        } else if (key.get().isOrdered()) {
            new RangeComparison(sides, ledger, suspects, sizes).compare();
        } else {
            new WholeComparison(sides, ledger, suspects).compare();
        }
        int open = suspects.decideAll();
        if (open > 0 && !ledger.isFull()) {
            throw SecondLook.unsettled(sides.alignment().source().name().toString(), open);
        }
    }
}
