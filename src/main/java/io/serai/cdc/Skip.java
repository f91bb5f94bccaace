package io.serai.cdc;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.fault.FailPoint;
import io.serai.project.Displaced;
import io.serai.project.Lease;
import io.serai.project.LinkStore;
import io.serai.project.LinkStore.Checkpoint;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes a link past one statement that the user has carried out on the target himself: the position behind it and the structure of
 * the tables from there on are stored together. A statement is told by its GTID, or by its place where there are none, so another
 * one is never skipped in its stead, however often the link begins anew.
 */
final class Skip {
    private final Run run;
    private final Databases databases;
    private final Catalog catalog;

    Skip(Run run, Databases databases, Catalog catalog) {
        this.run = run;
        this.databases = databases;
        this.catalog = catalog;
    }

    /**
     * @param checkpoint right before the statement
     * @throws SeraiException when the structure after the statement can not be told; nothing has changed then
     */
    void pass(StatementStop stop, Checkpoint checkpoint) {
        try (Connection source = databases.open(run.source(), Session.PLAIN);
                Connection target = databases.open(run.target(), Session.WRITE)) {
            TableEffects effects = stop.effects();
            Map<TableName, TableName> mapped = Canary.followed(run, checkpoint);
            Map<TableName, Table> onSource = catalog.tables(source, mapped.keySet());
            Map<TableName, Table> onTarget = catalog.tables(target, mapped.values());
            Map<TableName, Table> before = byName(checkpoint.tables());
            Map<TableName, Table> after = new TreeMap<>();
            for (TableName name : effects.names()) {
                Witnesses witnesses = new Witnesses(name, onSource.get(name), onTarget.get(mapped.get(name)));
                if (effects.replaced().contains(name)) {
                    after.put(name, witnesses.asNow());
                } else if (effects.before(name).isPresent()) {
                    TableName old = effects.before(name).get();
                    after.put(name, structure(witnesses, before.get(old), stop));
                    requireKey(before.get(old), after.get(name), checkpoint.strict(), stop);
                }
            }
            store(target, stop, List.copyOf(after.values()), mapped, checkpoint.strict());
            told(stop);
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "going past the statement at " + stop.at());
        }
    }

    private static Table structure(Witnesses witnesses, Table before, StatementStop stop) {
        if (!stop.effects().alters(before.name())) {
            return witnesses.same(before);
        }
        return stop.effects().indexOnly() ? witnesses.indexed(before) : witnesses.altered(before, stop.sql());
    }

    private static Map<TableName, Table> byName(Collection<Table> tables) {
        return tables.stream().collect(Collectors.toMap(Table::name, t -> t));
    }

    /** Rows that were read at different moments can be brought to the same state by their key only. */
    private static void requireKey(Table before, Table after, boolean strict, StatementStop stop) {
        if (!strict && before.rowKey().isPresent() && after.rowKey().isEmpty()) {
            throw new SeraiException(
                    "DDL_DURING_LOAD",
                    "Table %s has lost its key while changes meet rows that were loaded later than they were made, at %s: %s"
                            .formatted(after.name(), stop.at(), stop.sql()),
                    Remedies.of("DDL_DURING_LOAD"));
        }
    }

    private void store(
            Connection target, StatementStop stop, List<Table> tables, Map<TableName, TableName> mapped, boolean strict)
            throws SQLException {
        target.setAutoCommit(false);
        try {
            Lease.hold(target, run);
            LinkStore.pass(target, run.project(), run.direction().link(), stop.after(), tables);
            if (!strict) {
                for (TableName name : withOtherRows(stop.effects())) {
                    Displaced.forget(target, run.project(), mapped.get(name));
                }
            }
            FailPoint.SKIP.before();
            target.commit();
            FailPoint.SKIP.after();
        } catch (SQLException | RuntimeException e) {
            target.rollback();
            throw e;
        } finally {
            target.setAutoCommit(true);
        }
    }

    /** Tables whose rows of before nobody waits for any more. */
    private static Set<TableName> withOtherRows(TableEffects effects) {
        Set<TableName> tables = new TreeSet<>(effects.gone());
        tables.addAll(effects.replaced());
        if (effects.empties()) {
            tables.addAll(effects.named());
        }
        return tables;
    }

    private void told(StatementStop stop) {
        run.event(run.direction().step().id() + " went past the statement at " + stop.at() + ": " + stop.sql());
        for (TableName gone : stop.effects().gone()) {
            run.event(run.direction().step().id() + ": table " + gone + " has left the project with the statement at "
                    + stop.at());
        }
        for (TableName name : stop.effects().replaced()) {
            run.event(run.direction().step().id() + ": from the statement at " + stop.at()
                    + " on, another table of the name " + name
                    + " is followed, whose rows were not migrated; verify it");
        }
    }
}
