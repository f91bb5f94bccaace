package io.serai.precheck;

import java.time.Instant;
import java.util.List;

/**
 * What a precheck has found.
 *
 * @param passed whether no check has failed, but for those that the project skips
 */
public record Report(boolean passed, List<Item> items, Instant checkedAt) {
    public Report {
        items = List.copyOf(items);
    }

    static Report of(List<Item> items, Instant checkedAt) {
        return new Report(items.stream().noneMatch(Item::refuses), items, checkedAt);
    }

    /** The codes of the items that refuse the start, in the order of the report. */
    List<CheckCode> refusals() {
        return items.stream().filter(Item::refuses).map(Item::check).distinct().toList();
    }

    /** What the first of them has found; nothing when none refuses. */
    String firstRefusal() {
        return items.stream()
                .filter(Item::refuses)
                .findFirst()
                .map(Item::detail)
                .orElse("");
    }

    /** The codes of the items of a status, in the order of the report. */
    List<CheckCode> codes(Status status) {
        return items.stream()
                .filter(i -> i.status() == status)
                .map(Item::check)
                .distinct()
                .toList();
    }
}
