package io.serai.project;

import io.serai.config.Input;
import io.serai.error.SeraiException;
import io.serai.error.SeraiException.Flaw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Options that a user wants other than they are. */
record OptionChange(Options from, Options to) {
    /** What has been acted upon once a project has been started. */
    private static final List<String> FIXED = List.of("fullLoad/deferIndexes", "targetNotEmpty", "skipChecks");

    /**
     * @param body the options that are to change, as in a project
     * @throws SeraiException {@code INVALID}, or {@code OPTIONS_FIXED} for what can change before the start only
     */
    static OptionChange parse(String body, Project project) {
        Input input = Input.parse(body);
        Options from = project.definition().options();
        OptionChange change = new OptionChange(from, OptionsInput.parse(input, from));
        input.finish("change of options");
        if (project.state() != State.NOT_STARTED) {
            change.requireNothingFixed(project);
        }
        return change;
    }

    private void requireNothingFixed(Project project) {
        List<Flaw> flaws = new ArrayList<>();
        changed().forEach((field, values) -> {
            if (FIXED.contains(field)) {
                flaws.add(new Flaw("/" + field, "is %s and can change before the start only".formatted(values[0])));
            }
        });
        if (!flaws.isEmpty()) {
            throw new SeraiException(
                    "OPTIONS_FIXED",
                    "Project '%s' is %s; %s can not change after the start. Nothing was changed."
                            .formatted(
                                    project.name(),
                                    project.state(),
                                    String.join(
                                            ", ",
                                            flaws.stream()
                                                    .map(f -> f.pointer().substring(1))
                                                    .toList())),
                    "Leave out what 'errors' lists. To have it otherwise, clone the project and change the clone.",
                    null,
                    flaws);
        }
    }

    boolean isNone() {
        return from.equals(to);
    }

    /** Old and new value of every option that changes, by its path. */
    private Map<String, Object[]> changed() {
        Map<String, Object> before = flat(from);
        Map<String, Object> after = flat(to);
        Map<String, Object[]> changed = new LinkedHashMap<>();
        before.forEach((field, value) -> {
            if (!Objects.equals(value, after.get(field))) {
                changed.put(field, new Object[] {value, after.get(field)});
            }
        });
        return changed;
    }

    private static Map<String, Object> flat(Options options) {
        Map<String, Object> flat = new LinkedHashMap<>(ProjectViews.options(options));
        flat.remove("fullLoad");
        flat.put("fullLoad/concurrency", options.fullLoad().concurrency());
        flat.put("fullLoad/deferIndexes", options.fullLoad().deferIndexes());
        flat.put("fullLoad/chunkBytes", options.fullLoad().chunkBytes());
        return flat;
    }

    /** For the project's events, with old and new values. */
    String inWords() {
        List<String> words = new ArrayList<>();
        changed().forEach((field, values) -> words.add("%s from %s to %s".formatted(field, values[0], values[1])));
        return "options changed: " + String.join(", ", words);
    }
}
