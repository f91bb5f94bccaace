package io.serai.precheck;

import io.serai.database.TableName;
import io.serai.project.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No table's name is taken by a view, no view's by a table. */
final class TargetNamesCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.TARGET_NAMES;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public Finding look(Examination examination) {
        Map<TableName, String> there = examination.targetObjects();
        List<TableName> taken = new ArrayList<>();
        examination.run().tables().stream()
                .map(Mapping::target)
                .filter(name -> there.containsKey(name) && !there.get(name).equals("BASE TABLE"))
                .forEach(taken::add);
        examination.run().views().stream()
                .map(Mapping::target)
                .filter(name -> there.containsKey(name) && !there.get(name).equals("VIEW"))
                .forEach(taken::add);
        if (taken.isEmpty()) {
            return Finding.passed("No name is taken by an object of another kind.");
        }
        return Finding.failed(
                        "%s on the target by an object of another kind: %s."
                                .formatted(
                                        taken.size() == 1 ? "1 name is taken" : taken.size() + " names are taken",
                                        Listing.of(taken.stream()
                                                .map(name -> name + " (" + there.get(name) + ")")
                                                .toList())),
                        "Drop or rename these on the target, or rename in objects.include (\"shop.a=shop.a2\").")
                .about(taken);
    }
}
