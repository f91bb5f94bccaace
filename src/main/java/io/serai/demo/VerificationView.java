package io.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A verification as the HTTP interface shows it.
 *
 * @param finishedAt as it came; empty while the verification runs
 * @param duration zero when not known
 */
record VerificationView(String state, String result, String finishedAt, Duration duration, List<Table> tables) {
    private static final String EQUAL = "EQUAL";

    record Table(String name, String result, long rows, long differences) {}

    static VerificationView of(JsonNode verification) {
        List<Table> tables = new ArrayList<>();
        for (JsonNode table : verification.path("tables")) {
            String source = table.path("source").asText("");
            tables.add(new Table(
                    source.isEmpty() || source.equals("null")
                            ? table.path("target").asText()
                            : source,
                    table.path("result").asText("UNKNOWN"),
                    table.path("rows").asLong(0),
                    table.path("differences").asLong(0)));
        }
        String finished = verification.path("finishedAt").isTextual()
                ? verification.path("finishedAt").asText()
                : "";
        return new VerificationView(
                verification.path("state").asText("UNKNOWN"),
                verification.path("result").asText("UNKNOWN"),
                finished,
                between(verification.path("startedAt").asText(""), finished),
                List.copyOf(tables));
    }

    boolean isEqual() {
        return EQUAL.equals(result);
    }

    boolean isFinished() {
        return !finishedAt.isEmpty();
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    List<Table> unequal() {
        return tables.stream().filter(table -> !table.result.equals(EQUAL)).toList();
    }

    private static Duration between(String begin, String end) {
        try {
            return Duration.between(Instant.parse(begin), Instant.parse(end));
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
