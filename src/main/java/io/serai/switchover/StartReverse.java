package io.serai.switchover;

import io.serai.database.TableName;
import io.serai.project.Links;
import java.util.List;

/**
 * Opens the other side for the business, then has the link back begin: what is left of the fence must let it write, and the triggers
 * of the side that is left must not fire for what it brings.
 */
final class StartReverse implements Substep {
    private final Links links;
    private final Fences fences;

    StartReverse(Links links, Fences fences) {
        this.links = links;
        this.fences = fences;
    }

    @Override
    public SubstepName name() {
        return SubstepName.START_REVERSE;
    }

    @Override
    public Plan plan(Handover handover) {
        String back = PrepareReverse.hasWayBack(handover)
                ? " The link back begins, and a canary row makes the way from '%s' to '%s'."
                        .formatted(handover.opened().name(), handover.left().name())
                : "";
        return new Plan(
                "Data source '%s' is open for business.%s"
                        .formatted(handover.opened().name(), back),
                PrepareReverse.hasWayBack(handover) ? GuardLeft.items(handover) : List.of(),
                0.1);
    }

    @Override
    public String carryOut(Handover handover) {
        open(handover);
        handover.journal().opened(handover.round());
        String fence = fences.yield(
                handover,
                handover.noted(SubstepName.STOP_SOURCE_WRITES, Stopped.class)
                        .orElseThrow()
                        .fence());
        if (fence != null) {
            handover.event(fence);
        }
        if (!PrepareReverse.hasWayBack(handover)) {
            return "data source '" + handover.opened().name() + "' is open; there is no way back";
        }
        guardLeft(handover);
        links.start(handover.run());
        return "data source '%s' is open; a canary row has come from there to '%s'"
                .formatted(handover.opened().name(), handover.left().name());
    }

    /** Lifts what an earlier round has left there, and lets the events run that ran on the other side. */
    static void open(Handover handover) {
        handover.before()
                .flatMap(r -> handover.noted(r, SubstepName.STOP_SOURCE_WRITES, Stopped.class))
                .ifPresent(before -> Fences.open(handover, handover.opened(), before.fence()));
        Events.enable(handover, handover.opened(), leftOutBefore(handover));
        Homes homes = Homes.of(
                handover,
                Events.of(handover, handover.opened(), Homes.opened(handover)).stream()
                        .map(e -> Homes.id("EVENT", e.name()))
                        .toList());
        List<TableName> events =
                handover.noted(SubstepName.STOP_SOURCE_WRITES, Stopped.class).orElseThrow().events().stream()
                        .filter(e -> handover.options().choice("event " + e) == SwitchOptions.Choice.RUN)
                        .map(e -> homes.of("EVENT", e))
                        .toList();
        Events.enable(handover, handover.opened(), events);
    }

    /** Events that ran there before an earlier round left that side, and that it did not take along. */
    private static List<TableName> leftOutBefore(Handover handover) {
        return handover.before()
                .map(before -> handover.noted(before, SubstepName.STOP_SOURCE_WRITES, Stopped.class).stream()
                        .flatMap(stopped -> stopped.events().stream())
                        .filter(e -> before.options().choice("event " + e) == SwitchOptions.Choice.SKIP)
                        .toList())
                .orElse(List.of());
    }

    private void guardLeft(Handover handover) {
        MoveObjects.make(
                handover, name(), new ObjectMaker(handover, handover.left(), null), () -> GuardLeft.items(handover));
    }
}
