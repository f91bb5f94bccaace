package io.serai.switchover;

import io.serai.database.TableName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where routines, events and sequences of the side that is left belong on the side that is opened. Their databases follow the tables,
 * and those of one database may go to several, as on the way back from one that took in two: there an object belongs where it is
 * already, and a new one goes with the first table.
 */
final class Homes {
    private final Map<String, Set<String>> databases = new LinkedHashMap<>();
    private final Set<String> there = new LinkedHashSet<>();

    private Homes(Handover handover) {
        handover.run().progress().forEach(p -> databases
                .computeIfAbsent(p.mapping().source().database(), d -> new LinkedHashSet<>())
                .add(p.mapping().target().database()));
    }

    /**
     * @param there ids of the objects of the side that is opened, as {@link #id} makes them; what the round before has left out
     *     there has stayed behind, and is not the one that comes back
     */
    static Homes of(Handover handover, Collection<String> there) {
        Homes homes = new Homes(handover);
        Optional<SwitchOptions> before = handover.before().map(Round::options);
        there.stream()
                .filter(id -> before.map(o -> o.choice(id) != SwitchOptions.Choice.SKIP)
                        .orElse(true))
                .forEach(homes.there::add);
        return homes;
    }

    static String id(String kind, TableName name) {
        return kind.toLowerCase(Locale.ROOT) + " " + name;
    }

    /** Databases of the side that is left. */
    static Set<String> left(Handover handover) {
        return new Homes(handover).databases.keySet();
    }

    /** Databases of the side that is opened. */
    static Set<String> opened(Handover handover) {
        Set<String> all = new LinkedHashSet<>();
        new Homes(handover).databases.values().forEach(all::addAll);
        return all;
    }

    /** @param name on the side that is left, in one of the databases of the round */
    TableName of(String kind, TableName name) {
        List<TableName> possible = databases.get(name.database()).stream()
                .map(database -> new TableName(database, name.table()))
                .toList();
        return possible.stream()
                .filter(p -> there.contains(id(kind, p)))
                .findFirst()
                .orElse(possible.get(0));
    }
}
