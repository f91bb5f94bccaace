package io.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A switchover or switchback as the HTTP interface shows it.
 *
 * @param withoutWrites zero before it is over
 * @param failure code, detail and remedy, or an empty text
 */
record SwitchView(String state, Duration withoutWrites, String failure, List<Substep> substeps) {
    /** @param finding what came out, or an empty text */
    record Substep(String name, String state, String finding) {
        boolean isOver() {
            return List.of("COMPLETED", "SKIPPED", "FAILED", "UNDONE").contains(state);
        }
    }

    static SwitchView of(JsonNode round) {
        List<Substep> substeps = new ArrayList<>();
        round.path("substeps")
                .forEach(s -> substeps.add(new Substep(
                        s.path("name").asText(),
                        s.path("state").asText(),
                        s.path("finding").asText(""))));
        JsonNode error = round.path("error");
        return new SwitchView(
                round.path("state").asText(),
                Duration.ofMillis(Math.round(round.path("secondsWithoutWrites").asDouble(0) * 1_000)),
                error.isObject()
                        ? "%s: %s\n%s"
                                .formatted(
                                        error.path("code").asText(),
                                        error.path("detail").asText(),
                                        error.path("remedy").asText())
                        : "",
                List.copyOf(substeps));
    }

    boolean isCompleted() {
        return state.equals("COMPLETED");
    }
}
