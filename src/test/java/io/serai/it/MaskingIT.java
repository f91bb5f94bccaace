package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import io.serai.fixture.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The worked example of {@code routes/custom}: a project that chooses templates which mask e-mail addresses. */
class MaskingIT {
    private static final String MASK = "[0-9a-f]{16}@";

    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(MaskingIT::withFaultyTemplates);

    /** The shipped routes with two templates that no project can use, in a directory of the test's own. */
    private static void withFaultyTemplates(io.serai.demo.RuntimeProcess.Builder settings) {
        settings.workingDirectory(FaultyTemplates.directory());
    }

    @BeforeAll
    static void fillTheSource() throws SQLException {
        LANDSCAPE
                .source()
                .execute(
                        "CREATE DATABASE sakila",
                        "CREATE TABLE sakila.customer (customer_id INT PRIMARY KEY, email VARCHAR(80), UNIQUE KEY (email))",
                        "CREATE TABLE sakila.newsletter (email VARCHAR(80))",
                        "INSERT INTO sakila.customer VALUES (1, 'ana@serai.io'), (2, 'bob@serai.io'), (3, NULL),"
                                + " (4, 'nobody'), (5, 'zoë.ß@serai.io'), (6, 'leaves@serai.io')",
                        "INSERT INTO sakila.newsletter VALUES ('ana@serai.io'), ('ana@serai.io')");
    }

    @Test
    void addressesArriveMaskedThroughLoadAndCdcAndNothingElseIsTouched() throws SQLException {
        DatabaseServer source = LANDSCAPE.source();
        Subject project =
                LANDSCAPE.create(masked("masked", Map.of("full-load", "full-load-masked", "cdc", "cdc-masked")));
        project.must("start").awaitCaughtUp();
        String ana = email(1);
        assertThat(ana).matches(MASK + "serai\\.io");
        assertThat(email(2)).matches(MASK + "serai\\.io").isNotEqualTo(ana);
        assertThat(email(3)).isNull();
        assertThat(email(4)).matches("[0-9a-f]{16}");
        assertThat(email(5)).matches(MASK + "serai\\.io");

        source.execute(
                "INSERT INTO sakila.customer VALUES (7, 'new@serai.io')",
                "UPDATE sakila.customer SET email = 'bob@elsewhere.io' WHERE customer_id = 2",
                "UPDATE sakila.customer SET customer_id = 8 WHERE customer_id = 5",
                "DELETE FROM sakila.customer WHERE customer_id = 6",
                "DELETE FROM sakila.customer WHERE customer_id = 1",
                "INSERT INTO sakila.customer VALUES (9, 'ana@serai.io')",
                "UPDATE sakila.newsletter SET email = 'zoë@serai.io' LIMIT 1");
        Query.awaitApplied(source, LANDSCAPE.target(), project);

        assertThat(email(7)).matches(MASK + "serai\\.io");
        assertThat(email(2)).matches(MASK + "elsewhere\\.io");
        assertThat(email(9))
                .as("the same address has the same mask in load and cdc")
                .isEqualTo(ana);
        assertThat(Query.list(LANDSCAPE.target(), "SELECT customer_id FROM sakila.customer ORDER BY 1"))
                .containsExactly("2", "3", "4", "7", "8", "9");
        assertThat(Query.list(LANDSCAPE.target(), "SELECT email FROM sakila.newsletter ORDER BY 1"))
                .containsExactly("ana@serai.io", "zoë@serai.io");
        assertThat(project.api().get(project.path() + "/routes"))
                .extracting(route -> route.path("template").asText())
                .contains("full-load-masked", "cdc-masked");
        project.must("pause").must("release");
    }

    @Test
    void aTemplateThatDoesNotExistIsRefusedWithAPointer() {
        requireRefused(Map.of("cdc", "cdc-maskd"), "/routes/cdc", "cdc-maskd");
    }

    @Test
    void aTemplateThatRequiresAnotherParameterIsRefusedWithAPointer() {
        requireRefused(Map.of("full-load", FaultyTemplates.DEMANDING), "/routes/full-load", FaultyTemplates.DEMANDING);
    }

    @Test
    void aTemplateThatDoesNotTakeTheProjectIsRefusedWithAPointer() {
        requireRefused(Map.of("cdc", FaultyTemplates.DEAF), "/routes/cdc", FaultyTemplates.DEAF);
    }

    @Test
    void aTemplateForSomethingThatIsNoStepIsRefusedWithAPointer() {
        requireRefused(Map.of("mask", "cdc-masked"), "/routes/mask", "no step");
    }

    @Test
    void theExampleIsTheShippedTemplateWithOneNodeMore() throws IOException {
        for (String step : List.of("full-load", "cdc")) {
            List<String> shipped = procedure(Path.of("routes", "templates", step + ".camel.yaml"));
            List<String> masked = procedure(Path.of("routes", "custom", step + "-masked.camel.yaml"));
            int node = masked.indexOf(masked.stream()
                    .filter(l -> l.strip().equals("id: mask-email"))
                    .findFirst()
                    .orElseThrow());
            masked.subList(node - 1, node + 4).clear();
            assertThat(masked).as(step).isEqualTo(shipped);
        }
    }

    /** From the route's configuration on: what goes before describes the template. */
    private static List<String> procedure(Path template) throws IOException {
        List<String> lines = Files.readAllLines(template);
        int begin = lines.indexOf(lines.stream()
                .filter(l -> l.strip().startsWith("routeConfigurationId:"))
                .findFirst()
                .orElseThrow());
        return new java.util.ArrayList<>(lines.subList(begin, lines.size()));
    }

    private static void requireRefused(Map<String, String> routes, String pointer, String said) {
        Answer answer = LANDSCAPE.api().send("POST", "/api/projects", masked("refused", routes));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("INVALID");
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("pointer").asText()).isEqualTo(pointer);
        assertThat(error.path("detail").asText()).contains(said);
        assertThat(LANDSCAPE.api().send("GET", "/api/projects/refused", null).status())
                .isEqualTo(404);
    }

    private static Map<String, Object> masked(String name, Map<String, String> routes) {
        Map<String, Object> definition =
                new java.util.HashMap<>(Landscape.definition(name, "sakila", List.of("schema", "full-load", "cdc")));
        definition.put("routes", routes);
        return definition;
    }

    private static String email(int customer) throws SQLException {
        return Query.value(LANDSCAPE.target(), "SELECT email FROM sakila.customer WHERE customer_id = " + customer);
    }
}
