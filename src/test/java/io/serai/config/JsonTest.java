package io.serai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonTest {
    record Sample(String text, Instant at, List<Integer> numbers) {
        public boolean isEmpty() {
            return text.isEmpty();
        }

        public boolean hasNumbers() {
            return !numbers.isEmpty();
        }
    }

    @Test
    void writesTimesAsTextAndNoComputedFields() {
        String json =
                Json.write(new Sample("ä\"\\\n\u0000😀", Instant.parse("2025-01-02T03:04:05.678901Z"), List.of(1)));
        assertThat(json)
                .contains("\"2025-01-02T03:04:05.678901Z\"")
                .doesNotContain("empty")
                .doesNotContain("hasNumbers");
    }

    @Test
    void readsWhatItHasWritten() {
        Sample sample = new Sample("ä\"\\\n\u0000😀", Instant.parse("2025-01-02T03:04:05.678901Z"), List.of(1, 2));
        assertThat(Json.read(Json.write(sample), Sample.class)).isEqualTo(sample);
    }

    @Test
    void readsWhatALaterVersionHasWrittenWithMoreFields() {
        assertThat(Json.read("{\"text\":\"a\",\"more\":1}", Sample.class).text())
                .isEqualTo("a");
    }

    @Test
    void saysWhatIsNotReadable() {
        assertThatThrownBy(() -> Json.read("{", Sample.class)).hasMessageContaining("Sample");
    }
}
