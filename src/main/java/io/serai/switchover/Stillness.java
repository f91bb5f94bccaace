package io.serai.switchover;

import io.serai.database.Binlog;
import io.serai.database.Position;
import io.serai.error.SeraiException;
import io.serai.project.Link;
import io.serai.project.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Proves that nobody changes the migrated tables of the side that is left. Its binlog says so when it does not grow; where it does,
 * the link has read what came, and has counted the changes of the migrated tables.
 */
final class Stillness {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration LOOKING = Duration.ofSeconds(2);
    private static final Duration LEAST_QUIET = Duration.ofMillis(500);

    /** The end of the binlog of the side that is left. */
    Position end(Handover handover) {
        return handover.on(
                handover.left(),
                "reading the end of the binlog of data source '"
                        + handover.left().name() + "'",
                c -> Binlog.end(c, handover.left().type()));
    }

    /** Whether nobody but the link has written to the side that is opened; who looks there is given a moment to come to the end. */
    boolean isLinkAlone(Handover handover) {
        Link link = handover.run().link();
        if (link == null) {
            return false;
        }
        Position end = handover.on(
                handover.opened(),
                "reading the end of the binlog of data source '"
                        + handover.opened().name() + "'",
                c -> Binlog.end(c, handover.opened().type()));
        Instant last = Instant.now().plus(LOOKING);
        while (!link.isAlone(end)) {
            if (Instant.now().isAfter(last)) {
                return false;
            }
            handover.pause(POLL);
        }
        return true;
    }

    /**
     * Returns when everything before the position is on the side that is opened.
     *
     * @throws SeraiException {@code DRAIN_TIMEOUT}
     */
    void await(Handover handover, Position position, Instant deadline) {
        while (true) {
            Link link = handover.run().link();
            if (link != null && link.applied().map(a -> a.reaches(position)).orElse(false)) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new SeraiException(
                        "DRAIN_TIMEOUT",
                        "After %d s without writes the link is at %s and has not reached %s."
                                .formatted(
                                        handover.options().drainTimeoutSeconds(),
                                        link == null
                                                ? "no position"
                                                : link.applied()
                                                        .map(Position::toString)
                                                        .orElse("no position"),
                                        position),
                        "See the lag of the link and what holds it up; begin again when it is small, or with a greater"
                                + " drainTimeoutSeconds.");
            }
            handover.pause(POLL);
        }
    }

    /**
     * Waits until the link has applied all there is, and notes where that was.
     *
     * @throws SeraiException {@code DRAIN_TIMEOUT}
     */
    Look look(Handover handover, Instant deadline) {
        Position end = end(handover);
        await(handover, end, deadline);
        return new Look(end, changes(handover), handover.run().owner());
    }

    private static Map<String, Long> changes(Handover handover) {
        Map<String, Long> changes = new TreeMap<>();
        for (Mapping table : handover.run().tables()) {
            changes.put(
                    table.source().toString(),
                    handover.run().table(table.source()).changes());
        }
        return changes;
    }

    /**
     * Waits for the quiet time and looks whether anybody writes in it.
     *
     * @throws SeraiException {@code WRITES_CONTINUE} with the tables
     */
    void proveQuiet(Handover handover, Duration quiet) {
        Position before = end(handover);
        if (!quiet.isZero()) {
            handover.pause(quiet);
        }
        if (!end(handover).equals(before)) {
            Look look = look(handover, handover.deadline());
            handover.pause(quiet.compareTo(LEAST_QUIET) < 0 ? LEAST_QUIET : quiet);
            prove(handover, look, false);
        }
    }

    /**
     * Looks whether a migrated table has changed since.
     *
     * @param fenced the server itself has refused all writes since
     * @throws SeraiException {@code WRITES_CONTINUE} with the tables, or {@code WRITES_UNKNOWN} where it can not be told
     */
    void prove(Handover handover, Look since, boolean fenced) {
        if (end(handover).equals(since.end())) {
            return;
        }
        if (!since.owner().equals(handover.run().owner())) {
            if (fenced) {
                return;
            }
            throw new SeraiException(
                    "WRITES_UNKNOWN",
                    "The runtime was started again, and data source '%s' has been written to since %s; whether migrated tables were"
                                    .formatted(handover.left().name(), since.end())
                            + " among it can not be told.",
                    "Begin again; with \"fence\" the server itself refuses writes.");
        }
        look(handover, Instant.now().plusSeconds(handover.options().drainTimeoutSeconds()));
        List<String> changed = changed(handover, since);
        if (!changed.isEmpty()) {
            throw new SeraiException(
                    "WRITES_CONTINUE",
                    "Somebody still writes to data source '%s': %s."
                            .formatted(handover.left().name(), String.join(", ", changed)),
                    "Stop whatever writes there (SHOW PROCESSLIST names its sessions), or begin again with \"fence\".");
        }
    }

    /** The migrated tables that the link has changed since, each with how many rows; none where another runtime has looked. */
    List<String> changed(Handover handover, Look since) {
        if (!since.owner().equals(handover.run().owner())) {
            return List.of();
        }
        return changes(handover).entrySet().stream()
                .filter(e -> !e.getValue().equals(since.changes().getOrDefault(e.getKey(), 0L)))
                .map(e -> e.getKey() + " (" + (e.getValue() - since.changes().getOrDefault(e.getKey(), 0L)) + " rows)")
                .toList();
    }
}
