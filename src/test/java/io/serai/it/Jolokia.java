package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** JMX over HTTP, as Hawtio speaks it. */
final class Jolokia {
    private static final String PATH = "/observe/jolokia/";

    private final ApiClient client;

    /** @param management the runtime's management address */
    Jolokia(URI management) {
        this(new ApiClient(management));
    }

    Jolokia(ApiClient client) {
        this.client = client;
    }

    static String project(String name) {
        return "io.serai:type=Project,name=" + name;
    }

    static String route(String id) {
        return "org.apache.camel:context=serai,type=routes,name=\"" + id + "\"";
    }

    /** An attribute; missing when there is none. */
    JsonNode read(String mbean, String attribute) {
        return send(Map.of("type", "read", "mbean", mbean, "attribute", attribute))
                .path("value");
    }

    /** All attributes of all MBeans that match; what can not be read is shown with its error. */
    JsonNode readAll(String pattern) {
        return send(Map.of("type", "read", "mbean", pattern, "config", Map.of("ignoreErrors", "true")));
    }

    JsonNode search(String pattern) {
        return send(Map.of("type", "search", "mbean", pattern)).path("value");
    }

    /** Calls an operation and answers what came, with {@code status} and {@code value} or {@code error}. */
    JsonNode exec(String mbean, String operation, Object... arguments) {
        return send(Map.of("type", "exec", "mbean", mbean, "operation", operation, "arguments", List.of(arguments)));
    }

    /** Calls an operation that must succeed. */
    JsonNode must(String mbean, String operation, Object... arguments) {
        JsonNode answer = exec(mbean, operation, arguments);
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        return answer.path("value");
    }

    private JsonNode send(Map<String, Object> request) {
        return client.post(PATH, request);
    }
}
