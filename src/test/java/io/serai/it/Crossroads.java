package io.serai.it;

import static io.serai.datasource.ServerType.MARIADB;
import static io.serai.datasource.ServerType.MYSQL;

import io.serai.datasource.ServerType;
import io.serai.demo.ApiClient;
import io.serai.demo.RuntimeProcess;
import io.serai.fixture.DatabaseServer;
import io.serai.fixture.MySqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A source and a target of each kind, and one runtime between them: what is tried here is tried from each kind to each. Where MySQL
 * can not be had, MariaDB to MariaDB remains. The servers differ in their time zones, both with daylight saving.
 */
final class Crossroads implements BeforeAllCallback, AfterAllCallback {
    /** In a pool of 128 MiB MariaDB warned that it could free no block, while eight sessions wrote rows of 32 MiB. */
    private static final List<String> ROOM = List.of("--innodb-buffer-pool-size=384M");

    /** Its default of 96 MiB holds less than three such rows. */
    private static final String MARIADB_REDO_LOG = "--innodb-log-file-size=384M";

    private final List<String> options;
    private final Map<ServerType, DatabaseServer> sources = new LinkedHashMap<>();
    private final Map<ServerType, DatabaseServer> targets = new LinkedHashMap<>();
    private RuntimeProcess runtime;

    /** @param options of all four servers */
    Crossroads(String... options) {
        this.options = List.of(options);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path directory = Landscape.directory(context.getRequiredTestClass());
        for (ServerType type : MySqlServer.absence() == null ? List.of(MYSQL, MARIADB) : List.of(MARIADB)) {
            sources.put(type, server(type, directory.resolve("from-" + type.apiName()), "CET-1CEST,M3.5.0,M10.5.0/3"));
            targets.put(type, server(type, directory.resolve("to-" + type.apiName()), "EST5EDT,M3.2.0,M11.1.0"));
        }
        runtime = Landscape.runtime(directory.resolve("state"), settings -> {});
        Stream.<Runnable>concat(
                        Stream.concat(sources.values().stream(), targets.values().stream())
                                .map(server -> server::start),
                        Stream.of(runtime::start))
                .parallel()
                .forEach(Runnable::run);
        sources.values().forEach(server -> createDataSource("from-", server));
        targets.values().forEach(server -> createDataSource("to-", server));
    }

    private DatabaseServer server(ServerType type, Path directory, String timeZone) {
        List<String> all = new ArrayList<>(ROOM);
        if (type == MARIADB) {
            all.add(MARIADB_REDO_LOG);
        }
        all.addAll(options);
        return Landscape.server(type, directory, Map.of("TZ", timeZone), all.toArray(String[]::new));
    }

    private void createDataSource(String prefix, DatabaseServer server) {
        api().post(
                        "/api/data-sources",
                        Landscape.dataSource(
                                prefix + server.type().apiName(),
                                server.type(),
                                server.port(),
                                DatabaseServer.USER,
                                DatabaseServer.PASSWORD));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (runtime != null) {
            runtime.close();
        }
        sources.values().forEach(DatabaseServer::close);
        targets.values().forEach(DatabaseServer::close);
    }

    ApiClient api() {
        return runtime.api();
    }

    /** The source of a kind; where there is none the test is skipped. */
    DatabaseServer source(ServerType type) {
        Assumptions.assumeTrue(sources.containsKey(type), () -> "No MySQL: " + MySqlServer.absence());
        return sources.get(type);
    }

    List<DatabaseServer> sources() {
        return List.copyOf(sources.values());
    }

    /** From this source to every target. */
    List<Passage> passages(DatabaseServer source) {
        return targets.values().stream()
                .map(target -> new Passage(source, target, api()))
                .toList();
    }
}
