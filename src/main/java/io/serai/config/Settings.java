package io.serai.config;

import io.serai.error.SeraiException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.util.TimeUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Every {@code serai.*} key with its effective value. From the weakest to the strongest: the default here,
 * {@code config/application.properties}, {@code config/local.properties}, the environment ({@code SERAI_STATE_DIR} for
 * {@code serai.state.dir}), {@code -Dserai.state.dir}.
 */
public final class Settings {
    /** Key, default and rule of every setting. {@code config/application.properties} says what each of them does. */
    private static final Map<String, Rule> RULES = new LinkedHashMap<>();

    private static final Set<String> SECRET = Set.of("serai.secret.key", "serai.http.password");

    /** A redelivery policy takes nothing but milliseconds, and says so at the first error only. */
    private static final Set<String> MILLIS_IN_ROUTES = Set.of(
            "serai.retry.delay", "serai.retry.max-delay", "serai.cdc.heartbeat-interval", "serai.cdc.caught-up-lag");

    static {
        rule("serai.http.host", "127.0.0.1", "a host name or address", v -> !v.isBlank());
        rule("serai.http.port", "8080", "a port from 1 to 65535", Settings::isPort);
        rule("serai.http.user", "", "a user's name without ':' or '='", v -> !v.matches(".*[:=\\s].*"));
        // Vert.x keeps users in a file in which a comma ends the password.
        rule("serai.http.password", "", "a password without a comma", v -> !v.matches("(?s).*[,\\n\\r].*"));
        rule("serai.management.port", "8081", "a port from 1 to 65535", Settings::isPort);
        rule("serai.state.dir", "state", "a directory", v -> !v.isBlank());
        rule("serai.secret.key", "", "a text of at least 16 characters", v -> v.isEmpty() || v.length() >= 16);
        rule("serai.retry.attempts", "60", "a count from 0 to 100000", v -> isCount(v, 0, 100_000));
        rule("serai.retry.delay", "1s", "a duration such as 500ms, 1s or 5m, up to 1d", v -> isDuration(v, 0));
        rule("serai.retry.max-delay", "10s", "a duration such as 500ms, 1s or 5m, up to 1d", v -> isDuration(v, 0));
        rule("serai.connection.silence", "30s", "a duration from 1s to 1d", v -> isDuration(v, 1_000));
        rule("serai.cdc.batch-changes", "8192", "a count from 1 to 1000000", v -> isCount(v, 1, 1_000_000));
        rule("serai.cdc.batch-bytes", "16777216", "a count from 65536 to 1073741824", v -> isCount(v, 65_536, 1 << 30));
        rule("serai.cdc.heartbeat-interval", "2s", "a duration from 100ms to 1d", v -> isDuration(v, 100));
        rule("serai.cdc.caught-up-lag", "2s", "a duration such as 500ms, 1s or 5m, up to 1d", v -> isDuration(v, 0));
        rule("serai.throttle.lock-wait", "3s", "a duration such as 500ms, 1s or 5m, up to 1d", v -> isDuration(v, 0));
        rule(
                "serai.throttle.history-length",
                "1000000",
                "a count from 0 to 2000000000",
                v -> isCount(v, 0, 2_000_000_000));
        rule("serai.throttle.threads-running", "64", "a count from 0 to 100000", v -> isCount(v, 0, 100_000));
        rule("serai.throttle.latency-factor", "10", "a count from 0 to 1000", v -> isCount(v, 0, 1_000));
        rule("serai.throttle.patience", "1m", "a duration from 1s to 1d", v -> isDuration(v, 1_000));
        rule("serai.events.retention-days", "90", "a count from 1 to 36500", v -> isCount(v, 1, 36_500));
    }

    private final Map<String, String> values;

    private record Rule(String standard, String expected, Predicate<String> valid) {}

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    private static void rule(String key, String standard, String expected, Predicate<String> valid) {
        RULES.put(key, new Rule(standard, expected, valid));
    }

    /** The keys with their defaults, in the order of the shipped file. */
    public static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        RULES.forEach((key, rule) -> defaults.put(key, rule.standard()));
        return defaults;
    }

    /**
     * Reads and checks all settings.
     *
     * @throws SeraiException {@code CONFIGURATION} with every flaw, not just the first
     */
    public static Settings load(Path directory, Map<String, String> environment, Properties system) {
        List<String> flaws = new ArrayList<>();
        Map<String, String> values = defaults();
        for (String file : List.of("application.properties", "local.properties")) {
            Path path = directory.resolve(file);
            read(path).forEach((key, value) -> put(values, flaws, path.toString(), (String) key, (String) value));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith("SERAI_") && !name.equals("SERAI_JAVA_OPTS")) {
                put(values, flaws, "the environment", keyOf(name), value);
            }
        });
        system.stringPropertyNames().forEach(key -> put(values, flaws, "-D" + key, key, system.getProperty(key)));
        RULES.forEach((key, rule) -> {
            if (!rule.valid().test(values.get(key))) {
                String shown = SECRET.contains(key) ? "..." : values.get(key);
                flaws.add("%s = '%s' is not %s.".formatted(key, shown, rule.expected()));
            }
        });
        if (!flaws.isEmpty()) {
            throw new SeraiException(
                    "CONFIGURATION", String.join(" ", flaws), "Correct the configuration and start again.");
        }
        return new Settings(values);
    }

    private static void put(Map<String, String> values, List<String> flaws, String where, String key, String value) {
        if (!key.startsWith("serai.")) {
            return;
        }
        if (RULES.containsKey(key)) {
            values.put(key, value.strip());
        } else {
            flaws.add("Unknown key '%s' in %s; did you mean '%s'?".formatted(key, where, nearest(key)));
        }
    }

    private static String nearest(String key) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return RULES.keySet().stream()
                .min(java.util.Comparator.comparingInt(known -> distance.apply(known, key)))
                .orElseThrow();
    }

    /** {@code SERAI_CDC_BATCH_CHANGES} is {@code serai.cdc.batch-changes}. */
    private static String keyOf(String name) {
        return RULES.keySet().stream()
                .filter(key -> environmentName(key).equals(name))
                .findFirst()
                .orElse(name.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Properties read(Path path) {
        Properties properties = new Properties();
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new SeraiException(
                        "CONFIGURATION", "%s can not be read: %s".formatted(path, e), "Correct the file.", e);
            }
        }
        return properties;
    }

    public String text(String key) {
        return values.get(key);
    }

    public int number(String key) {
        return Integer.parseInt(values.get(key));
    }

    public Duration duration(String key) {
        return Duration.ofMillis(TimeUtils.toMilliSeconds(values.get(key)));
    }

    /** What routes may refer to as {@code {{serai...}}}: everything but secrets; durations in milliseconds. */
    public Properties forRoutes() {
        Properties properties = new Properties();
        values.forEach((key, value) -> {
            if (!SECRET.contains(key)) {
                boolean millis = MILLIS_IN_ROUTES.contains(key);
                properties.setProperty(
                        key, millis ? String.valueOf(duration(key).toMillis()) : value);
            }
        });
        return properties;
    }

    private static boolean isPort(String value) {
        return isCount(value, 1, 65_535);
    }

    private static boolean isCount(String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDuration(String value, long leastMillis) {
        if (!value.matches("(\\d{1,9}(ms|s|m|h|d))+")) {
            return false;
        }
        long millis = TimeUtils.toMilliSeconds(value);
        return millis >= leastMillis && millis <= Duration.ofDays(1).toMillis();
    }
}
