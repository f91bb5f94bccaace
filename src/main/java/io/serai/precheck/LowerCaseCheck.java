package io.serai.precheck;

import io.serai.database.TableName;
import io.serai.project.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names stay different, and stay what they are, under the target's lower_case_table_names. */
final class LowerCaseCheck implements Check {
    private static final String VARIABLE = "lower_case_table_names";

    @Override
    public CheckCode code() {
        return CheckCode.LOWER_CASE_TABLE_NAMES;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.PROJECT;
    }

    @Override
    public Finding look(Examination examination) {
        List<Mapping> all = Stream.concat(examination.run().tables().stream(), examination.run().views().stream())
                .toList();
        return judge(examination.source().number(VARIABLE), examination.target().number(VARIABLE), all);
    }

    /**
     * @param source 0 keeps names apart by case; 1 stores them in lower case; 2 stores them as written, and compares
     *     without case
     */
    static Finding judge(long source, long target, List<Mapping> all) {
        List<String> colliding = target == 0 ? List.of() : colliding(all);
        if (!colliding.isEmpty()) {
            return Finding.failed(
                    "The target has %s=%d, so names that differ by case only are one: %s."
                            .formatted(VARIABLE, target, Listing.of(colliding)),
                    "Rename all but one of them in objects.include (\"shop.Orders=shop.orders_2\").");
        }
        List<Mapping> upper = target == 1
                ? all.stream()
                        .filter(m -> !lower(m.target()).equals(m.target()))
                        .toList()
                : List.of();
        if (!upper.isEmpty()) {
            List<TableName> names = upper.stream().map(Mapping::target).toList();
            return Finding.failed(
                            "The target has %s=1 and would store in lower case what the project writes otherwise: %s."
                                    .formatted(VARIABLE, Listing.of(names)),
                            "Give them lower-case names in objects.include, as in \"%s=%s\"."
                                    .formatted(
                                            upper.get(0).source(),
                                            lower(upper.get(0).target())))
                    .about(names);
        }
        if (source != target) {
            return Finding.warning(
                    "%s is %d on the source and %d on the target; no name of the project suffers, but an application"
                                    .formatted(VARIABLE, source, target)
                            + " that writes names now in one case and now in another may find its tables on one side.",
                    "See that the application writes names as they are stored. The variable itself can only be chosen"
                            + " when a server is initialised.");
        }
        return Finding.passed("%s is %d on both sides.".formatted(VARIABLE, source));
    }

    private static List<String> colliding(List<Mapping> all) {
        Map<TableName, List<TableName>> byLower = all.stream()
                .map(Mapping::target)
                .distinct()
                .collect(Collectors.groupingBy(LowerCaseCheck::lower, TreeMap::new, Collectors.toList()));
        return byLower.values().stream()
                .filter(same -> same.size() > 1)
                .map(Listing::of)
                .toList();
    }

    private static TableName lower(TableName name) {
        return new TableName(
                name.database().toLowerCase(Locale.ROOT), name.table().toLowerCase(Locale.ROOT));
    }
}
