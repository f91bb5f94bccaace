package io.serai.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.util.FileUtil;

/** A copy of the shipped {@code routes} and {@code config} in which {@link LinkDriver} is the step switchover. */
final class LinkDriverRoutes {
    private static final String ROUTES = """
            - beans:
                - name: linkDriver
                  type: io.serai.it.LinkDriver
                  constructors:
                    "0": "#bean:links"
                    "1": "#bean:projects"
                    "2": "#bean:databases"
            - routeTemplate:
                id: turn-links
                parameters:
                  - name: project
                route:
                  id: turn-links
                  routeConfigurationId: step
                  autoStartup: false
                  from:
                    uri: direct
                    parameters:
                      name: "{{project}}.switchover"
                    steps:
                      - bean:
                          ref: linkDriver
                          method: turn
            - rest:
                id: turn
                path: /api/projects/{name}
                post:
                  - id: turnLinks
                    path: /turn
                    produces: application/json
                    to:
                      uri: direct
                      parameters:
                        name: turnLinks
            - route:
                id: api.turnLinks
                routeConfigurationId: api
                from:
                  uri: direct
                  parameters:
                    name: turnLinks
                  steps:
                    - bean:
                        ref: linkDriver
                        method: ask
            """;

    private LinkDriverRoutes() {}

    /** Where a runtime can be started; an empty directory before. */
    static Path in(Path directory) {
        try {
            FileUtil.removeDir(directory.toFile());
            copy(Path.of("routes"), directory.resolve("routes"));
            copy(Path.of("config"), directory.resolve("config"));
            Files.writeString(directory.resolve("routes/custom/turn-links.camel.yaml"), ROUTES);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
