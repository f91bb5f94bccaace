package io.serai.it;

import io.serai.datasource.ServerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of every case, as the table of {@code src/docs/fidelity.md}. */
final class Fidelity {
    private static final String BEGIN = "<!-- made by CasesIT: begin -->";
    private static final String END = "<!-- made by CasesIT: end -->";
    private static final List<String> COLUMNS =
            List.of("mysql-mysql", "mysql-mariadb", "mariadb-mariadb", "mariadb-mysql");

    private final Map<String, String> titles = new TreeMap<>();
    private final Map<String, Map<String, String>> results = new TreeMap<>();

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
        put(c, from, to, "- (" + c.ignored(from, to).orElseThrow() + ")");
    }

    private void put(CaseFolder c, ServerType from, ServerType to, String result) {
        titles.put(c.name(), c.title());
        results.computeIfAbsent(c.name(), name -> new LinkedHashMap<>())
                .put(from.apiName() + "-" + to.apiName(), result);
    }

    /** Whether every cell of the table was tried in this run. */
    synchronized boolean isComplete(int cases) {
        return results.size() == cases
                && results.values().stream().allMatch(cells -> cells.keySet().containsAll(COLUMNS));
    }

    /** The page with this run's results between its marks. */
    synchronized String page(String old) {
        int begin = old.indexOf(BEGIN) + BEGIN.length();
        return old.substring(0, begin) + "\n\n" + table() + "\n" + old.substring(old.indexOf(END));
    }

    private String table() {
        StringBuilder table = new StringBuilder(
                        "| Case | MySQL to MySQL | MySQL to MariaDB | MariaDB to MariaDB | MariaDB to MySQL |\n")
                .append("|---|---|---|---|---|\n");
        results.forEach((name, cells) -> {
            table.append("| **")
                    .append(name)
                    .append("**: ")
                    .append(titles.get(name).replaceFirst("^[^:]*:\\s*", ""));
            COLUMNS.forEach(column -> table.append(" | ").append(cells.getOrDefault(column, "not tried")));
            table.append(" |\n");
        });
        return table.toString();
    }
}
