package io.serai.precheck;

import io.serai.database.Key;
import io.serai.database.TableName;
import io.serai.project.Definition;
import io.serai.project.StepName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The target lets tables without a primary key be made, when there are some to be made. */
final class TargetRequiresKeyCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.TARGET_REQUIRES_KEY;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.TARGET;
    }

    @Override
    public Set<Endpoint> needs() {
        return Set.of(Endpoint.SOURCE, Endpoint.TARGET);
    }

    @Override
    public boolean concerns(Definition definition) {
        return definition.has(StepName.SCHEMA);
    }

    @Override
    public Finding look(Examination examination) {
        Server target = examination.target();
        Optional<String> variable = Stream.of("sql_require_primary_key", "innodb_force_primary_key")
                .filter(target::isOn)
                .findFirst();
        if (variable.isEmpty()) {
            return Finding.passed("The target takes tables without a primary key.");
        }
        List<TableName> without = examination.sourceTables().values().stream()
                .filter(t -> t.keys().stream().noneMatch(Key::isPrimary))
                .map(t -> t.name())
                .toList();
        return without.isEmpty()
                ? Finding.passed(
                        "Every table has the primary key that the target demands (%s=ON).".formatted(variable.get()))
                : Finding.failed(
                                "The target demands a primary key of every table (%s=ON), which these have not: %s."
                                        .formatted(variable.get(), Listing.of(without)),
                                "SET GLOBAL %s = OFF on the target for the schema step, or give them a primary key."
                                        .formatted(variable.get()))
                        .about(without);
    }
}
