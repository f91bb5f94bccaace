package io.serai.switchover;

import io.serai.project.Links;
import io.serai.project.StepName;
import java.util.Optional;

/** Fixes where the link back begins, before anybody may write to the side that is opened, and shows that it can be read. */
final class PrepareReverse implements Substep {
    private final Links links;
    private final Fences fences;
    private final Stillness stillness;

    PrepareReverse(Links links, Fences fences, Stillness stillness) {
        this.links = links;
        this.fences = fences;
        this.stillness = stillness;
    }

    @Override
    public SubstepName name() {
        return SubstepName.PREPARE_REVERSE;
    }

    @Override
    public Optional<String> needless(Handover handover) {
        return hasWayBack(handover)
                ? Optional.empty()
                : Optional.of("the project has no step reverse-link: there is no way back");
    }

    static boolean hasWayBack(Handover handover) {
        return handover.run().definition().has(StepName.REVERSE_LINK);
    }

    @Override
    public Plan plan(Handover handover) {
        return new Plan(
                "Notes the end of the binlog of data source '%s' as the first position of the link back to '%s', and reads from there."
                        .formatted(handover.opened().name(), handover.left().name()),
                java.util.List.of(),
                0.3);
    }

    @Override
    public String carryOut(Handover handover) {
        Look drained = handover.noted(SubstepName.DRAIN, Look.class).orElseThrow();
        Fence fence = handover.noted(SubstepName.STOP_SOURCE_WRITES, Stopped.class)
                .orElseThrow()
                .fence();
        Links.First[] first = new Links.First[1];
        fences.lettingUsWrite(handover, fence, () -> first[0] = links.begin(handover.run()));
        links.tryToRead(handover.run());
        // What we have written ourselves has moved the binlog on, but no migrated table.
        stillness.prove(handover, drained, FinalVerification.isFenced(handover));
        handover.note(
                name(),
                new WayBack(
                        first[0].position(),
                        stillness.look(
                                handover,
                                java.time.Instant.now()
                                        .plusSeconds(handover.options().drainTimeoutSeconds()))));
        return "the link back begins at " + first[0].position();
    }

    @Override
    public void undo(Handover handover) {
        links.takeBack(handover.run());
    }
}
