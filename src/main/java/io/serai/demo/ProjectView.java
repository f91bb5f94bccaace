package io.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A project as the HTTP interface shows it; what an answer lacks is empty or zero.
 *
 * @param lag seconds that the link is behind the source, negative when not known
 */
record ProjectView(String state, double lag, List<Step> steps) {
    private static final double UNKNOWN = -1;

    static ProjectView of(JsonNode project) {
        List<Step> steps = new ArrayList<>();
        project.path("steps").forEach(step -> steps.add(Step.of(step)));
        return new ProjectView(
                project.path("state").asText("UNKNOWN"),
                project.path("lagSeconds").asDouble(UNKNOWN),
                List.copyOf(steps));
    }

    Optional<Step> step(String name) {
        return steps.stream().filter(step -> step.name.equals(name)).findFirst();
    }

    boolean stepIs(String name, String... states) {
        return step(name).filter(step -> List.of(states).contains(step.state)).isPresent();
    }

    /** Why the project failed, in as many lines as it takes. */
    String failure() {
        List<String> lines = steps.stream()
                .filter(step -> !step.error.isEmpty())
                .map(step -> step.name + ": " + step.error)
                .toList();
        return lines.isEmpty() ? "The project is " + state + " and does not say why." : String.join("\n", lines);
    }

    /**
     * One step.
     *
     * @param progress from 0 to 1
     * @param remaining seconds to the end of the step, negative when not known
     * @param error code, detail and remedy, or an empty text
     */
    record Step(
            String name,
            String state,
            double progress,
            long rows,
            double rowsPerSecond,
            double remaining,
            String error) {
        static Step of(JsonNode step) {
            return new Step(
                    step.path("name").asText(),
                    step.path("state").asText("PENDING"),
                    Math.max(0, Math.min(1, step.path("progress").asDouble(0))),
                    step.path("rows").asLong(0),
                    step.path("rowsPerSecond").asDouble(0),
                    step.path("remainingSeconds").asDouble(UNKNOWN),
                    describe(step.path("error")));
        }

        private static String describe(JsonNode error) {
            if (!error.isObject()) {
                return error.asText("").equals("null") ? "" : error.asText("");
            }
            return "%s: %s\n  %s"
                    .formatted(
                            error.path("code").asText(),
                            error.path("detail").asText(),
                            error.path("remedy").asText())
                    .strip();
        }
    }
}
