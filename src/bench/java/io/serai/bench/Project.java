package io.serai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/** A project as the HTTP interface shows it. */
final class Project {
    static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 50;

    /** Each look takes CPU from what is measured, which may last long. */
    private static final long SELDOM_MILLIS = 200;

    /** Where the project itself tells when it was done. */
    static final long RARELY_MILLIS = 2_000;

    private final ApiClient api;
    private final String name;
    private final String path;

    Project(ApiClient api, String name) {
        this.api = api;
        this.name = name;
        this.path = "/api/projects/" + name;
    }

    void start() {
        api.post(path + "/start");
    }

    void pause() {
        api.post(path + "/pause");
    }

    void restore() {
        api.post(path + "/restore");
    }

    /** Ends it for good and forgets it. A project that runs is paused before. */
    void remove() throws InterruptedException {
        if (api.get(path).path("state").asText().equals("RUNNING")) {
            pause();
        }
        api.post(path + "/release");
        await("released", view -> view.path("state").asText().equals("RELEASED"));
        api.delete(path + "?confirm=" + name);
    }

    void verifyAgain() {
        api.post(path + "/verification", Map.of("scope", "all"));
    }

    JsonNode verification() {
        return api.get(path + "/verification");
    }

    /** Returns when all steps are done. */
    void awaitCompleted() throws InterruptedException {
        awaitCompleted(SELDOM_MILLIS);
    }

    /** @param pollMillis between two looks */
    void awaitCompleted(long pollMillis) throws InterruptedException {
        await("completed", pollMillis, view -> view.path("state").asText().equals("COMPLETED"));
    }

    void awaitPaused() throws InterruptedException {
        await("paused", view -> view.path("state").asText().equals("PAUSED"));
    }

    /** Returns when cdc follows the changes. */
    void awaitMonitoring() throws InterruptedException {
        await("monitoring", view -> step(view, "cdc", "state").equals("MONITORING"));
    }

    /** Returns when the link is at the end of the source's binlog. */
    void awaitNoLag() throws InterruptedException {
        await(
                "without lag",
                view -> view.path("lagSeconds").isNumber()
                        && view.path("lagSeconds").asDouble() == 0);
    }

    /** Returns when a verification has ended whose end is not {@code earlier}, which may be empty. */
    void awaitVerified(String earlier) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String finished = finished();
            if (!finished.isEmpty() && !finished.equals(earlier)) {
                return;
            }
            requireTime(deadline, "verified");
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** When the last verification ended; empty while one runs. */
    String finished() {
        JsonNode finished = verification().path("finishedAt");
        return finished.isTextual() ? finished.asText() : "";
    }

    /** When a step did something, such as {@code finishedAt}. */
    Instant time(String step, String field) {
        return Instant.parse(step(api.get(path), step, field));
    }

    private static String step(JsonNode view, String name, String field) {
        for (JsonNode step : view.path("steps")) {
            if (step.path("name").asText().equals(name)) {
                return step.path(field).asText();
            }
        }
        return "";
    }

    private void await(String what, Predicate<JsonNode> condition) throws InterruptedException {
        await(what, SELDOM_MILLIS, condition);
    }

    private void await(String what, long pollMillis, Predicate<JsonNode> condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode view = api.get(path);
            if (condition.test(view)) {
                return;
            }
            if (view.path("state").asText().equals("FAILED")) {
                throw new BenchException("the project has failed: " + view.path("steps"));
            }
            requireTime(deadline, what);
            Thread.sleep(pollMillis);
        }
    }

    private static void requireTime(long deadline, String what) {
        if (System.nanoTime() > deadline) {
            throw new BenchException("the project is not " + what + " after " + PATIENCE.toMinutes() + " minutes");
        }
    }
}
