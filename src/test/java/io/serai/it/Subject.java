package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient;
import io.serai.demo.ApiClient.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** A project under test, seen through the HTTP interface. */
record Subject(ApiClient api, String name) {
    static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofMillis(50);

    /** A transition; {@code from} is empty for the creation. */
    record Transition(String from, String to, String actor, String reason) {}

    String path() {
        return "/api/projects/" + name;
    }

    JsonNode view() {
        return api.get(path());
    }

    String state() {
        return view().path("state").asText();
    }

    /** State of a step, as in {@code full-load}; empty when the project has no such step. */
    String step(String id) {
        for (JsonNode step : view().path("steps")) {
            if (step.path("name").asText().equals(id)) {
                return step.path("state").asText();
            }
        }
        return "";
    }

    /** What a step ended with; missing when nothing is wrong with it. */
    JsonNode error(String id) {
        for (JsonNode step : view().path("steps")) {
            if (step.path("name").asText().equals(id)) {
                return step.path("error");
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    /** Posts an action and answers whatever came. */
    Answer act(String action) {
        return api.send("POST", path() + "/" + action, null);
    }

    /** Posts an action that must succeed. */
    Subject must(String action) {
        Answer answer = act(action);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return this;
    }

    JsonNode events() {
        return api.get(path() + "/events");
    }

    /** The oldest first. */
    List<Transition> transitions() {
        List<Transition> transitions = new ArrayList<>();
        for (JsonNode event : events()) {
            if (!event.path("to").isNull()) {
                transitions.add(new Transition(
                        event.path("from").asText(""),
                        event.path("to").asText(),
                        event.path("actor").asText(),
                        event.path("reason").asText()));
            }
        }
        Collections.reverse(transitions);
        return transitions;
    }

    Transition lastTransition() {
        List<Transition> transitions = transitions();
        return transitions.get(transitions.size() - 1);
    }

    Subject awaitState(String state) {
        return until("state " + state, () -> state.equals(state()));
    }

    Subject awaitStep(String id, String state) {
        return until(id + " " + state, () -> state.equals(step(id)));
    }

    /** Until all that existed is loaded and cdc follows the changes. */
    Subject awaitCaughtUp() {
        return awaitStep("cdc", "MONITORING");
    }

    /** A runtime that is just starting may not answer yet. A project that fails meanwhile ends the waiting. */
    private Subject until(String what, Callable<Boolean> condition) {
        await(name + ": " + what)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptionsMatching(UncheckedIOException.class::isInstance)
                .failFast(() -> {
                    if (!what.endsWith("FAILED")) {
                        requireNotFailed();
                    }
                })
                .until(condition);
        return this;
    }

    void requireNotFailed() {
        try {
            if (state().equals("FAILED")) {
                throw new AssertionError(
                        name + " has failed: " + lastTransition().reason());
            }
        } catch (UncheckedIOException e) {
            // Nobody answers: the runtime is being started again.
        }
    }
}
