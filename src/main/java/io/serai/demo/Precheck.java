package io.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Shows the findings of a precheck: how many, and in words those that are more than passed. */
final class Precheck {
    private static final int WIDTH = 74;
    private static final String INDENT = " ".repeat(6);

    private Precheck() {}

    static String summary(JsonNode precheck) {
        List<String> parts = new ArrayList<>();
        parts.add(Formats.number(count(precheck, "PASSED")) + " passed");
        if (count(precheck, "WARNING") > 0) {
            parts.add(Formats.count(count(precheck, "WARNING"), "warning"));
        }
        if (count(precheck, "FAILED") > 0) {
            parts.add(Formats.number(count(precheck, "FAILED")) + " failed");
        }
        return String.join(", ", parts);
    }

    /** Lines of markup: failures with their remedy, then warnings. */
    static List<String> findings(JsonNode precheck) {
        List<String> lines = new ArrayList<>();
        for (JsonNode item : precheck.path("items")) {
            if (item.path("status").asText().equals("FAILED")) {
                add(lines, "@|red ✗|@", item);
                add(lines, text(item.path("remedy")));
            }
        }
        for (JsonNode item : precheck.path("items")) {
            if (item.path("status").asText().equals("WARNING")) {
                add(lines, "@|yellow !|@", item);
            }
        }
        return lines;
    }

    private static void add(List<String> lines, String mark, JsonNode item) {
        String endpoint = text(item.path("endpoint"));
        lines.add("    %s %s%s"
                .formatted(
                        mark, item.path("check").asText(), endpoint.isEmpty() ? "" : " @|faint (" + endpoint + ")|@"));
        add(lines, text(item.path("detail")));
    }

    private static void add(List<String> lines, String finding) {
        wrap(finding.strip()).forEach(line -> lines.add(INDENT + "@|faint " + line + "|@"));
    }

    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static long count(JsonNode precheck, String status) {
        return StreamSupport.stream(precheck.path("items").spliterator(), false)
                .filter(item -> item.path("status").asText().equals(status))
                .count();
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : "";
    }
}
