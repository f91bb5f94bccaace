package io.serai.switchover;

import io.serai.project.Definition;
import io.serai.project.Direction;
import io.serai.project.StepName;

/** What a substep leaves behind if it stops in the middle, and who takes it away: for the person who looks at it then. */
final class IfItStops {
    private static final String AGAIN =
            "It is tried again for about ten minutes, then the project is FAILED, and restore goes on. Nothing is undone.";

    private IfItStops() {}

    static String text(SubstepName substep, Definition project, Direction direction, SwitchOptions options) {
        boolean there = direction == Direction.FORWARD;
        String left = "'" + (there ? project.source() : project.target()) + "'";
        String opened = "'" + (there ? project.target() : project.source()) + "'";
        boolean back = project.has(StepName.REVERSE_LINK);
        return switch (substep) {
            case CHECK -> "Nothing: it only looks.";
            case STOP_SOURCE_WRITES ->
                options.fence()
                        ? "%s takes no writes, and its events are disabled. The undoing opens it and enables them."
                                .formatted(left)
                        : "Events of %s are disabled; Serai keeps nobody from writing there. The undoing enables them."
                                .formatted(left);
            case DRAIN -> "Nothing of its own. Writes to %s stay stopped until all is undone.".formatted(left);
            case FINAL_VERIFICATION ->
                "Results of tables, which are not compared again when it goes on. Writes to %s stay stopped until all is undone."
                        .formatted(left);
            case PREPARE_REVERSE ->
                back
                        ? "The first checkpoint of the link back in serai.link of %s; the undoing removes it."
                                .formatted(left)
                        : "Nothing: the project has no way back.";
            case OBJECTS ->
                "Objects on %s: those of 'data' whose progress is MADE. The undoing drops them; raised counters stay, and do no harm."
                        .formatted(opened);
            case STOP_FORWARD -> "Nobody is to write to either side, and no link runs. " + AGAIN;
            case START_REVERSE ->
                "Before openedAt is set nobody is to write to either side; then %s is open%s. "
                                .formatted(
                                        opened,
                                        back ? ", and what is written there waits in its binlog for the link back" : "")
                        + AGAIN;
        };
    }
}
