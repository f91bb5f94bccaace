package io.serai.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs of Debian in a directory of their own. They run with the loader, the libraries and the Perl that lie there, so they run
 * on every Linux.
 *
 * @param root the directory that stands for {@code /}
 */
record Bundle(Path root) {
    /** A program by its path below the root, such as {@code usr/bin/mysqldump}. */
    ProcessBuilder command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(loader());
        if (isPerl(program)) {
            command.add(root.resolve("usr/bin/perl").toString());
        }
        command.add(root.resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(
                        "MARIADB_PLUGIN_DIR",
                        libraries().resolve("libmariadb3/plugin").toString());
        builder.environment().put("PERL5LIB", perlLibraries());
        return builder;
    }

    boolean has(String program) {
        return Files.exists(root.resolve(program));
    }

    private List<String> loader() {
        return List.of(
                libraries().resolve("ld-linux-x86-64.so.2").toString(),
                "--library-path",
                libraries().toString());
    }

    private Path libraries() {
        return root.resolve("usr/lib/x86_64-linux-gnu");
    }

    private static boolean isPerl(String program) {
        return program.contains("/pt-");
    }

    private String perlLibraries() {
        return String.join(
                ":",
                Stream.of("usr/share/perl5", "usr/share", "usr/lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu/perl5")
                        .map(root::resolve)
                        .flatMap(Bundle::withVersions)
                        .map(Path::toString)
                        .toList());
    }

    /** Perl's directories end in its version: {@code perl/5.42}. */
    private static Stream<Path> withVersions(Path directory) {
        List<Path> found = new ArrayList<>();
        found.add(directory);
        for (Path parent : List.of(directory, directory.resolve("perl"))) {
            try (Stream<Path> entries = Files.isDirectory(parent) ? Files.list(parent) : Stream.<Path>empty()) {
                entries.filter(p -> p.getFileName().toString().matches("5\\.\\d+|perl-base"))
                        .forEach(found::add);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return found.stream();
    }
}
