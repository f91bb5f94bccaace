package io.serai.cdc;

import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a statement does to the tables of a project. Names are compared in any case: with lower_case_table_names a statement may
 * spell a table otherwise than its rows do.
 */
final class TableEffects {
    private final Map<TableName, TableName> spelled = new HashMap<>();
    private final Set<TableName> live;
    /** By name of the project: the table that has it after the statement, by its name before; empty for one that is not migrated. */
    private final Map<TableName, Optional<TableName>> holders = new HashMap<>();

    private final Set<TableName> named = new TreeSet<>();
    private final Set<TableName> altered = new TreeSet<>();
    private boolean empties;
    private boolean indexOnly;

    private TableEffects(Set<TableName> names, Set<TableName> live) {
        names.forEach(n -> spelled.put(lower(n), n));
        this.live = live;
        live.forEach(t -> holders.put(t, Optional.of(t)));
    }

    /**
     * @param names all names of the project, also those whose tables have left it
     * @param live the names whose tables are followed
     */
    static TableEffects of(Statements statement, Set<TableName> names, Set<TableName> live) {
        TableEffects effects = new TableEffects(names, live);
        effects.read(statement);
        return effects;
    }

    private void read(Statements statement) {
        List<TableName> touched = new ArrayList<>();
        statement.altered().forEach(n -> touched.add(name(n)));
        touched.stream().filter(live::contains).forEach(named::add);
        String dropped = statement.droppedDatabase();
        if (dropped != null) {
            live.stream().filter(t -> t.database().equalsIgnoreCase(dropped)).forEach(named::add);
            named.forEach(holders::remove);
        } else if (statement.is("drop") && !statement.is("drop", "index")) {
            touched.forEach(holders::remove);
        } else if (statement.is("truncate")) {
            empties = true;
        } else if (statement.createsTable()) {
            touched.forEach(n -> holders.put(n, Optional.empty()));
            statement.createdIfMissing().ifPresent(n -> holders.putIfAbsent(name(n), Optional.empty()));
        } else {
            indexOnly = !statement.is("alter");
            if (!statement.is("rename")) {
                altered.addAll(named);
            }
            statement.renames().forEach(r -> rename(name(r.from()), name(r.to())));
        }
    }

    private void rename(TableName from, TableName to) {
        Optional<TableName> held = holders.remove(from);
        holders.put(to, held == null ? Optional.empty() : held);
    }

    private TableName name(TableName written) {
        return spelled.getOrDefault(lower(written), written);
    }

    private static TableName lower(TableName name) {
        return new TableName(
                name.database().toLowerCase(Locale.ROOT), name.table().toLowerCase(Locale.ROOT));
    }

    /** Whether the statement does anything to a table that is followed, or gives a name of the project to a table. */
    boolean concern() {
        return !named.isEmpty() || !replaced().isEmpty();
    }

    /** Tables that are followed and that the statement names. */
    Set<TableName> named() {
        return named;
    }

    /** Whose structure or indexes the statement changes, by the name before it. */
    boolean alters(TableName before) {
        return altered.contains(before);
    }

    /** Whether an index is all that {@link #alters} is about. */
    boolean indexOnly() {
        return indexOnly;
    }

    /** Whether the statement removes rows and nothing else. */
    boolean empties() {
        return empties;
    }

    /** Names of the project that a table has after the statement which was not migrated. */
    Set<TableName> replaced() {
        Set<TableName> replaced = new TreeSet<>();
        spelled.values().stream().filter(n -> isForeign(n)).forEach(replaced::add);
        return replaced;
    }

    private boolean isForeign(TableName name) {
        Optional<TableName> holder = holders.get(name);
        return holder != null && holder.isEmpty();
    }

    /** Names whose tables are no longer followed after the statement. */
    Set<TableName> gone() {
        Set<TableName> gone = new TreeSet<>(live);
        gone.removeAll(holders.keySet());
        return gone;
    }

    /** The name before the statement of the migrated table that has this name after it; empty when there is none. */
    Optional<TableName> before(TableName after) {
        Optional<TableName> holder = holders.get(after);
        return holder == null ? Optional.empty() : holder;
    }

    /** Every name of the project. */
    Set<TableName> names() {
        return new TreeSet<>(spelled.values());
    }
}
