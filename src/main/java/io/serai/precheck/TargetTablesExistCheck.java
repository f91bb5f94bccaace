package io.serai.precheck;

import io.serai.database.TableName;
import io.serai.project.Definition;
import io.serai.project.Mapping;
import io.serai.project.StepName;
import java.util.List;

/** The tables are there, when no schema step makes them. */
final class TargetTablesExistCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.TARGET_TABLES_EXIST;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public boolean concerns(Definition definition) {
        return !definition.has(StepName.SCHEMA);
    }

    @Override
    public Finding look(Examination examination) {
        List<TableName> missing = examination.run().tables().stream()
                .map(Mapping::target)
                .distinct()
                .filter(name -> !examination.targetObjects().containsKey(name))
                .toList();
        if (missing.isEmpty()) {
            return Finding.passed("Every table is there.");
        }
        return Finding.failed(
                        "The project has no schema step, and %s on the target: %s."
                                .formatted(
                                        missing.size() == 1
                                                ? "1 table is missing"
                                                : Listing.number(missing.size()) + " tables are missing",
                                        Listing.of(missing)),
                        "Add \"schema\" to the project's steps, or make the tables on the target beforehand.")
                .about(missing);
    }
}
