package io.serai.project;

import io.serai.config.Input;
import io.serai.datasource.DataSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads a project's definition from what a user has sent, and refuses all its flaws at once. */
public final class DefinitionInput {
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";
    private static final int MOST_TAGS = 20;

    private final DataSources dataSources;
    private final Predicate<String> isTemplate;

    /** @param isTemplate whether a template of this id exists and can make a step's route */
    public DefinitionInput(DataSources dataSources, Predicate<String> isTemplate) {
        this.dataSources = dataSources;
        this.isTemplate = isTemplate;
    }

    /** @param name the name that the definition must have, or null when it chooses its own */
    Definition parse(String body, String name) {
        Input input = Input.parse(body);
        Definition definition = new Definition(
                name(input, name),
                dataSource(input, "source"),
                dataSource(input, "target"),
                steps(input),
                objects(input.object("objects")),
                OptionsInput.parse(input.object("options"), Options.DEFAULT),
                routes(input),
                tags(input));
        if (input.has("source") && input.has("target") && definition.source().equals(definition.target())) {
            boolean ontoItself = definition.objects().include().stream().anyMatch(r -> r.indexOf('=') < 0);
            if (ontoItself) {
                input.flaw(
                        "target",
                        "is the source as well, so every include must rename (database.table=database.table)");
            }
        }
        input.finish("project");
        return definition;
    }

    static String name(Input input, String fixed) {
        String name = input.text("name", fixed);
        if (fixed != null && !fixed.equals(name)) {
            input.flaw("name", "can not change from '" + fixed + "'");
        } else if (input.has("name") && !name.matches(NAME)) {
            input.flaw("name", "must match [A-Za-z0-9][A-Za-z0-9_-]* and have at most 64 characters");
        }
        return name;
    }

    private String dataSource(Input input, String field) {
        String name = input.text(field, null);
        if (input.has(field) && !name.isEmpty() && dataSources.find(name).isEmpty()) {
            input.flaw(field, "there is no data source '" + name + "'");
        }
        return name;
    }

    private static List<StepName> steps(Input input) {
        List<String> ids = input.texts("steps");
        List<StepName> steps = new ArrayList<>();
        if (ids.isEmpty()) {
            input.flaw(
                    "steps",
                    "must name at least one of schema, full-load, cdc, verification, switchover, reverse-link");
        }
        for (int i = 0; i < ids.size(); i++) {
            StepName step = StepName.of(ids.get(i)).orElse(null);
            if (step == null) {
                input.flaw("steps/" + i, "'" + ids.get(i) + "' is no step");
            } else if (steps.contains(step)) {
                input.flaw("steps/" + i, "'" + ids.get(i) + "' is named twice");
            } else if (step != StepName.PRECHECK) {
                steps.add(step);
            }
        }
        if (steps.contains(StepName.SWITCHOVER) && !steps.contains(StepName.CDC)) {
            input.flaw("steps", "switchover needs cdc");
        }
        if (steps.contains(StepName.REVERSE_LINK) && !steps.contains(StepName.SWITCHOVER)) {
            input.flaw("steps", "reverse-link needs switchover");
        }
        return steps;
    }

    private static ObjectRules objects(Input input) {
        List<String> include = input.texts("include");
        List<String> exclude = input.texts("exclude");
        if (include.isEmpty()) {
            input.flaw("include", "must name at least one database.table; database.* takes all of a database");
        }
        check(input, "include", include, true);
        check(input, "exclude", exclude, false);
        input.close();
        return new ObjectRules(include, exclude);
    }

    private static void check(Input input, String field, List<String> rules, boolean mayRename) {
        for (int i = 0; i < rules.size(); i++) {
            String at = field + "/" + i;
            ObjectRules.flaw(rules.get(i), mayRename).ifPresent(flaw -> input.flaw(at, flaw));
        }
    }

    private Map<String, String> routes(Input input) {
        Map<String, String> routes = input.map("routes");
        routes.forEach((step, template) -> {
            if (StepName.of(step).isEmpty()) {
                input.flaw("routes", step, "'" + step + "' is no step");
            } else if (!isTemplate.test(template)) {
                input.flaw(
                        "routes",
                        step,
                        "there is no template '" + template
                                + "' below routes/ that takes the parameter 'project' and requires no other");
            }
        });
        return routes;
    }

    private static List<String> tags(Input input) {
        List<String> tags = input.texts("tags");
        if (tags.size() > MOST_TAGS) {
            input.flaw("tags", "has %d tags; %d are allowed".formatted(tags.size(), MOST_TAGS));
        }
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).isBlank() || tags.get(i).length() > 64) {
                input.flaw("tags/" + i, "must have 1 to 64 characters");
            }
        }
        return tags;
    }
}
