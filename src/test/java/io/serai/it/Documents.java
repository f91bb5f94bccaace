package io.serai.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.datasource.ServerType;
import io.serai.demo.ApiClient;
import io.serai.demo.RuntimeProcess;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A runtime without any server: data sources {@code here} and {@code there} that nobody answers for, and a project {@code present}
 * between them that is not started. And documents that could be created beside them.
 */
final class Documents implements BeforeAllCallback, AfterAllCallback {
    static final String DATA_SOURCES = "/api/data-sources";
    static final String PROJECTS = "/api/projects";
    static final String DATA_SOURCE = """
            {"name": "fresh", "type": "mariadb", "host": "127.0.0.1", "port": 1, "user": "u", "password": "p"}""";
    static final String PROJECT = """
            {"name": "fresh", "source": "here", "target": "there", "steps": ["schema", "full-load"],
             "objects": {"include": ["shop.*"]}}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RuntimeProcess runtime;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        runtime = Landscape.runtime(
                        Landscape.directory(context.getRequiredTestClass()).resolve("state"), settings -> {})
                .start();
        for (String name : List.of("here", "there")) {
            api().post(DATA_SOURCES, Landscape.dataSource(name, ServerType.MARIADB, 1, "u", "p"));
        }
        api().post(PROJECTS, with(PROJECT, "{\"name\": \"present\"}"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        runtime.close();
    }

    ApiClient api() {
        return runtime.api();
    }

    /** All that could have been changed by mistake. */
    List<JsonNode> state() {
        return List.of(api().get(DATA_SOURCES), api().get(PROJECTS));
    }

    /** The document with these fields in place of its own. */
    static String with(String document, String fields) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(document);
            node.setAll((ObjectNode) JSON.readTree(fields));
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(fields, e);
        }
    }
}
