package io.serai.switchover;

import java.util.List;

/** The triggers of the side that is left are guarded once the link back is about to write there. */
final class GuardLeft {
    private GuardLeft() {}

    static List<ObjectItem> items(Handover handover) {
        return Triggers.left(handover).stream()
                .map(i -> i.chosen(handover.options()).noting("When the link back starts."))
                .toList();
    }
}
