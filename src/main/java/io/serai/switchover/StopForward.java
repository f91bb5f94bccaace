package io.serai.switchover;

import io.serai.database.Position;
import io.serai.database.Sql;
import io.serai.project.Links;
import java.util.List;

/** Ends the link that is left. From here on there is no undoing: what is written to the side that is left stays there. */
final class StopForward implements Substep {
    private final Links links;
    private final Fences fences;
    private final Stillness stillness;

    StopForward(Links links, Fences fences, Stillness stillness) {
        this.links = links;
        this.fences = fences;
        this.stillness = stillness;
    }

    @Override
    public SubstepName name() {
        return SubstepName.STOP_FORWARD;
    }

    @Override
    public Plan plan(Handover handover) {
        return new Plan(
                "Looks once more that nobody writes to data source '%s', and ends the link from there. Behind this point nothing is"
                                .formatted(handover.left().name())
                        + " undone; what is written there later is reported.",
                List.of(),
                0.2);
    }

    @Override
    public void require(Handover handover) {
        Fence fence = handover.noted(SubstepName.STOP_SOURCE_WRITES, Stopped.class)
                .orElseThrow()
                .fence();
        if (!fences.isInForce(handover, fence)) {
            throw new io.serai.error.SeraiException(
                    "FENCE_LOST",
                    "Writes to data source '%s' were stopped by %s, which is no longer in force."
                            .formatted(handover.left().name(), fence.kind().how()),
                    "See who has taken it away, then begin again.");
        }
        handover.on(
                handover.opened(),
                "looking whether data source '" + handover.opened().name() + "' can be opened",
                c -> Sql.value(c, "looking whether it answers", "SELECT 1"));
        stillness.prove(handover, lastLook(handover), fence.kind() != FenceKind.CONFIRMED);
    }

    @Override
    public String carryOut(Handover handover) {
        Position end = links.stop(handover.run());
        handover.note(name(), end);
        List<String> late = stillness.changed(handover, lastLook(handover));
        if (!late.isEmpty()) {
            handover.event(
                    "somebody wrote to data source '%s' until the link ended; it has arrived at the other side: %s"
                            .formatted(handover.left().name(), String.join(", ", late)));
        }
        return "the link has ended at " + end;
    }

    private static Look lastLook(Handover handover) {
        return handover.noted(SubstepName.PREPARE_REVERSE, WayBack.class)
                .map(WayBack::look)
                .or(() -> handover.noted(SubstepName.DRAIN, Look.class))
                .orElseThrow();
    }
}
