package io.serai.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.SeraiException.Flaw;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemsTest {
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    private final Problems problems = new Problems();
    private final Exchange exchange = new DefaultExchange(CAMEL);

    @ParameterizedTest
    @CsvSource({
        "BAD_JSON, 400",
        "NOT_CONFIRMED, 400",
        "PROJECT_UNKNOWN, 404",
        "DATA_SOURCE_UNKNOWN, 404",
        "PROJECT_EXISTS, 409",
        "STATE_CONFLICT, 409",
        "PRECHECK_FAILED, 409",
        "BODY_TOO_LARGE, 413",
        "UNSUPPORTED_MEDIA_TYPE, 415",
        "INVALID, 422",
        "ROW_CONFLICT, 422",
        "NOT_IMPLEMENTED, 501"
    })
    void theCodeDecidesTheStatus(String code, int status) {
        assertThat(render(new SeraiException(code, "what", "remedy"))).containsEntry("status", status);
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(status);
    }

    @Test
    void whatMayPassByItselfIs503AlsoWhenItIsWrapped() {
        TransientException away = new TransientException("SERVER_UNAVAILABLE", "what", "remedy", null);
        assertThat(render(away)).containsEntry("status", 503);
        assertThat(render(new RuntimeException(away))).containsEntry("status", 503);
    }

    @Test
    void problemsHaveTheFieldsOfRfc9457AndOurs() {
        Map<String, Object> problem = render(new SeraiException("STATE_CONFLICT", "what", "remedy"));
        assertThat(problem)
                .containsExactly(
                        Map.entry("type", "about:blank"),
                        Map.entry("title", "State conflict"),
                        Map.entry("status", 409),
                        Map.entry("code", "STATE_CONFLICT"),
                        Map.entry("detail", "what"),
                        Map.entry("remedy", "remedy"));
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/problem+json");
    }

    @Test
    void flawsAreListed() {
        List<Flaw> flaws = List.of(new Flaw("/a", "bad"), new Flaw("/b", "worse"));
        assertThat(render(new SeraiException("INVALID", "what", "remedy", null, flaws)))
                .containsEntry("errors", flaws);
    }

    @Test
    void headersOfTheRequestDoNotComeBack() {
        exchange.getMessage().setHeader("Authorization", "Basic c2VjcmV0");
        render(new SeraiException("INVALID", "what", "remedy"));
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("Authorization");
    }

    @Test
    void anUnexpectedErrorIs500() {
        IllegalStateException broken = new IllegalStateException("broken");
        broken.setStackTrace(new StackTraceElement[0]);
        assertThat(render(broken)).containsEntry("status", 500).containsEntry("code", "UNEXPECTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "APPLICATION/JSON;charset=UTF-8",
                "application/merge-patch+json"
            })
    void jsonIsTakenUnderItsNames(String type) {
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
        exchange.getMessage().setBody("{}");
        problems.requireJson(exchange);
        assertThat(exchange.getMessage().getBody()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/json"})
    void otherTypesAreRefused(String type) {
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type.isEmpty() ? null : type);
        exchange.getMessage().setBody("{}");
        assertThatThrownBy(() -> problems.requireJson(exchange))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void anEmptyBodyNeedsNoType() {
        assertThatCode(() -> problems.requireJson(exchange)).doesNotThrowAnyException();
        exchange.getMessage().setBody("  ");
        assertThatCode(() -> problems.requireJson(exchange)).doesNotThrowAnyException();
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsRefused() {
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody("x".repeat(1 << 20));
        problems.requireJson(exchange);
        exchange.getMessage().setBody("x".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> problems.requireJson(exchange))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("BODY_TOO_LARGE"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> render(Throwable thrown) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, thrown);
        problems.render(exchange);
        return exchange.getMessage().getBody(Map.class);
    }
}
