package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.datasource.ServerType;
import io.serai.demo.ApiClient;
import io.serai.demo.ApiClient.Answer;
import io.serai.demo.RuntimeProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a login configured nobody gets past it but by it. */
class LoginIT {
    private static final String USER = "operator";
    /** With all that a file of users, a header or a URL may take for something else. */
    private static final String PASSWORD = "a:b=c \\d%20#ö\"'";

    private static RuntimeProcess runtime;

    @BeforeAll
    static void startTheRuntimeWithALogin() throws IOException {
        runtime = Landscape.runtime(
                        Landscape.directory(LoginIT.class).resolve("state"),
                        settings -> settings.environment("SERAI_HTTP_USER", USER)
                                .environment("SERAI_HTTP_PASSWORD", PASSWORD))
                .start();
        // A login is asked for before the interface is there.
        await().atMost(Subject.PATIENCE)
                .until(() -> new ApiClient(runtime.management("/"))
                                .send("GET", "/observe/health", null)
                                .status()
                        == 200);
    }

    @AfterAll
    static void stopTheRuntime() {
        runtime.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects",
                "/api/data-sources",
                "/api/openapi.json",
                "/api/",
                "/api/nothing",
                "/./api/projects",
                "/x/../api/projects",
                "/%61pi/projects",
                "/api%2Fprojects",
                "/api;x/projects"
            })
    void theInterfaceIsClosedWithoutTheLogin(String path) {
        for (ApiClient client : List.of(
                runtime.api(),
                runtime.api().withLogin(USER, "wrong"),
                runtime.api().withLogin(USER, ""),
                runtime.api().withLogin(USER, PASSWORD + " "),
                runtime.api().withLogin("admin", PASSWORD),
                runtime.api().withLogin("", ""))) {
            Answer answer = client.send("GET", path, null);
            assertThat(answer.status()).as(path).isIn(401, 404);
            assertThat(answer.text()).doesNotContain("[", "openapi\":");
        }
    }

    @Test
    void aRefusalIsAProblemAndAsksForTheLogin() {
        Answer answer = runtime.api().send("POST", "/api/projects", Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo("LOGIN_REQUIRED");
    }

    @Test
    void theInterfaceIsOpenWithTheLogin() {
        ApiClient client = runtime.api().withLogin(USER, PASSWORD);
        assertThat(client.get("/api/projects")).isEmpty();
        assertThat(client.send(
                                "POST",
                                "/api/data-sources",
                                Landscape.dataSource("there", ServerType.MARIADB, 1, "u", "p"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void jolokiaIsClosedWithoutTheLoginAndOpenWithIt() {
        ApiClient without = new ApiClient(runtime.management("/"));
        ApiClient with = without.withLogin(USER, PASSWORD);
        for (String path : List.of("/observe/jolokia", "/observe/jolokia/", "/observe/jolokia/version")) {
            assertThat(without.send("GET", path, null).status()).as(path).isEqualTo(401);
        }
        assertThat(without.send("POST", "/observe/jolokia/", Map.of("type", "version"))
                        .status())
                .isEqualTo(401);
        assertThat(with.send("GET", "/observe/jolokia/version", null).status()).isEqualTo(200);
        assertThat(new Jolokia(with).search("org.apache.camel:type=context,*")).hasSize(1);
    }

    @Test
    void healthStaysOpenForProbes() {
        Answer answer = new ApiClient(runtime.management("/")).send("GET", "/observe/health", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("UP");
    }
}
