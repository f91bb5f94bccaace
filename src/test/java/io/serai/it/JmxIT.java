package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.fixture.Comparison;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same project over JMX: its own MBean, and Camel's MBeans of its routes. */
class JmxIT {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape();

    @BeforeAll
    static void fillTheSource() throws SQLException {
        Shop.create(LANDSCAPE.source());
        LANDSCAPE
                .source()
                .execute(
                        "CREATE DATABASE slow",
                        "USE slow",
                        "CREATE TABLE slow.ballast (id INT PRIMARY KEY, stuff VARCHAR(200))",
                        "INSERT INTO slow.ballast SELECT seq, REPEAT('x', 200) FROM seq_1_to_100000");
    }

    private static Subject running(String name) {
        return LANDSCAPE
                .create(Shop.project(name, "schema", "full-load", "cdc"))
                .must("start")
                .awaitCaughtUp();
    }

    @Test
    void theTwinShowsWhatTheInterfaceShows() {
        Subject project = running("twin");
        String mbean = Jolokia.project("twin");
        Jolokia jmx = LANDSCAPE.jolokia();
        await("lag")
                .untilAsserted(() ->
                        assertThat(jmx.read(mbean, "LagSeconds").asDouble()).isZero());
        assertThat(jmx.read(mbean, "Name").asText()).isEqualTo("twin");
        assertThat(jmx.read(mbean, "State").asText()).isEqualTo("RUNNING");
        assertThat(jmx.read(mbean, "CurrentStep").asText())
                .isEqualTo(project.view().path("currentStep").asText());
        assertThat(jmx.read(mbean, "Steps").asText()).contains("\"full-load\"", "COMPLETED", "MONITORING");
        project.must("pause");
        assertThat(jmx.read(mbean, "State").asText()).isEqualTo("PAUSED");
        assertThat(jmx.read(mbean, "LagSeconds").asDouble()).isEqualTo(-1);
        project.must("release");
    }

    @Test
    void theTwinDoesWhatTheInterfaceDoes() {
        Subject project = LANDSCAPE.create(Shop.project("doer", "schema", "full-load", "cdc"));
        String mbean = Jolokia.project("doer");
        Jolokia jmx = LANDSCAPE.jolokia();
        assertThat(jmx.must(mbean, "precheck").asText()).contains("\"passed\":true");
        jmx.must(mbean, "start");
        project.awaitCaughtUp();
        jmx.must(mbean, "pause");
        jmx.must(mbean, "restore");
        jmx.must(mbean, "pause");
        jmx.must(mbean, "clone(java.lang.String)", "doer-2");
        jmx.must(mbean, "release");
        assertThat(project.transitions())
                .extracting(t -> t.from() + ">" + t.to() + " " + t.actor())
                .containsExactly(
                        ">NOT_STARTED HTTP",
                        "NOT_STARTED>RUNNING JMX",
                        "RUNNING>PAUSED JMX",
                        "PAUSED>RUNNING JMX",
                        "RUNNING>PAUSED JMX",
                        "PAUSED>RELEASING JMX",
                        "RELEASING>RELEASED JMX");
        assertThat(LANDSCAPE.subject("doer-2").lastTransition().actor()).isEqualTo("JMX");
        assertThat(jmx.read(Jolokia.project("doer-2"), "State").asText()).isEqualTo("NOT_STARTED");
        jmx.must(mbean, "delete(java.lang.String)", "doer");
        assertThat(jmx.search(mbean)).isEmpty();
        assertThat(LANDSCAPE.api().send("GET", project.path(), null).status()).isEqualTo(404);
    }

    @Test
    void theTwinRefusesWhatTheInterfaceRefuses() {
        Subject project = LANDSCAPE.create(Shop.project("refuser", "schema", "full-load"));
        for (String operation : List.of("pause", "restore", "release")) {
            JsonNode answer = LANDSCAPE.jolokia().exec(Jolokia.project("refuser"), operation);
            assertThat(answer.path("status").asInt()).as(operation).isNotEqualTo(200);
            assertThat(answer.path("error").asText()).contains("STATE_CONFLICT", "refuser", "NOT_STARTED");
        }
        JsonNode answer = LANDSCAPE.jolokia().exec(Jolokia.project("refuser"), "delete(java.lang.String)", "other");
        assertThat(answer.path("error").asText()).contains("NOT_CONFIRMED");
        answer = LANDSCAPE.jolokia().exec(Jolokia.project("refuser"), "clone(java.lang.String)", "a b");
        assertThat(answer.path("error").asText()).contains("INVALID");
        assertThat(project.transitions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"suspend,resume", "stop,start", "suspend,start", "stop,resume"})
    void whoEndsTheRouteOfTheLinkPausesTheProjectAndWhoBeginsItRestoresIt(String end, String begin)
            throws SQLException {
        Subject project = running("by-" + end + "-" + begin);
        String route = Jolokia.route(project.name() + ".cdc");
        LANDSCAPE.jolokia().must(route, end + "()");
        requireTransition(project, "PAUSED", end);
        LANDSCAPE.source().execute("INSERT INTO shop.journal VALUES ('" + project.name() + "')");
        LANDSCAPE.jolokia().must(route, begin + "()");
        requireTransition(project, "RUNNING", begin);
        assertThat(LANDSCAPE.jolokia().read(route, "State").asText()).isNotBlank();
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Query.value(
                        LANDSCAPE.target(),
                        "SELECT COUNT(*) FROM `%1$s`.journal WHERE line = '%1$s'".formatted(project.name())))
                .isEqualTo("1");
        project.must("pause").must("release");
    }

    private static void requireTransition(Subject project, String state, String verb) {
        assertThat(project.state()).isEqualTo(state);
        assertThat(project.lastTransition().to()).isEqualTo(state);
        assertThat(project.lastTransition().actor()).isEqualTo("JMX");
        assertThat(project.lastTransition().reason()).contains(verb, project.name() + ".cdc");
    }

    @Test
    void whoSuspendsTheRouteOfTheLoadPausesTheProject() throws SQLException {
        Map<String, Object> definition =
                new HashMap<>(Landscape.definition("loading", "slow", List.of("schema", "full-load", "cdc")));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 1, "chunkBytes", 65_536)));
        Subject project = LANDSCAPE.create(definition).must("start").awaitStep("full-load", "RUNNING");
        LANDSCAPE.jolokia().must(Jolokia.route("loading.full-load"), "suspend()");
        assertThat(project.state()).isEqualTo("PAUSED");
        assertThat(project.step("full-load")).isEqualTo("PAUSED");
        LANDSCAPE.jolokia().must(Jolokia.route("loading.full-load"), "resume()");
        project.awaitCaughtUp();
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), "slow"))
                .isEmpty();
        project.must("pause").must("release");
    }

    @Test
    void theWholeGroupOfAProjectsRoutesIsTheProjectToo() {
        Subject project = running("grouped");
        String group = "org.apache.camel:context=serai,type=routegroups,name=\"grouped\"";
        LANDSCAPE.jolokia().must(group, "stop()");
        assertThat(project.state()).isEqualTo("PAUSED");
        assertThat(project.lastTransition().actor()).isEqualTo("JMX");
        LANDSCAPE.jolokia().must(group, "start()");
        assertThat(project.state()).isEqualTo("RUNNING");
        project.awaitCaughtUp().must("pause").must("release");
    }

    @Test
    void routesCarryTheProjectsGroupAndAreShownAsYaml() {
        Subject project = running("shown");
        JsonNode routes = LANDSCAPE.api().get(project.path() + "/routes");
        assertThat(routes)
                .extracting(r -> r.path("id").asText())
                .containsExactly("shown.precheck", "shown.schema", "shown.full-load", "shown.cdc");
        assertThat(routes)
                .extracting(r -> r.path("template").asText())
                .containsExactly("precheck", "schema", "full-load", "cdc");
        for (JsonNode route : routes) {
            String id = route.path("id").asText();
            assertThat(LANDSCAPE.jolokia().read(Jolokia.route(id), "RouteGroup").asText())
                    .isEqualTo("shown");
            assertThat(route.path("yaml").asText()).contains("route:", "shown").doesNotContain("{{project}}");
            boolean follows = id.endsWith(".cdc");
            assertThat(route.path("status").asText()).isEqualTo(follows ? "Started" : "Stopped");
        }
        assertThat(routes.path(3).path("yaml").asText()).contains("apply-changes", "cdcStep");
        project.must("pause").must("release");
        assertThat(LANDSCAPE.jolokia().search("org.apache.camel:context=serai,type=routes,name=\"shown.*\""))
                .isEmpty();
    }
}
