package io.serai.switchover;

import io.serai.project.Link;

/** Waits until all that was written to the side that is left, up to the moment when writing stopped, has arrived. */
final class Drain implements Substep {
    private final Stillness stillness;

    Drain(Stillness stillness) {
        this.stillness = stillness;
    }

    @Override
    public SubstepName name() {
        return SubstepName.DRAIN;
    }

    @Override
    public Plan plan(Handover handover) {
        Link link = handover.run().link();
        double lag = link == null ? 0 : link.lagSeconds().orElse(0.0);
        double seconds =
                link == null ? 0 : Math.max(lag, link.remainingSeconds().orElse(0.0));
        return new Plan(
                "Waits until the link has applied everything; it is %.1f s behind. After %d s all is undone."
                        .formatted(lag, handover.options().drainTimeoutSeconds()),
                java.util.List.of(),
                seconds + 0.1);
    }

    @Override
    public String carryOut(Handover handover) {
        Look look = stillness.look(handover, handover.deadline());
        handover.note(name(), look);
        return "applied up to " + look.end();
    }
}
