package io.serai.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.datasource.ServerType;
import io.serai.demo.ApiClient;
import io.serai.demo.RuntimeProcess;
import io.serai.fixture.DatabaseServer;
import io.serai.fixture.MariaDbServer;
import io.serai.fixture.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two servers and a runtime in a process of its own, shared by the tests of a class. Their logs stay below {@code target/it} until
 * the next run.
 */
final class Landscape implements BeforeAllCallback, AfterAllCallback {
    static final String SOURCE = "source";
    static final String TARGET = "target";
    static final String[] FAST = {"-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

    private final ServerType sourceType;
    private final ServerType targetType;
    private final Consumer<RuntimeProcess.Builder> settings;
    private DatabaseServer source;
    private DatabaseServer target;
    private RuntimeProcess runtime;

    /** Two MariaDB servers. */
    Landscape() {
        this(builder -> {});
    }

    /** @param settings what the runtime is to have beside its defaults */
    Landscape(Consumer<RuntimeProcess.Builder> settings) {
        this(ServerType.MARIADB, ServerType.MARIADB, settings);
    }

    /** Its tests are skipped where a server of these kinds can not be had. */
    Landscape(ServerType sourceType, ServerType targetType, Consumer<RuntimeProcess.Builder> settings) {
        this.sourceType = sourceType;
        this.targetType = targetType;
        this.settings = settings;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path directory = directory(context.getRequiredTestClass());
        source = server(sourceType, directory.resolve(SOURCE), Map.of());
        target = server(targetType, directory.resolve(TARGET), Map.of());
        runtime = runtime(directory.resolve("state"), settings);
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> {
                            source.start();
                            target.start();
                        }),
                        CompletableFuture.runAsync(runtime::start))
                .join();
        createDataSource(SOURCE, source, DatabaseServer.USER, DatabaseServer.PASSWORD);
        createDataSource(TARGET, target, DatabaseServer.USER, DatabaseServer.PASSWORD);
    }

    /** MySQL where it can be had; for tests that are worth running on MariaDB as well. */
    static ServerType mysqlOrElseMariaDb() {
        return MySqlServer.absence() == null ? ServerType.MYSQL : ServerType.MARIADB;
    }

    /** A server of a kind, not yet started; where there is none the test is skipped. */
    static DatabaseServer server(ServerType type, Path directory, Map<String, String> environment, String... options) {
        if (type == ServerType.MARIADB) {
            return new MariaDbServer(directory, environment, options);
        }
        Assumptions.assumeTrue(MySqlServer.absence() == null, () -> "No MySQL: " + MySqlServer.absence());
        return new MySqlServer(directory, environment, options);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (runtime != null) {
            runtime.close();
            source.close();
            target.close();
        }
    }

    /** An empty directory of a test class. */
    static Path directory(Class<?> testClass) throws IOException {
        Path directory = Path.of("target", "it", testClass.getSimpleName()).toAbsolutePath();
        FileUtil.removeDir(directory.toFile());
        return Files.createDirectories(directory);
    }

    /** A runtime that starts as fast as it can, not yet started; from the jar that is shipped, once that is built. */
    static RuntimeProcess runtime(Path stateDirectory, Consumer<RuntimeProcess.Builder> settings) {
        RuntimeProcess.Builder builder = RuntimeProcess.in(stateDirectory).javaOptions(FAST);
        if (Files.exists(ClassArchive.JAR)) {
            builder.jar(ClassArchive.JAR);
            ClassArchive.path().ifPresent(archive -> builder.javaOptions("-XX:SharedArchiveFile=" + archive));
        }
        settings.accept(builder);
        return builder.build();
    }

    DatabaseServer source() {
        return source;
    }

    DatabaseServer target() {
        return target;
    }

    RuntimeProcess runtime() {
        return runtime;
    }

    ApiClient api() {
        return runtime.api();
    }

    Jolokia jolokia() {
        return new Jolokia(runtime.management("/"));
    }

    /** The health report, whether it is UP or DOWN. */
    JsonNode health() {
        return new ApiClient(runtime.management("/"))
                .send("GET", "/observe/health", null)
                .json();
    }

    /** The checks that are not UP. */
    String illness() {
        StringBuilder ill = new StringBuilder();
        for (JsonNode check : health().path("checks")) {
            if (!check.path("status").asText().equals("UP")) {
                ill.append(check);
            }
        }
        return ill.toString();
    }

    void createDataSource(String name, DatabaseServer server, String user, String password) {
        api().post("/api/data-sources", dataSource(name, server.type(), server.port(), user, password));
    }

    static Map<String, Object> dataSource(String name, ServerType type, int port, String user, String password) {
        return Map.of(
                "name",
                name,
                "type",
                type.apiName(),
                "host",
                DatabaseServer.HOST,
                "port",
                port,
                "user",
                user,
                "password",
                password);
    }

    /** A project of all tables of a database from {@link #SOURCE} to {@link #TARGET}, as the API takes it. */
    static Map<String, Object> definition(String name, String database, List<String> steps) {
        return Map.of(
                "name",
                name,
                "source",
                SOURCE,
                "target",
                TARGET,
                "steps",
                steps,
                "objects",
                Map.of("include", List.of(database + ".*")));
    }

    /** Creates a project and returns it, not started. */
    Subject create(Map<String, Object> definition) {
        api().post("/api/projects", definition);
        return subject((String) definition.get("name"));
    }

    Subject subject(String name) {
        return new Subject(api(), name);
    }
}
