package io.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo's project, created and conducted over HTTP as anybody would. */
final class DemoProject {
    static final String NAME = "sakila-demo";
    static final String PATH = "/api/projects/" + NAME;
    private static final List<String> STEPS = List.of("schema", "full-load", "cdc", "verification");

    private static final String SOURCE = "demo-source";
    private static final String TARGET = "demo-target";

    private static final List<String> THERE_AND_BACK = List.of("switchover", "reverse-link");

    private final ApiClient api;
    private final List<String> steps;

    /** @param switchover whether the project is to move the business too */
    DemoProject(ApiClient api, boolean switchover) {
        this.api = api;
        this.steps = Stream.concat(STEPS.stream(), switchover ? THERE_AND_BACK.stream() : Stream.empty())
                .toList();
    }

    List<String> steps() {
        return steps;
    }

    void create(EmbeddedServer source, EmbeddedServer target) {
        api.post("/api/data-sources", dataSource(SOURCE, source));
        api.post("/api/data-sources", dataSource(TARGET, target));
        api.post(
                "/api/projects",
                Map.of(
                        "name", NAME,
                        "source", SOURCE,
                        "target", TARGET,
                        "steps", steps,
                        "objects", Map.of("include", List.of(Sakila.DATABASE + ".*")),
                        "tags", List.of("demo")));
    }

    /** {@code {passed, items: [{check, endpoint, status, detail, remedy}]}}. */
    JsonNode precheck() {
        return api.post(PATH + "/precheck");
    }

    void start() {
        api.post(PATH + "/start");
    }

    void pause() {
        api.post(PATH + "/pause");
    }

    void restore() {
        api.post(PATH + "/restore");
    }

    ProjectView view() {
        return ProjectView.of(api.get(PATH));
    }

    VerificationView verification() {
        return VerificationView.of(api.get(PATH + "/verification"));
    }

    /** Verifies all tables again; {@link #verification()} shows how far it is. */
    void verify() {
        api.post(PATH + "/verification", Map.of("scope", "all"));
    }

    /** What a switchover would do now: {@code {expectedSecondsWithoutWrites, substeps: [{name, would}]}}. */
    JsonNode rehearse() {
        return api.post(PATH + "/switchover", Map.of("dryRun", true, "fence", true));
    }

    /** @param way {@code switchover} or {@code switchback} */
    void move(String way) {
        api.post(PATH + "/" + way, Map.of("fence", true));
    }

    SwitchView moving() {
        return SwitchView.of(api.get(PATH + "/switchover"));
    }

    /** The certificate of the last move. */
    JsonNode report() {
        return api.get(PATH + "/report");
    }

    private static Map<String, Object> dataSource(String name, EmbeddedServer server) {
        return Map.of(
                "name",
                name,
                "type",
                "mariadb",
                "host",
                EmbeddedServer.HOST,
                "port",
                server.port(),
                "user",
                EmbeddedServer.USER,
                "password",
                EmbeddedServer.PASSWORD);
    }
}
