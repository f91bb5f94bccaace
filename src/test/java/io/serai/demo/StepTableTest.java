package io.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StepTableTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesALineOnlyForNewsWhereOutputIsNoTerminal() throws IOException {
        StepTable table = table(false, true);
        ProjectView loading = view("RUNNING", 0.41, 19_204);
        table.show(loading, "a note");
        table.show(loading, "another note");
        table.show(view("RUNNING", 0.42, 19_300), "");
        table.show(view("COMPLETED", 1, 46_273), "");
        assertThat(text().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("full-load").doesNotContain("\u001b"));
        assertThat(text()).contains("41 %  19,204 rows").contains("COMPLETED  100 %  46,273 rows");
    }

    @Test
    void drawsEveryStepInPlaceOnATerminal() throws IOException {
        StepTable table = table(true, true);
        table.show(view("RUNNING", 0.5, 100), "a note");
        table.show(view("RUNNING", 0.6, 120), "a note");
        assertThat(text())
                .contains("━━━━━━━━")
                .contains("PENDING")
                .contains("a note")
                .contains("\u001b[6A");
    }

    @Test
    void keepsToAsciiWhereTheTerminalKnowsNothingElse() throws IOException {
        table(true, false).show(view("RUNNING", 0.5, 100), "…");
        assertThat(text()).contains("========").matches("\\p{ASCII}*");
    }

    @Test
    void takesAProjectThatLacksEverything() throws IOException {
        ProjectView view = ProjectView.of(MAPPER.readTree("{\"steps\": [{\"name\": \"cdc\", \"error\": null}]}"));
        assertThat(view.step("cdc"))
                .hasValueSatisfying(step -> assertThat(step.error()).isEmpty());
        assertThat(view.lag()).isNegative();
        assertThat(view.stepIs("schema", "COMPLETED")).isFalse();
    }

    private StepTable table(boolean terminal, boolean unicode) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new StepTable(new Display(stream, terminal, unicode), new Stopwatch());
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ProjectView view(String state, double progress, long rows) throws IOException {
        String json = """
                {"state": "RUNNING", "lagSeconds": 0.3, "steps": [
                  {"name": "full-load", "state": "%s", "progress": %s, "rows": %d, "rowsPerSecond": 0, "error": null},
                  {"name": "cdc", "state": "PENDING"}]}
                """;
        return ProjectView.of(MAPPER.readTree(json.formatted(state, progress, rows)));
    }
}
