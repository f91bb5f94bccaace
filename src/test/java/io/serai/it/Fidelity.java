package io.serai.it;

import io.serai.datasource.ServerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of every case, as the table of {@code src/docs/fidelity.md}. */
final class Fidelity {
    private static final List<String> COLUMNS =
            List.of("mysql-mysql", "mysql-mariadb", "mariadb-mariadb", "mariadb-mysql");

    private final Map<String, String> titles = new TreeMap<>();
    private final Map<String, Map<String, String>> results = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    /** A case went as its folder says. */
    synchronized void proved(CaseFolder c, ServerType from, ServerType to) {
        String result = c.refused(from, to)
                .map(code -> "refused: `" + code + "`")
                .or(() -> c.stops(from, to).map(code -> "stops: `" + code + "`"))
                .or(() -> c.limited(from, to).map(how -> "limited: " + how))
                .orElse("exact");
        put(c, from, to, result);
    }

    synchronized void ignored(CaseFolder c, ServerType from, ServerType to) {
        notes.add("%s, %s to %s: %s"
                .formatted(
                        c.name(),
                        from.apiName(),
                        to.apiName(),
                        c.ignored(from, to).orElseThrow()));
        put(c, from, to, "does not exist");
    }

    private void put(CaseFolder c, ServerType from, ServerType to, String result) {
        titles.put(c.name(), c.title());
        results.computeIfAbsent(c.name(), name -> new LinkedHashMap<>())
                .put(from.apiName() + "-" + to.apiName(), result);
    }

    synchronized void write(Path file) throws IOException {
        StringBuilder page =
                new StringBuilder("| Case | " + String.join(" | ", COLUMNS) + " |\n|---|---|---|---|---|\n");
        results.forEach((name, cells) -> {
            page.append("| ").append(name).append(": ").append(titles.get(name).replaceFirst("^[^:]*:\\s*", ""));
            COLUMNS.forEach(column -> page.append(" | ").append(cells.getOrDefault(column, "**not proved**")));
            page.append(" |\n");
        });
        page.append('\n');
        notes.stream().sorted().forEach(note -> page.append("* ").append(note).append('\n'));
        Files.writeString(file, page);
    }
}
