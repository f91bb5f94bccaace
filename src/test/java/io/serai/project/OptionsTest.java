package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.config.Input;
import io.serai.config.Json;
import io.serai.error.SeraiException;
import io.serai.error.SeraiException.Flaw;
import io.serai.pace.Lane;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {
    /** Lanes of full load, index building, cdc and verification; then the size of a chunk. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "|4 4 1 2|16777216",
                "\"concurrency\": \"stable\"|2 1 1 1|8388608",
                "\"concurrency\": \"normal\"|4 4 1 2|16777216",
                "\"concurrency\": \"fast\"|8 6 1 4|33554432",
                "\"concurrency\": null|4 4 1 2|16777216",
                "\"threads\": 3|3 3 1 3|16777216",
                "\"concurrency\": \"fast\", \"threads\": 1|1 1 1 1|33554432",
                "\"fullLoad\": {\"concurrency\": 6}|6 6 1 2|16777216",
                "\"threads\": 3, \"fullLoad\": {\"concurrency\": 6}|6 6 1 3|16777216",
                "\"chunkBytes\": 65536|4 4 1 2|65536",
                "\"chunkBytes\": 65536, \"fullLoad\": {\"chunkBytes\": 1048576}|4 4 1 2|1048576"
            })
    void theNarrowerChoiceWins(String fields, String lanes, long chunkBytes) {
        Options options = parse(Options.DEFAULT, fields == null ? "" : fields);
        assertThat(Arrays.stream(Lane.values()).map(options::lanes))
                .containsExactly(
                        Arrays.stream(lanes.split(" ")).map(Integer::valueOf).toArray(Integer[]::new));
        assertThat(options.bytesOfChunk()).isEqualTo(chunkBytes);
    }

    @Test
    void whatIsLeftOutStaysAndNullBringsBackTheDefault() {
        Options present = parse(
                Options.DEFAULT,
                "\"concurrency\": \"fast\", \"threads\": 5, \"maxRowsPerSecond\": 100, \"maxBytesPerSecond\": 4096,"
                        + " \"fullLoad\": {\"concurrency\": 2, \"deferIndexes\": false}, \"skipChecks\": [\"KEYLESS\"]");
        assertThat(parse(present, "")).isEqualTo(present);
        Options changed = parse(present, "\"threads\": null, \"fullLoad\": {\"concurrency\": null}");
        assertThat(changed.lanes(Lane.FULL_LOAD)).isEqualTo(8);
        assertThat(changed.maxRowsPerSecond()).isEqualTo(100);
        assertThat(changed.skipChecks()).containsExactly("KEYLESS");
        assertThat(changed.fullLoad().deferIndexes()).isFalse();
        assertThat(
                        parse(
                                present,
                                "\"concurrency\": null, \"threads\": null, \"maxRowsPerSecond\": null, \"maxBytesPerSecond\": null,"
                                        + " \"fullLoad\": {\"concurrency\": null, \"deferIndexes\": null}, \"skipChecks\": null"))
                .isEqualTo(Options.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"concurrency\": \"fastest\"|/concurrency|'fastest'",
                "\"concurrency\": 4|/concurrency|number",
                "\"threads\": 0|/threads|0",
                "\"threads\": 65|/threads|65",
                "\"threads\": \"4\"|/threads|\"4\"",
                "\"chunkBytes\": 65535|/chunkBytes|65535",
                "\"maxRowsPerSecond\": 0|/maxRowsPerSecond|0",
                "\"maxRowsPerSecond\": -1|/maxRowsPerSecond|-1",
                "\"maxRowsPerSecond\": 1.5|/maxRowsPerSecond|1.5",
                "\"maxRowsPerSecond\": 1000000001|/maxRowsPerSecond|1000000001",
                "\"maxBytesPerSecond\": 1023|/maxBytesPerSecond|1023",
                "\"fullLoad\": {\"concurrency\": 65}|/fullLoad/concurrency|65",
                "\"maxRowPerSecond\": 5|/maxRowPerSecond|maxRowsPerSecond"
            })
    void aFlawIsToldWithItsPlaceAndWhatIsThere(String fields, String pointer, String actual) {
        assertThatThrownBy(() -> parse(Options.DEFAULT, fields)).isInstanceOfSatisfying(SeraiException.class, e -> {
            assertThat(e.flaws()).extracting(Flaw::pointer).containsExactly(pointer);
            assertThat(e.flaws().get(0).detail()).contains(actual);
        });
    }

    @Test
    void whatAnEarlierVersionHasStoredIsReadAsItWas() {
        Options options = Json.read(
                "{\"fullLoad\":{\"concurrency\":7,\"deferIndexes\":true,\"chunkBytes\":65536},\"targetNotEmpty\":\"STOP\","
                        + "\"skipChecks\":[]}",
                Options.class);
        assertThat(options.concurrency()).isEqualTo(Concurrency.NORMAL);
        assertThat(options.lanes(Lane.FULL_LOAD)).isEqualTo(7);
        assertThat(options.bytesOfChunk()).isEqualTo(65_536);
        assertThat(options.maxRowsPerSecond()).isNull();
        assertThat(Json.read(Json.write(options), Options.class)).isEqualTo(options);
    }

    private static Options parse(Options present, String fields) {
        Input input = Input.parse("{" + fields + "}");
        Options options = OptionsInput.parse(input, present);
        input.finish("options");
        return options;
    }
}
