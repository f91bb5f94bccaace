package io.serai.switchover;

import java.util.ArrayList;
import java.util.List;

/** Whether the objects of a round can be made, and whether the business can work with them. */
final class ObjectsCheck {
    private ObjectsCheck() {}

    static Check.Item item(Handover handover, List<ObjectItem> all) {
        List<String> impossible = all.stream()
                .filter(i -> i.progress() == ObjectItem.Progress.PENDING
                        && i.statements().isEmpty())
                .map(i -> i.id() + ": " + i.note())
                .toList();
        List<String> harmful = all.stream()
                .filter(i -> stopsWriters(i) && !handover.options().objects().containsKey(i.id()))
                .map(i -> i.id() + ": " + i.note() + " Then nobody can write to its table.")
                .toList();
        if (impossible.isEmpty() && !harmful.isEmpty()) {
            return new Check.Item(
                    "OBJECTS",
                    false,
                    Check.some(harmful),
                    "Create the definers there, with the privileges that they need; or begin with \"objects\": {\"<id>\":"
                            + " \"skip\"}, or with \"run\" to have them made nevertheless.");
        }
        List<String> warnings = new ArrayList<>();
        if (all.stream().anyMatch(i -> i.id().startsWith("event ") && i.choice() != SwitchOptions.Choice.SKIP)) {
            Events.schedulers(handover).ifPresent(warnings::add);
        }
        all.stream()
                .filter(i ->
                        Accounts.isMissing(i) || i.note() != null && i.note().contains(ObjectItem.OTHER_BODY))
                .forEach(i -> warnings.add(i.id() + ": " + i.note()));
        String detail = impossible.isEmpty()
                ? all.size() + " objects." + (warnings.isEmpty() ? "" : " " + Check.some(warnings))
                : Check.some(impossible);
        return new Check.Item(
                "OBJECTS",
                impossible.isEmpty(),
                detail,
                "Begin with \"objects\": {\"<id>\": \"skip\"}, or make them by hand and say \"done\".");
    }

    /** A trigger whose definer is not there fails with every statement that fires it. */
    private static boolean stopsWriters(ObjectItem item) {
        return item.id().startsWith("trigger ")
                && item.progress() == ObjectItem.Progress.PENDING
                && Accounts.isMissing(item);
    }
}
