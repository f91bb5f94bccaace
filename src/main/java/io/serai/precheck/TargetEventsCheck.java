package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.project.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** No event of the target's own writes into the project's databases while rows arrive there. */
final class TargetEventsCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.TARGET_EVENTS;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public Finding look(Examination examination) {
        Server target = examination.target();
        if (!target.isOn("event_scheduler")) {
            return Finding.passed("The target's event scheduler is off.");
        }
        Set<String> databases = examination.run().tables().stream()
                .map(Mapping::target)
                .map(t -> t.database())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> events = new ArrayList<>();
        for (String database : databases) {
            Sql.rows(
                            target.connection(),
                            "listing the events of " + database,
                            "SELECT event_name AS n FROM information_schema.events WHERE status='ENABLED'"
                                    + " AND event_schema=" + Sql.text(database))
                    .forEach(row -> events.add(database + "." + row.get("n")));
        }
        return events.isEmpty()
                ? Finding.passed("No event is enabled in the target's databases.")
                : Finding.warning(
                                "Events are enabled on the target and may change rows that have just arrived: %s."
                                        .formatted(Listing.of(events)),
                                "ALTER EVENT %s DISABLE; likewise for the others, until the switchover."
                                        .formatted(Sql.quote(events.get(0)).replace(".", "`.`")))
                        .about(events);
    }
}
