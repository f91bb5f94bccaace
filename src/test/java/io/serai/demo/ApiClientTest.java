package io.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ApiClientTest {
    private HttpServer server;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        api = new ApiClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void showsAProblemAsAPersonReadsIt() {
        answer(422, """
                {"code": "INVALID_PROJECT", "detail": "The project 'shop' is not valid.", "remedy": "Correct the fields.",
                 "errors": [{"pointer": "/source", "detail": "no data source 'legcy'"}]}
                """);
        assertThatThrownBy(() -> api.post("/api/projects", Map.of("name", "shop")))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.code()).isEqualTo("INVALID_PROJECT");
                })
                .hasMessage("""
                        POST /api/projects answered 422 INVALID_PROJECT: The project 'shop' is not valid.
                          /source no data source 'legcy'
                          Correct the fields.""");
    }

    @Test
    void answersWhatCameWhenAskedToSend() {
        answer(500, "no JSON at all");
        ApiClient.Answer answer = api.send("GET", "/api/projects", null);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("no JSON at all");
        assertThat(answer.json().isMissingNode()).isTrue();
    }

    @Test
    void saysWhereNobodyListens() {
        server.stop(0);
        assertThatThrownBy(() -> api.get("/api/projects"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(api.base() + "/api/projects: no answer");
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
