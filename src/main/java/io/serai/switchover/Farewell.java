package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.error.Failure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The end of a project that has been switched over: one side is open when it is gone, and what stays on the servers is said, with the
 * statements that take it away.
 */
final class Farewell {
    private final Fences fences;

    Farewell(Fences fences) {
        this.fences = fences;
    }

    /** Ends a round behind the point of no return: nobody else would open the other side later. */
    void open(Handover handover) {
        Fence fence = stopped(handover).fence();
        String side = handover.opened().name();
        handover.journal().end(handover.round(), RoundState.ABANDONED);
        attempt(
                handover,
                "data source '" + side + "' could not be opened; SET GLOBAL read_only=OFF there, and enable its events",
                () -> {
                    StartReverse.open(handover);
                    handover.journal().opened(handover.round());
                });
        attempt(
                handover,
                "the fence of data source '" + handover.left().name() + "' could not be taken down; SET GLOBAL"
                        + (fence.kind() == FenceKind.SUPER_READ_ONLY ? " super_read_only=OFF" : " read_only=OFF")
                        + " there when it is to be written",
                () -> fences.yield(handover, fence));
        handover.event("released behind the point of no return: the business belongs to data source '" + side
                + "', and no link follows from there");
    }

    /** Names what a round has left on the side that was left. */
    void tell(Handover handover) {
        Stopped stopped = stopped(handover);
        DataSource left = handover.left();
        attempt(handover, "it can not be told what stays on data source '" + left.name() + "'", () -> {
            if (stopped.fence().kind().hasVariable()
                    && handover.on(left, "looking at read_only", c -> Sql.isOn(c, "read_only"))) {
                handover.event("read_only=ON stays on data source '" + left.name()
                        + "', so that nobody goes on writing to the old side; "
                        + FenceVariable.off(handover, left, "read_only")
                        + " takes it away");
            }
            List<TableName> disabled = Events.disabled(handover, left, stopped.events());
            if (!disabled.isEmpty()) {
                handover.event("events stay disabled on data source '%s', where they ran before: %s"
                        .formatted(
                                left.name(),
                                disabled.stream()
                                        .map(e -> "ALTER EVENT " + e.quoted() + " ENABLE")
                                        .collect(Collectors.joining("; "))));
            }
            List<String> guarded = Triggers.guarded(handover);
            if (!guarded.isEmpty()) {
                handover.event("triggers keep their guard, under which they act for everybody now: "
                        + String.join(", ", guarded));
            }
        });
    }

    private static Stopped stopped(Handover handover) {
        return handover.noted(SubstepName.STOP_SOURCE_WRITES, Stopped.class).orElseThrow();
    }

    private static void attempt(Handover handover, String otherwise, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            handover.event(otherwise + ": " + Failure.of(e).detail());
        }
    }
}
