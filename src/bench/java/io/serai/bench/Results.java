package io.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of results: a section for each row. A section is replaced when its row has run, and stays as it was when not. */
final class Results {
    private static final List<String> HEAD = List.of(
            "# Results of the benchmark",
            "",
            "Written by `src/bench/run`; what is measured, how, and with which settings is told in [README.md](README.md).",
            "Each section has the date, the commit and the machine of its own run. \"Times Serai's\" is a contender's median"
                    + " divided by",
            "Serai's: above 1 it is slower than Serai.",
            "");

    private final Path file;
    private final List<String> order;

    /** @param order ids of all rows, in the order of their sections */
    Results(Path file, List<String> order) {
        this.file = file;
        this.order = order;
    }

    /** Replaces the section of one row and leaves the rest of the page as it is. */
    void write(Row row, List<String> lines) throws IOException {
        Map<String, List<String>> sections = read();
        List<String> section = new ArrayList<>();
        section.add("## " + row.id());
        section.add("");
        section.add(row.title() + ".");
        section.add("");
        section.addAll(lines);
        sections.put(row.id(), section);
        List<String> page = new ArrayList<>(HEAD);
        for (String id : order) {
            if (sections.containsKey(id)) {
                page.addAll(sections.get(id));
                page.add("");
            }
        }
        Files.writeString(file, String.join("\n", page).stripTrailing() + "\n");
    }

    private Map<String, List<String>> read() throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return sections;
        }
        List<String> section = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("## ")) {
                section = new ArrayList<>();
                sections.put(line.substring(3), section);
            }
            section.add(line);
        }
        sections.values().forEach(Results::strip);
        return sections;
    }

    private static void strip(List<String> section) {
        while (section.get(section.size() - 1).isBlank()) {
            section.remove(section.size() - 1);
        }
    }
}
