package io.serai.project;

import io.serai.datasource.DataSources;
import io.serai.error.SeraiException;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a project through the route of its precheck, whatever its state is. */
final class Prechecking {
    private static final Logger LOG = LoggerFactory.getLogger(Prechecking.class);

    private final ProjectRecords records;
    private final DataSources dataSources;
    private final Mappings mappings;
    private final StepRoutes routes;
    private final BiFunction<Definition, List<Mapping>, Run> runs;

    /** @param runs makes a run of a project over these objects */
    Prechecking(
            ProjectRecords records,
            DataSources dataSources,
            Mappings mappings,
            StepRoutes routes,
            BiFunction<Definition, List<Mapping>, Run> runs) {
        this.records = records;
        this.dataSources = dataSources;
        this.mappings = mappings;
        this.routes = routes;
        this.runs = runs;
    }

    /** Answers with what the route leaves as its body. */
    Object check(Definition definition) {
        routes.create(definition);
        routes.start(definition.name(), StepName.PRECHECK);
        Run run = runs.apply(definition, found(definition));
        Exchange exchange = routes.send(run, StepName.PRECHECK);
        routes.stop(definition.name(), StepName.PRECHECK);
        if (exchange.getException() != null) {
            throw exchange.getException() instanceof SeraiException e
                    ? e
                    : new SeraiException(
                            "UNEXPECTED",
                            "The precheck broke off: " + exchange.getException(),
                            "Look into the runtime's log.",
                            exchange.getException());
        }
        return exchange.getMessage().getBody();
    }

    /** The objects that the rules take now; none when the source can not be asked, which the precheck reports. */
    List<Mapping> found(Definition definition) {
        List<TableProgress> frozen = records.mappings().saved(definition.name());
        if (!frozen.isEmpty()) {
            return frozen.stream()
                    .filter(p -> !p.hasLeft())
                    .map(TableProgress::mapping)
                    .toList();
        }
        try {
            return mappings.resolve(dataSources.get(definition.source()), definition.objects());
        } catch (SeraiException e) {
            LOG.info("{}: the source's objects can not be listed: {}", definition.name(), e.getMessage());
            return List.of();
        }
    }
}
