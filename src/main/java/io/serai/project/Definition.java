package io.serai.project;

import java.util.List;
import java.util.Map;

/**
 * What a project is to do, as its user wrote it.
 *
 * @param source name of the data source that is read
 * @param target name of the data source that is written
 * @param steps in the order in which they run, without precheck, which always runs
 * @param routes template to use for a step, by the step's id; the shipped one where none is named
 */
public record Definition(
        String name,
        String source,
        String target,
        List<StepName> steps,
        ObjectRules objects,
        Options options,
        Map<String, String> routes,
        List<String> tags) {
    public Definition {
        steps = steps.stream().sorted().toList();
        routes = Map.copyOf(routes);
        tags = List.copyOf(tags);
    }

    public boolean has(StepName step) {
        return steps.contains(step);
    }

    /** The template of a step: the one that the user chose, or the shipped one. */
    public String template(StepName step) {
        return routes.getOrDefault(step.id(), step.id());
    }

    Definition with(Options other) {
        return new Definition(name, source, target, steps, objects, other, routes, tags);
    }

    Definition named(String newName) {
        return new Definition(newName, source, target, steps, objects, options, routes, tags);
    }
}
