package io.serai.precheck;

import io.serai.database.TableName;
import io.serai.project.Mapping;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** No two objects of the source arrive under the same name. */
final class DuplicateTargetsCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.DUPLICATE_TARGETS;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.PROJECT;
    }

    @Override
    public Set<Endpoint> needs() {
        return EnumSet.of(Endpoint.SOURCE);
    }

    @Override
    public Finding look(Examination examination) {
        Map<TableName, List<TableName>> sources = new TreeMap<>();
        Stream.concat(examination.run().tables().stream(), examination.run().views().stream())
                .forEach((Mapping m) -> sources.computeIfAbsent(m.target(), name -> new ArrayList<>())
                        .add(m.source()));
        sources.values().removeIf(several -> several.size() == 1);
        if (sources.isEmpty()) {
            return Finding.passed("Every object has a name of its own on the target.");
        }
        return Finding.failed(
                        "Several objects would arrive under one name: %s."
                                .formatted(Listing.of(sources.entrySet().stream()
                                        .map(e -> Listing.of(e.getValue()) + " as " + e.getKey())
                                        .toList())),
                        "Rename one by one in objects.include (\"shop.orders=shop2.orders\"), or a whole database by"
                                + " \"shop.*=shop2.*\", which keeps the tables' own names.")
                .about(sources.keySet());
    }
}
