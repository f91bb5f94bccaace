package io.serai.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import io.serai.fixture.DatabaseServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passwords go in and never come out: looked for wherever the runtime shows, logs or keeps something. */
class SecretsIT {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape();

    private static final String DATA_SOURCES = "/api/data-sources";
    /** Lets the accounts in. */
    private static final String RIGHT = "canary-8f14e45f-right";
    /** Is refused by the server. */
    private static final String WRONG = "canary-8f14e45f-wrong";
    /** What both have, and the digits of a password that was sent as a number. */
    private static final List<String> CANARIES = List.of("8f14e45f", "20260914");

    private static final String USER = "canary_user";

    @BeforeAll
    static void runProjectsWhoseDataSourcesHaveCanaries() throws SQLException {
        for (DatabaseServer server : List.of(LANDSCAPE.source(), LANDSCAPE.target())) {
            server.execute("CREATE USER " + USER + " IDENTIFIED BY '" + RIGHT + "'", "GRANT ALL ON *.* TO " + USER);
        }
        LANDSCAPE.source().execute("CREATE DATABASE shop", "CREATE TABLE shop.orders (id INT PRIMARY KEY)");
        LANDSCAPE.createDataSource("from", LANDSCAPE.source(), USER, RIGHT);
        LANDSCAPE.createDataSource("to", LANDSCAPE.target(), USER, RIGHT);
        LANDSCAPE.createDataSource("refused", LANDSCAPE.source(), USER, WRONG);
        project("following", "from").must("precheck").must("start").awaitCaughtUp();
        project("failing", "refused").must("precheck");
        assertThat(LANDSCAPE.subject("failing").act("start").status()).isEqualTo(409);
    }

    private static Subject project(String name, String source) {
        Map<String, Object> definition =
                new HashMap<>(Landscape.definition(name, "shop", List.of("schema", "full-load", "cdc")));
        definition.put("source", source);
        definition.put("target", "to");
        definition.put("objects", Map.of("include", List.of("shop.*=" + name + ".*")));
        return LANDSCAPE.create(definition);
    }

    @Test
    void noAnswerOfTheInterfaceShowsAPassword() {
        List<String> paths = new ArrayList<>(List.of(DATA_SOURCES, "/api/projects", "/api/openapi.json"));
        for (String name : List.of("from", "to", "refused")) {
            paths.add(DATA_SOURCES + "/" + name);
        }
        for (String name : List.of("following", "failing")) {
            for (String part : List.of("", "/tables", "/events", "/routes", "/verification")) {
                paths.add("/api/projects/" + name + part);
            }
        }
        for (String path : paths) {
            requireNoCanary(path, LANDSCAPE.api().get(path).toString());
        }
        assertThat(LANDSCAPE.api().get(DATA_SOURCES + "/from").has("password")).isFalse();
        assertThat(LANDSCAPE.api().get("/api/projects/following/routes")).isNotEmpty();
    }

    @Test
    void testingADataSourceShowsNoPassword() {
        for (String name : List.of("from", "refused")) {
            Answer answer = LANDSCAPE.api().send("POST", DATA_SOURCES + "/" + name + "/test", null);
            assertThat(answer.json().path("reachable").asBoolean()).isEqualTo(name.equals("from"));
            requireNoCanary(name, answer.text());
        }
    }

    @Test
    void noErrorRepeatsThePasswordThatWasSent() {
        String document = "{\"name\": \"x\", \"type\": \"mysql\", \"host\": \"h\", \"user\": \"u\", \"password\": %s}";
        for (String password : List.of(
                "\"" + RIGHT + "\", \"colour\": 1",
                "20260914",
                "[\"" + RIGHT + "\"]",
                "{\"is\": \"" + RIGHT + "\"}",
                RIGHT)) {
            Answer answer =
                    LANDSCAPE.api().send("POST", DATA_SOURCES, "application/json", document.formatted(password));
            assertThat(answer.status()).isBetween(400, 422);
            requireNoCanary(password, answer.text());
        }
    }

    @Test
    void noMBeanShowsAPassword() {
        int attributes = 0;
        for (String pattern : List.of("io.serai:*", "org.apache.camel:*", "com.zaxxer.hikari:*", "java.lang:*")) {
            JsonNode all = LANDSCAPE.jolokia().readAll(pattern);
            attributes += all.path("value").size();
            requireNoCanary(pattern, all.toString());
        }
        assertThat(attributes).as("MBeans that were read").isGreaterThan(50);
        assertThat(LANDSCAPE.jolokia().readAll("org.apache.camel:type=routes,*").toString())
                .contains("following.cdc");
    }

    @Test
    void noHealthAndNoMetricShowsAPassword() throws IOException {
        for (String path : List.of("/observe/health", "/observe/metrics")) {
            String text = text(LANDSCAPE.runtime().management(path));
            assertThat(text).contains("following");
            requireNoCanary(path, text);
        }
    }

    @Test
    void noLogLineShowsAPassword() throws IOException {
        String log = Files.readString(LANDSCAPE.runtime().log());
        assertThat(log).contains("[following]");
        requireNoCanary("log", log);
    }

    @Test
    void noFileOfTheStateHoldsAPassword() throws IOException {
        Path state = LANDSCAPE.runtime().stateDirectory();
        await("the state on disk").untilAsserted(() -> assertThat(bytes(state)).contains(USER));
        requireNoCanary("state", bytes(state));
    }

    @Test
    void theKeyIsForItsOwnerOnly() throws IOException {
        Path key = LANDSCAPE.runtime().stateDirectory().resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void aPasswordThatIsLeftOutOfAChangeStays() {
        Map<String, Object> changed = new HashMap<>(Landscape.dataSource(
                "refused", LANDSCAPE.source().type(), LANDSCAPE.source().port(), USER, ""));
        changed.put("password", RIGHT);
        LANDSCAPE.api().put(DATA_SOURCES + "/refused", changed);
        changed.remove("password");
        LANDSCAPE.api().put(DATA_SOURCES + "/refused", changed);
        assertThat(LANDSCAPE
                        .api()
                        .post(DATA_SOURCES + "/refused/test")
                        .path("reachable")
                        .asBoolean())
                .isTrue();
        changed.put("password", WRONG);
        LANDSCAPE.api().put(DATA_SOURCES + "/refused", changed);
    }

    private static String text(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try (InputStream stream =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    /** All files, each byte a character. */
    private static String bytes(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static void requireNoCanary(String where, String text) {
        for (String canary : CANARIES) {
            assertThat(text.contains(canary)).as("%s holds a password", where).isFalse();
            String utf16 = new String(canary.getBytes(java.nio.charset.StandardCharsets.UTF_16BE), ISO_8859_1);
            assertThat(text.contains(utf16))
                    .as("%s holds a password in UTF-16", where)
                    .isFalse();
            String base64 = java.util.Base64.getEncoder().encodeToString(RIGHT.getBytes(UTF_8));
            assertThat(text.contains(base64))
                    .as("%s holds a password in Base64", where)
                    .isFalse();
        }
    }
}
