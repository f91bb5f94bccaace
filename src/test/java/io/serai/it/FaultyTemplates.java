package io.serai.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the shipped {@code routes} and {@code config} with templates in it that no project can use. */
final class FaultyTemplates {
    /** Requires a parameter that nobody gives. */
    static final String DEMANDING = "demanding";
    /** Takes no parameter at all. */
    static final String DEAF = "deaf";

    private static final String TEMPLATE = """
            - routeTemplate:
                id: %s
                %s
                route:
                  from:
                    uri: direct
                    parameters:
                      name: %s
                    steps:
                      - log:
                          message: never
            """;

    private FaultyTemplates() {}

    /** Where a runtime can be started. */
    static Path directory() {
        Path directory = Path.of("target", "it", "faulty-templates").toAbsolutePath();
        try {
            copy(Path.of("routes"), directory.resolve("routes"));
            copy(Path.of("config"), directory.resolve("config"));
            Path custom = directory.resolve("routes").resolve("custom");
            write(custom, DEMANDING, "parameters: [{name: project}, {name: column, required: true}]");
            write(custom, DEAF, "description: Takes no project.");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path custom, String id, String parameters) throws IOException {
        Files.writeString(custom.resolve(id + ".camel.yaml"), TEMPLATE.formatted(id, parameters, id));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }
}
