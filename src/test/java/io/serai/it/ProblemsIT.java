package io.serai.it;

import static io.serai.it.Documents.DATA_SOURCE;
import static io.serai.it.Documents.DATA_SOURCES;
import static io.serai.it.Documents.PROJECT;
import static io.serai.it.Documents.PROJECTS;
import static io.serai.it.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong before anybody reads what they say are problems too, and leave nothing behind. */
class ProblemsIT {
    @RegisterExtension
    static final Documents DOCUMENTS = new Documents();

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
    @ValueSource(
            strings = {
                "{",
                "{\"name\": }",
                "{'name': 'fresh'}",
                "{\"name\": \"fresh\"",
                "{\"name\": \"fresh\"} {}",
                "[]",
                "\"fresh\"",
                "null",
                "17",
                "{\"name\": \"fresh\", \"name\": \"fresher\"}",
                "{\"objects\": {\"include\": [], \"include\": []}}",
                "name=fresh"
            })
    void whatIsNoJsonObjectIsRefused(String body) {
        for (String path : List.of(DATA_SOURCES, PROJECTS, PROJECTS + "/present/clone")) {
            Problem.require(DOCUMENTS.api().send("POST", path, "application/json", body), 400, "BAD_JSON");
        }
        Problem.require(DOCUMENTS.api().send("PUT", PROJECTS + "/present", "application/json", body), 400, "BAD_JSON");
    }

    @Test
    void jsonThatIsNestedTooDeepIsRefused() {
        String deep = "{\"tags\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        Problem.require(DOCUMENTS.api().send("POST", PROJECTS, "application/json", deep), 400, "BAD_JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonlines"
            })
    void aBodyThatIsNotSentAsJsonIsRefused(String contentType) {
        Problem.require(
                DOCUMENTS.api().send("POST", DATA_SOURCES, contentType, DATA_SOURCE), 415, "UNSUPPORTED_MEDIA_TYPE");
        Problem.require(DOCUMENTS.api().send("POST", PROJECTS, contentType, PROJECT), 415, "UNSUPPORTED_MEDIA_TYPE");
        Problem.require(
                DOCUMENTS.api().send("PUT", PROJECTS + "/present", contentType, PROJECT),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyWithoutContentTypeIsRefused() {
        Problem.require(DOCUMENTS.api().send("POST", PROJECTS, null, PROJECT), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsRefused() {
        String large = with(PROJECT, "{\"tags\": [\"" + "x".repeat(1 << 20) + "\"]}");
        Problem.require(DOCUMENTS.api().send("POST", PROJECTS, "application/json", large), 413, "BODY_TOO_LARGE");
        Problem.require(DOCUMENTS.api().send("POST", DATA_SOURCES, "application/json", large), 413, "BODY_TOO_LARGE");
    }

    @Test
    void aBodyOfMoreThanAMebibyteWithoutItsLengthIsRefused() throws Exception {
        byte[] large = "é".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(DOCUMENTS.api().base().resolve(PROJECTS))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("BODY_TOO_LARGE");
    }

    @Test
    void aRequestNeverReachesAnotherObjectThanItsPathNames() {
        Answer answer = DOCUMENTS.api().send("GET", PROJECTS + "/absent?name=present", null);
        Problem.require(answer, 404, "PROJECT_UNKNOWN");
        answer = DOCUMENTS.api().send("DELETE", DATA_SOURCES + "/absent?name=there", null);
        Problem.require(answer, 404, "DATA_SOURCE_UNKNOWN");
        answer = DOCUMENTS.api().send("GET", PROJECTS + "/present?CamelHttpResponseCode=299", null);
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET ",
                "PUT ",
                "DELETE ?confirm=absent",
                "POST /precheck",
                "POST /start",
                "POST /pause",
                "POST /restore",
                "POST /release",
                "POST /clone",
                "GET /tables",
                "GET /events",
                "GET /routes",
                "GET /verification",
                "POST /verification",
                "GET /verification/differences",
                "GET /verification/correction.sql",
                "GET /switchover",
                "POST /switchover",
                "POST /switchover/drain/confirm",
                "POST /switchover/cancel",
                "POST /switchback",
                "GET /report"
            })
    void anUnknownProjectIsNotFound(String request) {
        String method = request.substring(0, request.indexOf(' '));
        String path = PROJECTS + "/absent" + request.substring(request.indexOf(' ') + 1);
        String body =
                switch (request) {
                    case "PUT " -> with(PROJECT, "{\"name\": \"absent\"}");
                    case "POST /clone" -> "{\"name\": \"copy\"}";
                    case "POST /verification" -> "{\"scope\": \"all\"}";
                    default -> null;
                };
        Problem.require(DOCUMENTS.api().send(method, path, body), 404, "PROJECT_UNKNOWN");
    }

    @Test
    void anUnknownDataSourceIsNotFound() {
        String absent = DATA_SOURCES + "/absent";
        Problem.require(DOCUMENTS.api().send("GET", absent, null), 404, "DATA_SOURCE_UNKNOWN");
        Problem.require(DOCUMENTS.api().send("PUT", absent, DATA_SOURCE), 404, "DATA_SOURCE_UNKNOWN");
        Problem.require(DOCUMENTS.api().send("DELETE", absent, null), 404, "DATA_SOURCE_UNKNOWN");
        Problem.require(DOCUMENTS.api().send("POST", absent + "/test", null), 404, "DATA_SOURCE_UNKNOWN");
    }

    @Test
    void anUnknownPathOrMethodIsAProblemToo() {
        Problem.require(DOCUMENTS.api().send("GET", "/api/nothing", null), 404, "NOT_FOUND");
        Problem.require(DOCUMENTS.api().send("GET", "/", null), 404, "NOT_FOUND");
        Problem.require(DOCUMENTS.api().send("PATCH", PROJECTS, "{}"), 405, "METHOD_NOT_ALLOWED");
        Problem.require(DOCUMENTS.api().send("GET", PROJECTS + "/present/start", null), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void whatLaterVersionsBringIsSaidToBeMissing() {
        String correction = PROJECTS + "/present/verification/correction.sql";
        Problem.require(DOCUMENTS.api().send("GET", correction, null), 501, "NOT_IMPLEMENTED");
    }

    @Test
    void aProjectWithoutTheStepIsNotSwitchedOver() {
        String present = PROJECTS + "/present";
        Problem.require(DOCUMENTS.api().send("POST", present + "/switchover", null), 409, "SWITCHOVER_NOT_CHOSEN");
        Problem.require(DOCUMENTS.api().send("POST", present + "/switchback", null), 409, "SWITCHOVER_NOT_CHOSEN");
        Problem.require(
                DOCUMENTS.api().send("POST", present + "/switchover/drain/retry", null), 404, "SWITCHOVER_UNKNOWN");
        Problem.require(DOCUMENTS.api().send("GET", present + "/report", null), 404, "REPORT_UNKNOWN");
    }

    @Test
    void theInterfaceDescribesItself() {
        JsonNode openApi = DOCUMENTS.api().get("/api/openapi.json");
        assertThat(openApi.path("openapi").asText()).startsWith("3.");
        List<String> paths = new ArrayList<>();
        openApi.path("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths)
                .contains(
                        DATA_SOURCES,
                        DATA_SOURCES + "/{name}",
                        DATA_SOURCES + "/{name}/test",
                        PROJECTS,
                        PROJECTS + "/{name}",
                        PROJECTS + "/{name}/start",
                        PROJECTS + "/{name}/verification");
    }
}
