package io.serai.it;

import io.serai.datasource.ServerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case about data: a folder below {@code src/test/resources/cases}.
 *
 * <ul>
 *   <li>{@code source.sql}: its first line is {@code -- title: what it proves}; tables, then a line {@code -- rows}, then the rows.
 *   <li>{@code changes.sql}: what happens to the rows while they move.
 *   <li>{@code source.mysql.sql} and so on replace the general file on that kind of server.
 *   <li>{@code ignore}, {@code refused}, {@code stops}, {@code limited}: lines {@code <source kind> <target kind>: why or code}, a
 *       kind may be {@code *}. The case can not exist there; the precheck must refuse it; the changes must stop the link; what
 *       arrives is printed like the source's, but is not all the same.
 * </ul>
 *
 * Databases are the harness's business: no file names one. A statement ends with a semicolon at the end of a line.
 */
record CaseFolder(Path directory) {
    private static final Path ALL = Path.of("src", "test", "resources", "cases");
    private static final String ROWS = "-- rows";

    /** All of them, or those whose names the system property {@code serai.cases} lists. */
    static List<CaseFolder> all() {
        String chosen = System.getProperty("serai.cases", "");
        try (Stream<Path> directories = Files.list(ALL)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(CaseFolder::new)
                    .filter(c -> chosen.isEmpty() || List.of(chosen.split(",")).contains(c.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return directory.getFileName().toString();
    }

    /** Of the databases that it is tried in. */
    String database(String path) {
        return "c_" + name().replace('-', '_') + "_" + path;
    }

    String title() {
        return Stream.of("source.sql", "source.mysql.sql", "source.mariadb.sql")
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst()
                .map(file -> read(file).lines().findFirst().orElse("").replaceFirst("^--\\s*", ""))
                .orElse("");
    }

    List<String> structure(ServerType source) {
        String text = file("source", source);
        return statements(text.substring(0, rowsAt(text)));
    }

    List<String> rows(ServerType source) {
        String text = file("source", source);
        int at = rowsAt(text);
        return statements(text.substring(Math.min(text.length(), at + ROWS.length())));
    }

    List<String> changes(ServerType source) {
        return statements(file("changes", source));
    }

    /** Why the case can not exist between two kinds of server. */
    Optional<String> ignored(ServerType source, ServerType target) {
        return line("ignore", source, target);
    }

    /** The code with which the precheck refuses it. */
    Optional<String> refused(ServerType source, ServerType target) {
        return line("refused", source, target);
    }

    /** The code with which the changes stop the link. */
    Optional<String> stops(ServerType source, ServerType target) {
        return line("stops", source, target);
    }

    /** What its values lose: they are compared as they are printed. */
    Optional<String> limited(ServerType source, ServerType target) {
        return line("limited", source, target);
    }

    /** Whether it can share a project with other cases, because all of it is carried. */
    boolean isCarried(ServerType source, ServerType target) {
        return ignored(source, target).isEmpty()
                && refused(source, target).isEmpty()
                && stops(source, target).isEmpty();
    }

    private Optional<String> line(String name, ServerType source, ServerType target) {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        for (String line : read(file).lines().filter(l -> !l.isBlank()).toList()) {
            String[] parts = line.split(":", 2);
            String[] kinds = parts[0].trim().split("\\s+");
            if (parts.length != 2 || kinds.length != 2) {
                throw new IllegalStateException(file + " has a line that is not '<source> <target>: ...': " + line);
            }
            if (matches(kinds[0], source) && matches(kinds[1], target)) {
                return Optional.of(parts[1].trim());
            }
        }
        return Optional.empty();
    }

    private static boolean matches(String kind, ServerType type) {
        return kind.equals("*") || kind.equals(type.apiName());
    }

    private static int rowsAt(String text) {
        int at = ("\n" + text).indexOf("\n" + ROWS + "\n");
        return at < 0 ? text.length() : at;
    }

    private String file(String name, ServerType type) {
        Path own = directory.resolve(name + "." + type.apiName() + ".sql");
        Path general = directory.resolve(name + ".sql");
        return Files.exists(own) ? read(own) : Files.exists(general) ? read(general) : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        for (String part : text.split(";[ \\t]*(\\n|$)")) {
            boolean says = part.lines().anyMatch(l -> !l.isBlank() && !l.startsWith("--"));
            if (says) {
                statements.add(part.strip());
            }
        }
        return statements;
    }
}
