package io.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** A refusal of the HTTP interface; the message shows its problem body as a person would want to read it. */
public final class ApiException extends RuntimeException {
    private static final int SHOWN_TEXT = 300;

    private final transient ApiClient.Answer answer;

    ApiException(String request, ApiClient.Answer answer) {
        super(describe(request, answer));
        this.answer = answer;
    }

    public int status() {
        return answer.status();
    }

    /** The stable code of the problem, or an empty string when the answer carried none. */
    public String code() {
        return answer.json().path("code").asText("");
    }

    /** The problem body, possibly missing. */
    public JsonNode problem() {
        return answer.json();
    }

    private static String describe(String request, ApiClient.Answer answer) {
        JsonNode problem = answer.json();
        StringBuilder text = new StringBuilder(request).append(" answered ").append(answer.status());
        if (!problem.isObject()) {
            String body = answer.text() == null ? "" : answer.text().strip();
            return text.append(": ")
                    .append(body, 0, Math.min(SHOWN_TEXT, body.length()))
                    .toString();
        }
        append(text, " ", problem.path("code"));
        append(text, ": ", problem.path("detail").isMissingNode() ? problem.path("title") : problem.path("detail"));
        for (JsonNode error : problem.path("errors")) {
            append(text, "\n  ", error.path("pointer"));
            append(text, " ", error.path("detail"));
        }
        append(text, "\n  ", problem.path("remedy"));
        return text.toString();
    }

    private static void append(StringBuilder text, String separator, JsonNode value) {
        if (value.isTextual() && !value.asText().isBlank()) {
            text.append(separator).append(value.asText());
        }
    }
}
