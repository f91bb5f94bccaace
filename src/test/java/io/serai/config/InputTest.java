package io.serai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.error.SeraiException;
import io.serai.error.SeraiException.Flaw;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InputTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "1",
                "\"text\"",
                "{",
                "{\"a\":1,}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1} x",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{'a':1}",
                "// nothing",
                "{\"o\":{\"a\":1,\"a\":1}}",
                "{\"a\":01}",
                "{\"a\":NaN}"
            })
    void bodyThatIsNoSingleJsonObjectIsRefused(String body) {
        SeraiException e = catchThrowableOfType(SeraiException.class, () -> Input.parse(body));
        assertThat(e.code()).isEqualTo("BAD_JSON");
        assertThat(e.flaws()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "{}"})
    void nothingIsAnEmptyObject(String body) {
        Input.parse(body).finish("thing");
        Input.parse(null).finish("thing");
    }

    @Test
    void absurdNestingIsRefusedInsteadOfOverflowingTheStack() {
        assertThatThrownBy(() -> Input.parse("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isInstanceOf(SeraiException.class);
    }

    @Test
    void requiredFieldsAreReportedTogether() {
        Input input = Input.parse("{\"port\": null}");
        input.text("name", null);
        input.integer("port", null, 1, 9);
        assertThat(flaws(input)).containsExactly(new Flaw("/name", "is required"), new Flaw("/port", "is required"));
    }

    @Test
    void absentFieldsGetTheirDefaults() {
        Input input = Input.parse("{\"a\": null}");
        assertThat(input.text("a", "x")).isEqualTo("x");
        assertThat(input.integer("b", 7, 1, 9)).isEqualTo(7);
        assertThat(input.bool("c", true)).isTrue();
        assertThat(input.texts("d")).isEmpty();
        assertThat(input.map("e")).isEmpty();
        assertThat(input.object("f").text("g", "y")).isEqualTo("y");
        assertThat(input.word("h", 1, t -> Optional.of(2), "a word")).isEqualTo(1);
        input.finish("thing");
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "9, true",
        "0, false",
        "10, false",
        "1.0, false",
        "'\"5\"', false",
        "true, false",
        "1e0, false",
        "18446744073709551617, false",
        "[1], false",
        "{}, false"
    })
    void wholeNumbersAreTakenWithinTheirBoundsOnly(String json, boolean taken) {
        Input input = Input.parse("{\"n\": " + json + "}");
        input.integer("n", null, 1, 9);
        assertThat(flaws(input)).hasSize(taken ? 0 : 1).allMatch(f -> f.pointer()
                .equals("/n"));
    }

    @Test
    void wholeNumbersReachTheEndsOfLong() {
        Input input = Input.parse("{\"least\": -9223372036854775808, \"most\": 9223372036854775807}");
        assertThat(input.whole("least", null, Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(input.whole("most", null, Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        input.finish("thing");
    }

    @Test
    void wrongTypesAreFlawsAtTheirPlace() {
        Input input = Input.parse("{\"t\": 1, \"b\": \"true\", \"l\": \"x\", \"m\": [], \"o\": 3}");
        input.text("t", "");
        input.bool("b", false);
        input.texts("l");
        input.map("m");
        input.object("o").close();
        assertThat(flaws(input)).extracting(Flaw::pointer).containsExactly("/t", "/b", "/l", "/m", "/o");
    }

    @Test
    void aPasswordThatIsNoTextIsNotShown() {
        Input input = Input.parse("{\"password\": 20250102}");
        input.text("password", "");
        assertThatThrownBy(() -> input.finish("data source")).message().doesNotContain("20250102");
    }

    @Test
    void elementsOfListsAndMapsArePointedAt() {
        Input input = Input.parse("{\"l\": [\"a\", 1, null], \"m\": {\"x\": 1, \"y\": null, \"z\": {}}}");
        assertThat(input.texts("l")).containsExactly("a");
        assertThat(input.map("m")).containsExactly(java.util.Map.entry("x", "1"));
        assertThat(flaws(input)).extracting(Flaw::pointer).containsExactly("/l/1", "/l/2", "/m/y", "/m/z");
    }

    @Test
    void unknownFieldsAreRefusedAtEveryDepthWithTheKnownOnes() {
        Input input = Input.parse("{\"a\": {\"b\": {\"wrong\": 1, \"c\": \"x\"}}, \"alsoWrong\": 1}");
        Input inner = input.object("a").object("b");
        inner.text("c", null);
        inner.close();
        assertThat(flaws(input))
                .containsExactly(
                        new Flaw("/a/b/wrong", "is not a known field; known are c"),
                        new Flaw("/alsoWrong", "is not a known field; known are a"));
    }

    @Test
    void pointersEscapeSlashAndTildeAsRfc6901Says() {
        Input input = Input.parse("{\"a/b\": 1, \"c~d\": 1, \"/\": 1, \"m\": {\"x/y\": null}}");
        input.map("m");
        assertThat(flaws(input))
                .extracting(Flaw::pointer)
                .containsExactlyInAnyOrder("/a~1b", "/c~0d", "/~1", "/m/x~1y");
    }

    @Test
    void aWordOutsideItsSetIsOneFlaw() {
        Input input = Input.parse("{\"w\": \"often\", \"v\": 1}");
        input.word("w", null, t -> Optional.empty(), "always or never");
        input.word("v", null, t -> Optional.empty(), "always or never");
        assertThat(flaws(input)).extracting(Flaw::pointer).containsExactly("/w", "/v");
    }

    @Test
    void theFirstFlawStandsInTheDetail() {
        Input input = Input.parse("{\"name\": 1, \"x\": 2}");
        input.text("name", null);
        assertThatThrownBy(() -> input.finish("project"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("INVALID"))
                .hasMessageContaining("The project has 2 flaws")
                .hasMessageContaining("/name must be a text");
    }

    private static List<Flaw> flaws(Input input) {
        try {
            input.finish("thing");
            return List.of();
        } catch (SeraiException e) {
            return e.flaws();
        }
    }
}
