package io.serai.it;

import static io.serai.it.Documents.DATA_SOURCE;
import static io.serai.it.Documents.DATA_SOURCES;
import static io.serai.it.Documents.PROJECT;
import static io.serai.it.Documents.PROJECTS;
import static io.serai.it.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data sources and projects with flaws are refused with a pointer to each, and leave nothing behind. */
class ValidationIT {
    @RegisterExtension
    static final Documents DOCUMENTS = new Documents();

    /** The most characters that are allowed. */
    private static final String LONGEST = "n".repeat(64);

    private List<JsonNode> before;

    @BeforeEach
    void lookAtWhatIsThere() {
        before = DOCUMENTS.state();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(DOCUMENTS.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /colour                          | {"colour": "red"}
            /a~1b                            | {"a/b": 1}
            /a~0b                            | {"a~b": 1}
            /tls/kind                        | {"tls": {"kind": "strict"}}
            /tls                             | {"tls": "required"}
            /tls/mode                        | {"tls": {"mode": "perhaps"}}
            /name                            | {"name": null}
            /name                            | {"name": 7}
            /name                            | {"name": ""}
            /name                            | {"name": "-x"}
            /name                            | {"name": "a b"}
            /name                            | {"name": "a.b"}
            /name                            | {"name": "zoë"}
            /type                            | {"type": null}
            /type                            | {"type": "oracle"}
            /type                            | {"type": "MYSQL"}
            /host                            | {"host": null}
            /host                            | {"host": "a b"}
            /host                            | {"host": "h?allowLoadLocalInfile=true"}
            /port                            | {"port": "3306"}
            /port                            | {"port": 0}
            /port                            | {"port": 65536}
            /port                            | {"port": 3306.5}
            /port                            | {"port": 99999999999999999999}
            /user                            | {"user": null}
            /user                            | {"user": ["u"]}
            /password                        | {"password": 4711}
            /properties                      | {"properties": []}
            /properties/useSSL               | {"properties": {"useSSL": {}}}
            /properties/allowLoadLocalInfile | {"properties": {"allowLoadLocalInfile": true}}
            /properties/autoDeserialize      | {"properties": {"autoDeserialize": "true"}}
            """)
    void aDataSourceWithAFlawIsRefusedWithItsPointer(String pointer, String flaw) {
        Problem.requireInvalid(DOCUMENTS.api().send("POST", DATA_SOURCES, with(DATA_SOURCE, flaw)), pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /colour                       | {"colour": "red"}
            /objects/inclde               | {"objects": {"include": ["shop.*"], "inclde": []}}
            /options/speed                | {"options": {"speed": 9}}
            /options/fullLoad/threads     | {"options": {"fullLoad": {"threads": 9}}}
            /options/fullLoad             | {"options": {"fullLoad": 4}}
            /options/fullLoad/concurrency | {"options": {"fullLoad": {"concurrency": 0}}}
            /options/fullLoad/concurrency | {"options": {"fullLoad": {"concurrency": "4"}}}
            /options/fullLoad/deferIndexes| {"options": {"fullLoad": {"deferIndexes": "yes"}}}
            /options/fullLoad/chunkBytes  | {"options": {"fullLoad": {"chunkBytes": 1}}}
            /options/targetNotEmpty       | {"options": {"targetNotEmpty": "truncate"}}
            /options/skipChecks           | {"options": {"skipChecks": "all"}}
            /name                         | {"name": null}
            /name                         | {"name": "a b"}
            /name                         | {"name": "_x"}
            /name                         | {"name": "a/../b"}
            /source                       | {"source": null}
            /source                       | {"source": "nowhere"}
            /source                       | {"source": {}}
            /target                       | {"target": "nowhere"}
            /target                       | {"target": "here"}
            /steps                        | {"steps": null}
            /steps                        | {"steps": []}
            /steps                        | {"steps": "full-load"}
            /steps/1                      | {"steps": ["schema", "fullLoad"]}
            /steps/1                      | {"steps": ["schema", "schema"]}
            /steps/0                      | {"steps": [null]}
            /steps                        | {"steps": ["full-load", "switchover"]}
            /steps                        | {"steps": ["full-load", "cdc", "reverse-link"]}
            /objects/include              | {"objects": null}
            /objects/include              | {"objects": {"include": []}}
            /objects/include              | {"objects": {"include": "shop.*"}}
            /objects/include/1            | {"objects": {"include": ["shop.*", 5]}}
            /objects/include/0            | {"objects": {"include": ["shop"]}}
            /objects/include/0            | {"objects": {"include": [""]}}
            /objects/include/0            | {"objects": {"include": ["shop."]}}
            /objects/include/0            | {"objects": {"include": [".orders"]}}
            /objects/include/0            | {"objects": {"include": [" shop.orders"]}}
            /objects/include/0            | {"objects": {"include": ["sh*p.orders"]}}
            /objects/include/0            | {"objects": {"include": ["shop.orders["]}}
            /objects/include/0            | {"objects": {"include": ["shop.[z-a]"]}}
            /objects/include/0            | {"objects": {"include": ["shop.orders=orders"]}}
            /objects/include/0            | {"objects": {"include": ["shop.orders=a.b=c.d"]}}
            /objects/exclude/0            | {"objects": {"include": ["shop.*"], "exclude": ["shop.a=shop.b"]}}
            /objects/exclude/0            | {"objects": {"include": ["shop.*"], "exclude": ["*.*"]}}
            /routes                       | {"routes": []}
            /routes/cdc                   | {"routes": {"cdc": "no-such-template"}}
            /routes/reload                | {"routes": {"reload": "cdc"}}
            /routes/a~1b                  | {"routes": {"a/b": "cdc"}}
            /tags                         | {"tags": "production"}
            /tags/0                       | {"tags": [""]}
            """)
    void aProjectWithAFlawIsRefusedWithItsPointer(String pointer, String flaw) {
        Problem.requireInvalid(DOCUMENTS.api().send("POST", PROJECTS, with(PROJECT, flaw)), pointer);
    }

    @Test
    void allFlawsAreToldAtOnce() {
        Answer answer = DOCUMENTS
                .api()
                .send("POST", PROJECTS, with(PROJECT, "{\"name\": \"!\", \"source\": \"?\", \"steps\": [], \"x\": 1}"));
        assertThat(Problem.pointers(answer)).containsExactlyInAnyOrder("/name", "/source", "/steps", "/x");
    }

    @Test
    void aNameHasAtMostSixtyFourCharacters() {
        for (String path : List.of(DATA_SOURCES, PROJECTS)) {
            String base = path.equals(PROJECTS) ? PROJECT : DATA_SOURCE;
            String name = "{\"name\": \"%s\"}".formatted(LONGEST);
            String longer = "{\"name\": \"%sx\"}".formatted(LONGEST);
            Problem.requireInvalid(DOCUMENTS.api().send("POST", path, with(base, longer)), "/name");
            assertThat(DOCUMENTS.api().send("POST", path, with(base, name)).status())
                    .isEqualTo(201);
            assertThat(DOCUMENTS
                            .api()
                            .send("DELETE", path + "/" + LONGEST + "?confirm=" + LONGEST, null)
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        Problem.require(
                DOCUMENTS.api().send("POST", DATA_SOURCES, with(DATA_SOURCE, "{\"name\": \"here\"}")),
                409,
                "DATA_SOURCE_EXISTS");
        Problem.require(
                DOCUMENTS.api().send("POST", PROJECTS, with(PROJECT, "{\"name\": \"present\"}")),
                409,
                "PROJECT_EXISTS");
        Problem.require(
                DOCUMENTS.api().send("POST", PROJECTS + "/present/clone", Map.of("name", "present")),
                409,
                "PROJECT_EXISTS");
    }

    /** Half of a surrogate pair is valid JSON and no valid text. */
    @Test
    void aTextThatCanNotBeWrittenAgainIsRefused() {
        String half = PROJECT.replace("\"fresh\"", "\"fresh\", \"tags\": [\"\\ud800\"]");
        Problem.requireInvalid(DOCUMENTS.api().send("POST", PROJECTS, half), "/tags/0");
    }

    @Test
    void anEmptyBodyLacksEveryRequiredField() {
        Answer answer = DOCUMENTS.api().send("POST", DATA_SOURCES, "application/json", "");
        assertThat(Problem.pointers(answer)).contains("/name", "/type", "/host", "/user");
    }

    @Test
    void theDefinitionStaysAsItWasWhenANewOneHasAFlaw() {
        String path = PROJECTS + "/present";
        Problem.requireInvalid(DOCUMENTS.api().send("PUT", path, with(PROJECT, "{\"name\": \"other\"}")), "/name");
        Problem.requireInvalid(
                DOCUMENTS.api().send("PUT", path, with(PROJECT, "{\"name\": \"present\", \"steps\": [\"x\"]}")),
                "/steps/0");
        Problem.requireInvalid(DOCUMENTS.api().send("PUT", DATA_SOURCES + "/here", with(DATA_SOURCE, "{}")), "/name");
    }

    @ParameterizedTest
    @CsvSource({"/name,{}", "/name,{\"name\": \"a b\"}", "/nme,{\"nme\": \"x\"}"})
    void aCloneWithAFlawIsRefused(String pointer, String body) {
        Problem.requireInvalid(DOCUMENTS.api().send("POST", PROJECTS + "/present/clone", body), pointer);
    }

    @Test
    void deletingMustBeConfirmedWithTheName() {
        Problem.require(DOCUMENTS.api().send("DELETE", PROJECTS + "/present", null), 400, "NOT_CONFIRMED");
        Problem.require(
                DOCUMENTS.api().send("DELETE", PROJECTS + "/present?confirm=Present", null), 400, "NOT_CONFIRMED");
    }

    @Test
    void aStateThatDoesNotExistCanNotBeAskedFor() {
        Problem.requireInvalid(DOCUMENTS.api().send("GET", PROJECTS + "?state=SLEEPING", null), "/state");
    }

    @Test
    void aDataSourceThatAProjectUsesCanNotBeDeleted() {
        Answer answer = DOCUMENTS.api().send("DELETE", DATA_SOURCES + "/here", null);
        Problem.require(answer, 409, "DATA_SOURCE_IN_USE");
        assertThat(answer.json().path("detail").asText()).contains("present");
    }
}
