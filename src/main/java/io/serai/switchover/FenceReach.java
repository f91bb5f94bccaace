package io.serai.switchover;

import io.serai.database.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whom a fence concerns beside the project. */
final class FenceReach {
    private static final int MOST_NAMED = 5;
    private static final Set<String> NOT_OF_THE_BUSINESS =
            Set.of("information_schema", "mysql", "performance_schema", "sys", "serai");

    private FenceReach() {}

    /**
     * For people, who decide by it.
     *
     * @param neighbours other projects that live on the side that is left
     */
    static String of(Handover handover, FenceKind kind, List<String> neighbours) {
        if (kind.hasVariable()) {
            List<String> others = others(handover);
            return others.isEmpty()
                    ? ""
                    : " That holds for the whole server, and stays when it is left: for databases %s, too."
                            .formatted(some(others));
        }
        return kind == FenceKind.LOCKS && !neighbours.isEmpty()
                ? " Not by read_only, which would close the server for projects %s, too; nothing keeps writers out there once it is left."
                        .formatted(some(neighbours))
                : "";
    }

    private static List<String> others(Handover handover) {
        Set<String> migrated = Homes.left(handover);
        return handover
                .on(handover.left(), "listing databases", c -> Sql.rows(c, "listing databases", "SHOW DATABASES"))
                .stream()
                .map(row -> row.values().iterator().next())
                .filter(d -> !migrated.contains(d) && !NOT_OF_THE_BUSINESS.contains(d.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String some(List<String> all) {
        String shown = String.join(", ", all.subList(0, Math.min(MOST_NAMED, all.size())));
        return all.size() > MOST_NAMED ? shown + " and " + (all.size() - MOST_NAMED) + " more" : shown;
    }
}
