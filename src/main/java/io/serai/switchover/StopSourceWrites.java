package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees that nobody writes to the side that is left: raises a fence, or waits for a person who says that it is so. Then it looks
 * whether that is true.
 */
final class StopSourceWrites implements Substep {
    private final Fences fences;
    private final Stillness stillness;

    StopSourceWrites(Fences fences, Stillness stillness) {
        this.fences = fences;
        this.stillness = stillness;
    }

    @Override
    public SubstepName name() {
        return SubstepName.STOP_SOURCE_WRITES;
    }

    @Override
    public Plan plan(Handover handover) {
        Stopped would = new Stopped(fences.choose(handover), enabledEvents(handover));
        List<String> items = new ArrayList<>();
        would.events().forEach(e -> items.add("ALTER EVENT " + e.quoted() + " DISABLE"));
        items.add(
                would.fence().kind() == FenceKind.CONFIRMED
                        ? "wait for POST /api/projects/" + handover.run().project()
                                + "/switchover/stop-source-writes/confirm"
                        : would.fence().kind().how());
        return new Plan(
                "Stops the writes to data source '%s': %s."
                        .formatted(handover.left().name(), would.fence().kind().how()),
                items,
                0.1 + quiet(handover, would.fence()).toMillis() / 1000.0);
    }

    @Override
    public String carryOut(Handover handover) {
        Stopped stopped = handover.noted(name(), Stopped.class).orElseGet(() -> {
            Stopped now = new Stopped(fences.choose(handover), enabledEvents(handover));
            handover.note(name(), now);
            return now;
        });
        Fence fence = stopped.fence();
        if (fence.kind() == FenceKind.CONFIRMED) {
            awaitConfirmation(handover);
        }
        handover.journal().writesStopped(handover.round());
        Events.disable(handover, stopped.events());
        fences.raise(handover, fence);
        if (fence.kind() == FenceKind.CONFIRMED) {
            awaitOpenTransactions(handover);
        }
        XaWriters.await(handover, fence);
        stillness.proveQuiet(handover, quiet(handover, fence));
        return "data source '%s': %s"
                .formatted(handover.left().name(), fence.kind().how());
    }

    private static List<TableName> enabledEvents(Handover handover) {
        return Events.of(
                        handover,
                        handover.left(),
                        handover.run().progress().stream()
                                .map(p -> p.mapping().source().database())
                                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new)))
                .stream()
                .filter(Events.Event::enabled)
                .map(Events.Event::name)
                .toList();
    }

    private static Duration quiet(Handover handover, Fence fence) {
        Integer chosen = handover.options().quietSeconds();
        return Duration.ofSeconds(chosen != null ? chosen : fence.kind() == FenceKind.CONFIRMED ? 1 : 0);
    }

    private void awaitConfirmation(Handover handover) {
        Round round = handover.round();
        while (!handover.journal().substep(round, name()).confirmed()) {
            handover.journal().state(round, name(), SubstepState.WAITING);
            handover.pause();
        }
        handover.journal().state(round, name(), SubstepState.RUNNING);
    }

    /** A transaction that has changed rows before the writers were stopped may still be committed. */
    private static void awaitOpenTransactions(Handover handover) {
        Set<String> open = new HashSet<>(openTransactions(handover));
        Instant deadline = handover.deadline();
        while (!open.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new SeraiException(
                        "TRANSACTION_OPEN",
                        "Data source '%s' has transactions that have changed rows and are not committed, in sessions %s."
                                .formatted(handover.left().name(), open),
                        "Commit them, or end these sessions (KILL), then begin again.");
            }
            handover.pause();
            open.retainAll(openTransactions(handover));
        }
    }

    private static List<String> openTransactions(Handover handover) {
        return handover.on(handover.left(), "looking for open transactions", c -> openTransactions(handover, c));
    }

    private static List<String> openTransactions(Handover handover, Connection connection) {
        try {
            return Sql.rows(
                            connection,
                            "looking for open transactions",
                            "SELECT trx_mysql_thread_id AS id FROM information_schema.innodb_trx"
                                    + " WHERE trx_rows_modified > 0 AND trx_mysql_thread_id <> CONNECTION_ID()")
                    .stream()
                    .map(row -> row.get("id"))
                    .toList();
        } catch (SeraiException e) {
            if (e instanceof io.serai.error.TransientException) {
                throw e;
            }
            // Not every account may see them, and not every server has them.
            handover.event(
                    "it can not be told whether transactions are still open on data source '%s'; what they commit now is"
                                    .formatted(handover.left().name())
                            + " lost for the other side, and reported: " + e.getMessage());
            return List.of();
        }
    }

    @Override
    public void lookAgain(Handover handover) {
        Fence fence = handover.noted(name(), Stopped.class).orElseThrow().fence();
        if (!fences.isInForce(handover, fence)) {
            throw new SeraiException(
                    "FENCE_LOST",
                    "Writes to data source '%s' were stopped by %s, which is no longer in force."
                            .formatted(handover.left().name(), fence.kind().how()),
                    "Begin again. Locks are lost when the runtime ends, settings when the server does.");
        }
    }

    @Override
    public void undo(Handover handover) {
        handover.noted(name(), Stopped.class).ifPresent(stopped -> {
            fences.lower(handover, stopped.fence());
            Events.enable(handover, handover.left(), stopped.events());
        });
    }
}
