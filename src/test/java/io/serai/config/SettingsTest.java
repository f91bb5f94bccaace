package io.serai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.SeraiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    @TempDir
    private Path directory;

    @Test
    void shippedFileHoldsEveryKeyWithTheDefaultOfTheCode() throws IOException {
        Properties shipped = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("config/application.properties"), StandardCharsets.UTF_8)) {
            shipped.load(reader);
        }
        Map<String, String> ours = new TreeMap<>();
        shipped.forEach((key, value) -> {
            if (key.toString().startsWith("serai.")) {
                ours.put(key.toString(), value.toString());
            }
        });
        assertThat(ours).containsExactlyInAnyOrderEntriesOf(Settings.defaults());
    }

    @Test
    void defaultsAreValidThemselves() {
        Settings settings = load(Map.of(), Map.of());
        assertThat(settings.text("serai.http.host")).isEqualTo("127.0.0.1");
        assertThat(settings.number("serai.http.port")).isEqualTo(8080);
        assertThat(settings.duration("serai.retry.delay")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void laterSourcesWinOverEarlierOnes() throws IOException {
        write("application.properties", "serai.http.port = 1\nserai.retry.attempts = 1\nserai.cdc.batch-changes = 1");
        assertThat(load(Map.of(), Map.of()).number("serai.http.port")).isEqualTo(1);
        write("local.properties", "serai.http.port = 2\nserai.retry.attempts = 2");
        assertThat(load(Map.of(), Map.of()).number("serai.http.port")).isEqualTo(2);
        Map<String, String> environment = Map.of("SERAI_HTTP_PORT", "3", "SERAI_RETRY_ATTEMPTS", "3");
        assertThat(load(environment, Map.of()).number("serai.http.port")).isEqualTo(3);
        Settings settings = load(environment, Map.of("serai.http.port", "4"));
        assertThat(settings.number("serai.http.port")).isEqualTo(4);
        assertThat(settings.number("serai.retry.attempts")).isEqualTo(3);
        assertThat(settings.number("serai.cdc.batch-changes")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SERAI_CDC_BATCH_CHANGES, serai.cdc.batch-changes, 17",
        "SERAI_EVENTS_RETENTION_DAYS, serai.events.retention-days, 3",
        "SERAI_STATE_DIR, serai.state.dir, /var/lib/serai"
    })
    void environmentNamesAreKeysInUpperCaseWithUnderscores(String variable, String key, String value) {
        assertThat(load(Map.of(variable, value), Map.of()).text(key)).isEqualTo(value);
    }

    @Test
    void everyKeyCanBeSetByTheEnvironment() {
        Settings.defaults().forEach((key, standard) -> {
            String variable = key.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_");
            assertThat(load(Map.of(variable, standard), Map.of()).text(key)).isEqualTo(standard);
        });
    }

    @Test
    void unknownKeyInAFileIsRefusedWithTheNearestKnownOneAndTheFile() throws IOException {
        write("local.properties", "serai.htpp.port = 80");
        assertThatThrownBy(() -> load(Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("CONFIGURATION"))
                .hasMessageContaining("'serai.htpp.port'")
                .hasMessageContaining("did you mean 'serai.http.port'")
                .hasMessageContaining("local.properties");
    }

    @Test
    void unknownKeyInTheEnvironmentIsRefused() {
        assertThatThrownBy(() -> load(Map.of("SERAI_CDC_BATCH_CHANGE", "1"), Map.of()))
                .hasMessageContaining("the environment")
                .hasMessageContaining("did you mean 'serai.cdc.batch-changes'");
    }

    @Test
    void unknownKeyOnTheCommandLineIsRefused() {
        assertThatThrownBy(() -> load(Map.of(), Map.of("serai.retry.delays", "1s")))
                .hasMessageContaining("-Dserai.retry.delays")
                .hasMessageContaining("did you mean 'serai.retry.delay'");
    }

    @Test
    void optionsOfTheLauncherAndKeysOfOthersAreNotOurs() throws IOException {
        write("application.properties", "camel.main.name = other\nquarkus.x = y");
        load(Map.of("SERAI_JAVA_OPTS", "-Xmx1g", "PATH", "/bin", "SERAIX", "1"), Map.of("user.home", "/root"));
    }

    @Test
    void allFlawsAreToldAtOnce() throws IOException {
        write("application.properties", "serai.http.port = 0\nserai.retry.delay = soon\nserai.nothing = 1");
        assertThatThrownBy(() -> load(Map.of(), Map.of()))
                .hasMessageContaining("serai.http.port = '0'")
                .hasMessageContaining("serai.retry.delay = 'soon'")
                .hasMessageContaining("'serai.nothing'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serai.http.host|''",
                "serai.http.port|0",
                "serai.http.port|65536",
                "serai.http.port|80 80",
                "serai.http.port|99999999999",
                "serai.management.port|-1",
                "serai.http.user|a:b",
                "serai.http.user|a b",
                "serai.state.dir|''",
                "serai.secret.key|only15characters",
                "serai.retry.attempts|-1",
                "serai.retry.attempts|100001",
                "serai.retry.delay|1",
                "serai.retry.delay|1 s",
                "serai.retry.delay|-1s",
                "serai.retry.delay|1.5s",
                "serai.retry.delay|99999999999999999999s",
                "serai.cdc.heartbeat-interval|2 minutes",
                "serai.cdc.heartbeat-interval|0s",
                "serai.cdc.heartbeat-interval|99ms",
                "serai.cdc.heartbeat-interval|25h",
                "serai.retry.max-delay|86401s",
                "serai.cdc.batch-changes|0",
                "serai.cdc.batch-changes|1000001",
                "serai.cdc.batch-bytes|65535",
                "serai.cdc.batch-bytes|1073741825",
                "serai.throttle.lock-wait|-1s",
                "serai.throttle.history-length|2000000001",
                "serai.throttle.threads-running|-1",
                "serai.throttle.latency-factor|1001",
                "serai.throttle.patience|999ms",
                "serai.events.retention-days|0"
            })
    void valueOutOfBoundsIsRefused(String key, String value) {
        String bad = key.equals("serai.secret.key") ? "only15character" : value;
        assertThatThrownBy(() -> load(Map.of(), Map.of(key, bad)))
                .isInstanceOf(SeraiException.class)
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "serai.http.port, 1",
        "serai.http.port, 65535",
        "serai.secret.key, exactly16letters",
        "serai.retry.attempts, 0",
        "serai.retry.attempts, 100000",
        "serai.cdc.batch-changes, 1",
        "serai.cdc.batch-changes, 1000000",
        "serai.cdc.batch-bytes, 65536",
        "serai.cdc.batch-bytes, 1073741824",
        "serai.cdc.heartbeat-interval, 100ms",
        "serai.cdc.caught-up-lag, 0s",
        "serai.retry.max-delay, 24h",
        "serai.throttle.lock-wait, 0s",
        "serai.throttle.history-length, 2000000000",
        "serai.throttle.threads-running, 0",
        "serai.throttle.latency-factor, 0",
        "serai.throttle.patience, 1s",
        "serai.events.retention-days, 36500"
    })
    void valueAtABoundIsTaken(String key, String value) {
        assertThat(load(Map.of(), Map.of(key, value)).text(key)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "2s, PT2S", "5m, PT5M", "1h, PT1H", "1d, PT24H", "1h30m, PT1H30M", "1m1s, PT1M1S"})
    void durationsCarryTheirUnits(String text, String iso) {
        Settings settings = load(Map.of(), Map.of("serai.retry.max-delay", text));
        assertThat(settings.duration("serai.retry.max-delay")).isEqualTo(Duration.parse(iso));
    }

    @Test
    void aSecretThatIsRefusedIsNotShown() {
        assertThatThrownBy(() -> load(Map.of("SERAI_SECRET_KEY", "hunter2"), Map.of()))
                .hasMessageContaining("serai.secret.key")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void routesSeeEverythingButSecrets() {
        Settings settings =
                load(Map.of("SERAI_SECRET_KEY", "0123456789abcdef", "SERAI_HTTP_PASSWORD", "hunter2"), Map.of());
        assertThat(settings.forRoutes())
                .containsEntry("serai.state.dir", "state")
                .doesNotContainKeys("serai.secret.key", "serai.http.password")
                .doesNotContainValue("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serai.http.host = \\u00zz", "\\u12"})
    void aFileThatIsNoPropertiesFileIsNamed(String text) throws IOException {
        write("local.properties", text);
        assertThatThrownBy(() -> load(Map.of(), Map.of()))
                .isInstanceOf(SeraiException.class)
                .hasMessageContaining("local.properties");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private Settings load(Map<String, String> environment, Map<String, String> system) {
        Properties properties = new Properties();
        properties.putAll(system);
        return Settings.load(directory, environment, properties);
    }
}
