package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;

/** What an answer that refuses something must look like (RFC 9457, with code and remedy). */
final class Problem {
    private Problem() {}

    static void require(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        for (String field : List.of("type", "title", "detail", "remedy")) {
            assertThat(problem.path(field).asText()).as(field).isNotBlank();
        }
    }

    /** A document with a flaw in the field that the pointer names. */
    static void requireInvalid(Answer answer, String pointer) {
        require(answer, 422, "INVALID");
        assertThat(pointers(answer)).contains(pointer);
        for (JsonNode error : answer.json().path("errors")) {
            assertThat(error.path("detail").asText()).isNotBlank();
        }
    }

    static List<String> pointers(Answer answer) {
        List<String> pointers = new ArrayList<>();
        answer.json().path("errors").forEach(e -> pointers.add(e.path("pointer").asText()));
        return pointers;
    }
}
