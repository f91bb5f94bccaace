package io.serai.project;

import java.util.List;
import java.util.function.Consumer;

/**
 * The stores of all that is known of projects.
 *
 * @param forget told the name of a project that is deleted: steps keep findings of their own
 */
public record ProjectRecords(
        ProjectStore projects,
        StepStore steps,
        EventStore events,
        MappingStore mappings,
        List<Consumer<String>> forget) {
    /** Names of the unreleased projects that use a data source. */
    public List<String> using(String dataSource) {
        return projects.all().stream()
                .filter(p -> p.state() != State.RELEASED)
                .filter(p -> p.definition().source().equals(dataSource)
                        || p.definition().target().equals(dataSource))
                .map(Project::name)
                .toList();
    }

    void save(Run run) {
        run.progress().forEach(p -> mappings.save(run.project(), p));
    }

    void forget(String project) {
        forget.forEach(f -> f.accept(project));
    }
}
