package io.serai.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Speaks JSON with the runtime's HTTP interface. Thread-safe.
 *
 * <p>{@code get}, {@code post}, {@code put} and {@code delete} answer the body and throw an {@link ApiException} for
 * any status from 400 on; {@code send} answers whatever came.
 */
public final class ApiClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
    private static final String JSON = "application/json";

    private final URI base;
    private final String authorization;
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** A client without login; paths such as {@code /api/projects} are resolved against {@code base}. */
    public ApiClient(URI base) {
        this(base, null);
    }

    private ApiClient(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** A client for the same address that logs in with HTTP basic authentication. */
    public ApiClient withLogin(String user, String password) {
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new ApiClient(base, "Basic " + Base64.getEncoder().encodeToString(login));
    }

    public URI base() {
        return base;
    }

    public JsonNode get(String path) {
        return body("GET", path, null);
    }

    /** Posts without a body. */
    public JsonNode post(String path) {
        return body("POST", path, null);
    }

    /** Posts {@code body} as JSON: a string as it is, a {@link JsonNode}, map, list or record serialised. */
    public JsonNode post(String path, Object body) {
        return body("POST", path, body);
    }

    public JsonNode put(String path, Object body) {
        return body("PUT", path, body);
    }

    public JsonNode delete(String path) {
        return body("DELETE", path, null);
    }

    /** Answers what came, whatever its status; {@code body} may be null. */
    public Answer send(String method, String path, Object body) {
        return send(method, path, body == null ? null : JSON, body == null ? null : serialise(body));
    }

    /** Sends {@code body} untouched under this content type; both may be null. */
    public Answer send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), type, response.body(), parse(response.body()));
        } catch (IOException e) {
            String cause = e.getMessage() == null ? "nothing listens there" : e.getMessage();
            throw new UncheckedIOException("%s %s: no answer (%s)".formatted(method, base.resolve(path), cause), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during %s %s".formatted(method, path), e);
        }
    }

    private JsonNode body(String method, String path, Object body) {
        Answer answer = send(method, path, body);
        if (answer.status() >= 400) {
            throw new ApiException(method + " " + path, answer);
        }
        return answer.json();
    }

    private String serialise(Object body) {
        if (body instanceof String text) {
            return text;
        }
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not representable as JSON: " + body.getClass(), e);
        }
    }

    private JsonNode parse(String text) {
        try {
            return text == null || text.isBlank() ? MissingNode.getInstance() : mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * An answer.
     *
     * @param text the body as it came
     * @param json the body parsed, a {@link MissingNode} when it is empty or not JSON
     */
    public record Answer(int status, String contentType, String text, JsonNode json) {}
}
