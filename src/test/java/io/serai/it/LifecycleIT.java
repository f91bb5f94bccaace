package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import io.serai.it.Subject.Transition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The actions of a project over HTTP, in every state. */
class LifecycleIT {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape();

    @BeforeAll
    static void fillTheSource() throws SQLException {
        Shop.create(LANDSCAPE.source());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NOT_STARTED | pause restore release               |               | precheck
            RUNNING     | precheck release delete             | start restore |
            PAUSED      | start delete                        | pause         | precheck
            FAILED      | start pause delete                  |               | precheck
            COMPLETED   | precheck start pause restore delete |               |
            RELEASED    | precheck start pause restore        | release       |
            """)
    void theMatrixIsKept(String state, String refused, String repeated, String harmless) throws SQLException {
        Subject project = bring("matrix-" + state.toLowerCase().replace('_', '-'), state);
        for (String action : words(refused)) {
            List<Transition> before = project.transitions();
            Answer answer = perform(project, action);
            assertThat(answer.status()).as(action).isEqualTo(409);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.json().path("code").asText()).isEqualTo("STATE_CONFLICT");
            assertThat(answer.json().path("detail").asText())
                    .contains(project.name(), "is " + state, action + " is allowed in");
            assertThat(project.transitions()).as(action).isEqualTo(before);
        }
        for (String action : words(repeated)) {
            List<Transition> before = project.transitions();
            assertThat(perform(project, action).status()).as(action).isEqualTo(200);
            assertThat(project.transitions()).as(action).isEqualTo(before);
        }
        for (String action : words(harmless)) {
            Answer answer = perform(project, action);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("passed").asBoolean())
                    .as(answer.text())
                    .isTrue();
            assertThat(project.state()).as(action).isEqualTo(state);
        }
        Answer put = LANDSCAPE.api().send("PUT", project.path(), definition(project.name(), state));
        assertThat(put.status()).isEqualTo(state.equals("NOT_STARTED") ? 200 : 409);
        requireClone(project);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    private static Answer perform(Subject project, String action) {
        return action.equals("delete")
                ? LANDSCAPE.api().send("DELETE", project.path() + "?confirm=" + project.name(), null)
                : project.act(action);
    }

    private static void requireClone(Subject project) {
        Subject clone = LANDSCAPE.subject(project.name() + "-clone");
        LANDSCAPE.api().post(project.path() + "/clone", Map.of("name", clone.name()));
        for (String field : List.of("source", "target", "objects", "options", "routes", "tags")) {
            assertThat(clone.view().path(field))
                    .as(field)
                    .isEqualTo(project.view().path(field));
        }
        assertThat(clone.state()).isEqualTo("NOT_STARTED");
        assertThat(clone.lastTransition().reason()).contains(project.name());
        assertThat(perform(clone, "delete").status()).isEqualTo(204);
        assertThat(clone.act("start").status()).isEqualTo(404);
    }

    private static Map<String, Object> definition(String name, String state) {
        return state.equals("COMPLETED")
                ? Shop.project(name, "schema", "full-load")
                : Shop.project(name, "schema", "full-load", "cdc");
    }

    private static Subject bring(String name, String state) throws SQLException {
        Subject project = LANDSCAPE.create(definition(name, state));
        return switch (state) {
            case "NOT_STARTED" -> project;
            case "RUNNING" -> project.must("start").awaitCaughtUp();
            case "PAUSED" -> project.must("start").awaitCaughtUp().must("pause");
            case "FAILED" -> failed(project);
            case "COMPLETED" -> project.must("start").awaitState("COMPLETED");
            case "RELEASED" ->
                project.must("start").awaitCaughtUp().must("pause").must("release");
            default -> throw new IllegalArgumentException(state);
        };
    }

    /** Somebody takes a row out of the target that changes on the source. */
    private static Subject failed(Subject project) throws SQLException {
        project.must("start").awaitCaughtUp();
        awaitStrict(project);
        LANDSCAPE.target().execute("DELETE FROM `" + project.name() + "`.counter WHERE id = 2");
        LANDSCAPE.source().execute("UPDATE shop.counter SET n = n + 1 WHERE id = 2");
        return project.awaitState("FAILED");
    }

    private static void awaitStrict(Subject project) {
        await("strict").until(() -> "1"
                .equals(Query.value(
                        LANDSCAPE.target(), "SELECT strict FROM serai.link WHERE project = '" + project.name() + "'")));
    }

    @Test
    void aStartWhosePrecheckFailsChangesNothing() throws SQLException {
        LANDSCAPE
                .target()
                .execute(
                        "CREATE DATABASE full",
                        "CREATE TABLE full.orders (id INT)",
                        "INSERT INTO full.orders VALUES (1)");
        Subject project = LANDSCAPE.create(Shop.project("full", "schema", "full-load", "cdc"));
        Answer answer = project.act("start");
        Problem.require(answer, 409, "PRECHECK_FAILED");
        assertThat(answer.json().path("detail").asText()).contains("TARGET_TABLES_EMPTY");
        assertThat(project.state()).isEqualTo("NOT_STARTED");
        assertThat(project.transitions()).hasSize(1);
        assertThat(Query.list(LANDSCAPE.target(), "SHOW TABLES IN full")).containsExactly("orders");
        assertThat(project.must("precheck").view().path("state").asText()).isEqualTo("NOT_STARTED");
    }

    @Test
    void theListCanBeNarrowed() {
        Map<String, Object> tagged = Shop.project("narrow-tagged", "schema");
        tagged.put("tags", List.of("mine"));
        LANDSCAPE.create(tagged);
        LANDSCAPE.create(Shop.project("narrow-plain", "schema"));
        assertThat(listed("tag=mine")).containsExactly("narrow-tagged");
        assertThat(listed("q=NARROW-")).containsExactly("narrow-plain", "narrow-tagged");
        assertThat(listed("q=narrow-&state=RELEASED")).isEmpty();
        assertThat(listed("state=NOT_STARTED&q=plain")).containsExactly("narrow-plain");
    }

    private static List<String> listed(String query) {
        List<String> names = new ArrayList<>();
        LANDSCAPE
                .api()
                .get("/api/projects?" + query)
                .forEach(p -> names.add(p.path("name").asText()));
        return names;
    }

    @Test
    void everyTransitionIsAnEventWithItsActor() {
        Subject project = LANDSCAPE.create(Shop.project("life", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp().must("pause").must("restore").awaitCaughtUp();
        project.must("pause").must("release");
        assertThat(project.transitions())
                .extracting(t -> t.from() + ">" + t.to() + " " + t.actor())
                .containsExactly(
                        ">NOT_STARTED HTTP",
                        "NOT_STARTED>RUNNING HTTP",
                        "RUNNING>PAUSED HTTP",
                        "PAUSED>RUNNING HTTP",
                        "RUNNING>PAUSED HTTP",
                        "PAUSED>RELEASING HTTP",
                        "RELEASING>RELEASED HTTP");
        assertThat(perform(project, "delete").status()).isEqualTo(204);
        assertThat(LANDSCAPE.api().send("GET", project.path(), null).status()).isEqualTo(404);
        LANDSCAPE.create(Shop.project("life", "schema", "full-load"));
        assertThat(project.transitions())
                .as("nothing is left of the one before")
                .hasSize(1);
    }

    @Test
    void aProjectThatHasLoadedAllIsCompletedByTheRuntimeAndCanBeReleased() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("done", "schema", "full-load"));
        project.must("start").awaitState("COMPLETED");
        assertThat(project.lastTransition().actor()).isEqualTo("RUNTIME");
        assertThat(project.view().path("steps"))
                .allSatisfy(s -> assertThat(s.path("progress").asDouble()).isEqualTo(1));
        assertThat(Query.value(LANDSCAPE.target(), "SELECT COUNT(*) FROM done.journal"))
                .isNotEqualTo("0");
        project.must("release");
        assertThat(project.state()).isEqualTo("RELEASED");
    }

    @Test
    void aFailedProjectNamesTheConflictIsVisibleInHealthAndGoesOnOnceItIsRepaired() throws SQLException {
        Subject project = failed(LANDSCAPE.create(Shop.project("repaired", "schema", "full-load", "cdc")));
        assertThat(project.step("cdc")).isEqualTo("FAILED");
        assertThat(project.lastTransition().actor()).isEqualTo("RUNTIME");
        assertThat(project.lastTransition().reason()).contains("repaired.counter", "CONFLICT");
        assertThat(LANDSCAPE.health().path("status").asText()).isEqualTo("DOWN");
        assertThat(LANDSCAPE.health().toString()).contains("repaired");
        String n = Query.value(LANDSCAPE.source(), "SELECT n - 1 FROM shop.counter WHERE id = 2");
        LANDSCAPE.target().execute("INSERT INTO repaired.counter VALUES (2, " + n + ")");
        project.must("restore").awaitCaughtUp();
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Query.value(LANDSCAPE.target(), "SELECT n FROM repaired.counter WHERE id = 2"))
                .isEqualTo(Query.value(LANDSCAPE.source(), "SELECT n FROM shop.counter WHERE id = 2"));
        project.must("pause").must("release");
    }

    @Test
    void whileProjectsRunAndPauseHealthIsUp() {
        Subject project = LANDSCAPE.create(Shop.project("healthy", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp();
        releaseFailedOnes();
        await("health").untilAsserted(() -> assertThat(
                        LANDSCAPE.health().path("status").asText())
                .as(LANDSCAPE.illness())
                .isEqualTo("UP"));
        project.must("pause");
        assertThat(LANDSCAPE.health().path("status").asText())
                .as(LANDSCAPE.illness())
                .isEqualTo("UP");
        project.must("release");
    }

    private static void releaseFailedOnes() {
        for (JsonNode failed : LANDSCAPE.api().get("/api/projects?state=FAILED")) {
            LANDSCAPE.subject(failed.path("name").asText()).must("release");
        }
    }
}
