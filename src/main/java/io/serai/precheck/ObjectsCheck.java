package io.serai.precheck;

import io.serai.database.TableName;
import io.serai.project.Mapping;
import io.serai.project.ObjectRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules take something, each of them, and all that was taken when the project started is still there. */
final class ObjectsCheck implements Check {
    private static final String CASE =
            " Names are compared as they are written, also in upper and lower case, and an account sees only what it"
                    + " has a privilege on.";

    @Override
    public CheckCode code() {
        return CheckCode.OBJECTS;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public Set<Endpoint> needs() {
        return EnumSet.of(Endpoint.SOURCE);
    }

    @Override
    public Finding look(Examination examination) {
        ObjectRules rules = examination.definition().objects();
        List<Mapping> all = Stream.concat(examination.run().tables().stream(), examination.run().views().stream())
                .toList();
        if (all.isEmpty()) {
            return Finding.failed(
                    "objects.include takes nothing: %s%s."
                            .formatted(
                                    String.join(", ", rules.include()),
                                    rules.exclude().isEmpty() ? "" : ", without " + String.join(", ", rules.exclude())),
                    "Correct the rules, or let the account see the objects." + CASE);
        }
        List<TableName> gone = gone(examination, all);
        if (!gone.isEmpty()) {
            return Finding.failed(
                            "%s of the project are not on the source any more: %s."
                                    .formatted(Listing.count(gone, "object", "objects"), Listing.of(gone)),
                            "Bring them back, or clone the project: a clone looks for its objects anew.")
                    .about(gone);
        }
        return idle(rules, all);
    }

    private static List<TableName> gone(Examination examination, List<Mapping> all) {
        Set<String> databases = new TreeSet<>();
        all.forEach(m -> databases.add(m.source().database()));
        Map<TableName, String> there = Examination.objects(examination.source(), databases);
        return all.stream()
                .filter(m -> !isThere(m, there.get(m.source())))
                .map(Mapping::source)
                .toList();
    }

    private static boolean isThere(Mapping mapping, String tableType) {
        return mapping.view() ? "VIEW".equals(tableType) : Examination.isTable(tableType);
    }

    /** A pattern may well take nothing today; a name that does not exist is a slip of the pen. */
    private static Finding idle(ObjectRules rules, List<Mapping> all) {
        List<String> names = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        for (String include : rules.include()) {
            ObjectRules alone = new ObjectRules(List.of(include), List.of());
            String database = alone.databases().get(0);
            boolean takes = all.stream()
                    .filter(m -> m.source().database().equals(database))
                    .anyMatch(m -> alone.target(m.source()).isPresent());
            if (!takes) {
                (include.replaceFirst("=.*", "").matches(".*[*?\\[].*") ? patterns : names).add(include);
            }
        }
        String idle = patterns.isEmpty() ? "" : " Nothing is taken by %s.".formatted(Listing.of(patterns));
        if (!names.isEmpty()) {
            return Finding.failed(
                    "objects.include names what is not there, or what an exclude takes away: %s.%s"
                            .formatted(Listing.of(names), idle),
                    "Correct the name, or take it out." + CASE);
        }
        long views = all.stream().filter(Mapping::view).count();
        String taken = "The project takes %s and %s."
                .formatted(Listing.count(all.size() - views, "table", "tables"), Listing.count(views, "view", "views"));
        return patterns.isEmpty()
                ? Finding.passed(taken)
                : Finding.warning(taken + idle, "If you expected something of them, correct them." + CASE);
    }
}
