package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Scheduled events: they write by themselves, so they run on one side only. */
final class Events {
    private Events() {}

    /** @param enabled whether the server carries it out */
    record Event(TableName name, boolean enabled) {}

    /** The events of databases; none where the server has no such thing, or the account may not see any. */
    static List<Event> of(Handover handover, DataSource side, Collection<String> databases) {
        if (databases.isEmpty()) {
            return List.of();
        }
        String list = databases.stream().map(Sql::text).collect(Collectors.joining(","));
        return handover.on(side, "listing events", c -> {
            try {
                return Sql.rows(
                                c,
                                "listing events",
                                "SELECT event_schema AS d, event_name AS n, status AS s FROM information_schema.events"
                                        + " WHERE event_schema IN (" + list + ") ORDER BY 1, 2")
                        .stream()
                        .map(row -> new Event(
                                new TableName(row.get("d"), row.get("n")), "ENABLED".equalsIgnoreCase(row.get("s"))))
                        .toList();
            } catch (TransientException e) {
                throw e;
            } catch (SeraiException e) {
                return List.of();
            }
        });
    }

    /**
     * What happens to events because the servers' schedulers are not set alike, for people; empty when they are.
     *
     * @param handover of a round that takes the events from the side that is left to the one that is opened
     */
    static Optional<String> schedulers(Handover handover) {
        boolean ran = runs(handover, handover.left());
        boolean will = runs(handover, handover.opened());
        if (ran == will) {
            return Optional.empty();
        }
        return Optional.of(
                ran
                        ? "Events run on data source '%s' and will not on '%s', where event_scheduler is not ON."
                                .formatted(
                                        handover.left().name(),
                                        handover.opened().name())
                        : "Events do not run on data source '%s', where event_scheduler is not ON, and will on '%s'."
                                .formatted(
                                        handover.left().name(),
                                        handover.opened().name()));
    }

    private static boolean runs(Handover handover, DataSource side) {
        return handover.on(side, "reading event_scheduler", c -> Sql.isOn(c, "event_scheduler"));
    }

    static void disable(Handover handover, List<TableName> events) {
        alter(handover, handover.left(), events, "DISABLE");
    }

    static void enable(Handover handover, DataSource side, List<TableName> events) {
        alter(handover, side, events, "ENABLE");
    }

    /** Those of these events that are there and are not carried out. */
    static List<TableName> disabled(Handover handover, DataSource side, List<TableName> events) {
        return of(handover, side, events.stream().map(TableName::database).collect(Collectors.toSet())).stream()
                .filter(e -> !e.enabled())
                .map(Event::name)
                .filter(events::contains)
                .toList();
    }

    private static void alter(Handover handover, DataSource side, List<TableName> events, String to) {
        if (events.isEmpty()) {
            return;
        }
        List<TableName> there =
                of(handover, side, events.stream().map(TableName::database).collect(Collectors.toSet())).stream()
                        .filter(e -> e.enabled() != to.equals("ENABLE"))
                        .map(Event::name)
                        .filter(events::contains)
                        .toList();
        if (!there.isEmpty()) {
            handover.change(
                    side,
                    "altering events",
                    c -> there.forEach(event ->
                            Sql.execute(c, "altering event " + event, "ALTER EVENT " + event.quoted() + " " + to)));
        }
    }
}
