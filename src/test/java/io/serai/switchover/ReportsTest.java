package io.serai.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportsTest {
    private static Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("z", 1.25);
        report.put("a", List.of(Map.of("y", "ä<b>", "x", Instant.parse("2026-01-02T03:04:05Z"))));
        report.put("nothing", null);
        return report;
    }

    @Test
    void theHashIsOverTheRestInAlphabeticalOrderWithoutBlanks() throws Exception {
        Map<String, Object> signed = Reports.signed(report());
        String rest = "{\"a\":[{\"x\":\"2026-01-02T03:04:05Z\",\"y\":\"ä<b>\"}],\"nothing\":null,\"z\":1.25}";
        assertThat(signed.get(Reports.HASH))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(rest.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void theOrderOfTheFieldsStaysForPeopleAndTheHashIsLast() {
        assertThat(new ArrayList<>(Reports.signed(report()).keySet()))
                .containsExactly("z", "a", "nothing", Reports.HASH);
    }

    @Test
    void whatIsReadBackHasTheSameHash() throws Exception {
        Map<String, Object> signed = Reports.signed(report());
        Map<String, Object> back =
                Json.mapper().readValue(Json.write(signed), new com.fasterxml.jackson.core.type.TypeReference<>() {});
        assertThat(Reports.signed(back)).isEqualTo(back);
        back.put("z", 1.26);
        assertThat(Reports.signed(back).get(Reports.HASH)).isNotEqualTo(signed.get(Reports.HASH));
    }

    @Test
    void thePageShowsEverythingAndNothingAsMarkup() {
        String page = ReportPage.of(Reports.signed(report()));
        assertThat(page)
                .contains(
                        "ä&lt;b&gt;",
                        "1.25",
                        String.valueOf(Reports.signed(report()).get(Reports.HASH)));
        assertThat(page).doesNotContain("<b>");
    }

    @Test
    void thePageHasAPartForWhatIsMoreThanOneValueAndLoadsNothing() {
        Map<String, Object> report = report();
        report.put("secondsWithoutWrites", 0.7);
        report.put("objectsSkipped", List.of());
        String page = ReportPage.of(Reports.signed(report));
        assertThat(page)
                .contains("<th>seconds without writes</th><td>0.7</td>", "<h2>a</h2>", "<h2>objects skipped</h2>")
                .doesNotContain("src=", "href=", "url(");
    }
}
