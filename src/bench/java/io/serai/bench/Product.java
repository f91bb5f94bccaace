package io.serai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient;
import io.serai.demo.ChildProcess;
import io.serai.demo.Directories;
import io.serai.demo.FreePorts;
import io.serai.fixture.DatabaseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Serai's runtime as users run it: the packaged jar in a process of its own, with a state of its own. */
final class Product implements AutoCloseable {
    static final String DEFAULT_HEAP = "-Xmx1g";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ChildProcess process;
    private final ApiClient api;
    private final Path state;
    private int projects;

    private Product(ChildProcess process, ApiClient api, Path state) {
        this.process = process;
        this.api = api;
        this.state = state;
    }

    /** Starts a runtime that knows both servers, and returns when it answers. */
    static Product start(Site site, String heap) {
        Path state = site.fresh("state");
        int http = FreePorts.next();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-jar",
                        site.home().resolve("target/serai.jar").toString(),
                        "run")
                .directory(site.home().toFile());
        builder.environment()
                .putAll(Map.of(
                        "SERAI_HTTP_PORT",
                        String.valueOf(http),
                        "SERAI_MANAGEMENT_PORT",
                        String.valueOf(FreePorts.next()),
                        "SERAI_STATE_DIR",
                        state.toString()));
        ChildProcess process = ChildProcess.start("The runtime", builder, site.log("runtime"));
        ApiClient api = new ApiClient(URI.create("http://" + DatabaseServer.HOST + ":" + http));
        Product product = new Product(process, api, state);
        product.awaitReady();
        product.dataSource("source", site.servers().source());
        product.dataSource("target", site.servers().target());
        return product;
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline || process.endsWithin(POLL)) {
                String message = process.diagnosis();
                process.kill();
                throw new BenchException(message);
            }
        }
    }

    private boolean answers() {
        try {
            return api.send("GET", "/api/projects", null).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void dataSource(String name, DatabaseServer server) {
        api.post(
                "/api/data-sources",
                Map.of(
                        "name",
                        name,
                        "type",
                        server.type().apiName(),
                        "host",
                        DatabaseServer.HOST,
                        "port",
                        server.port(),
                        "user",
                        DatabaseServer.USER,
                        "password",
                        DatabaseServer.PASSWORD,
                        "tls",
                        Map.of("mode", "disabled")));
    }

    /** Creates a project of all tables of a database, not yet started. */
    Project create(String database, List<String> steps) {
        String name = "bench-" + ++projects;
        api.post(
                "/api/projects",
                Map.of(
                        "name",
                        name,
                        "source",
                        "source",
                        "target",
                        "target",
                        "steps",
                        steps,
                        "objects",
                        Map.of("include", List.of(database + ".*"))));
        return new Project(api, name);
    }

    JsonNode get(String path) {
        return api.get(path);
    }

    /** The most memory that the process has had in RAM, in MiB. */
    long peakMebibytes() {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("The peak of the memory can not be read", e);
        }
    }

    @Override
    public void close() {
        process.stop(STOP_TIMEOUT);
        Directories.delete(state);
    }
}
