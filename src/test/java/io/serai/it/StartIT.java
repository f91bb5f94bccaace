package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.fixture.Comparison;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the runtime starts, and how it does not: what can not work is said at once, in one line. */
class StartIT {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape();

    @TempDir
    Path directory;

    @BeforeAll
    static void fillTheSource() throws SQLException {
        Shop.create(LANDSCAPE.source());
        LANDSCAPE
                .source()
                .execute(
                        "USE shop",
                        "CREATE TABLE shop.ballast (id INT PRIMARY KEY, stuff VARCHAR(200))",
                        "INSERT INTO shop.ballast SELECT seq, REPEAT('x', 200) FROM seq_1_to_100000");
    }

    @ParameterizedTest
    @CsvSource({"SERAI_HTTP_PORT,serai.http.port", "SERAI_MANAGEMENT_PORT,serai.management.port"})
    void aBusyPortEndsTheStart(String variable, String key) throws Exception {
        int busy = LANDSCAPE.runtime().httpPort();
        requireRefused(Map.of(variable, String.valueOf(busy)), "PORT_IN_USE", key, String.valueOf(busy));
    }

    @Test
    void aStateDirectoryInUseEndsTheStart() throws Exception {
        String state = LANDSCAPE.runtime().stateDirectory().toString();
        requireRefused(Map.of("SERAI_STATE_DIR", state), "STATE_LOCKED", state);
    }

    @ParameterizedTest
    @CsvSource({
        "SERAI_HTTP_PROT,serai.http.port",
        "SERAI_STATE_DIRECTORY,serai.state.dir",
        "SERAI_CDC_BATCH_CHANGE,serai.cdc.batch-changes"
    })
    void anUnknownKeyInTheEnvironmentEndsTheStartWithTheNearestKnownOne(String variable, String nearest)
            throws Exception {
        requireRefused(Map.of(variable, "1"), "CONFIGURATION", "Unknown key", "did you mean '" + nearest + "'");
    }

    @Test
    void anUnknownKeyOnTheCommandLineEndsTheStartWithTheNearestKnownOne() throws Exception {
        Launch launch = Launch.of(directory, Map.of(), "-Dserai.retry.attemps=3");
        requireRefused(launch, "CONFIGURATION", "serai.retry.attemps", "did you mean 'serai.retry.attempts'");
    }

    @ParameterizedTest
    @CsvSource({
        "SERAI_HTTP_PORT,eighty,serai.http.port",
        "SERAI_HTTP_PORT,65536,serai.http.port",
        "SERAI_RETRY_DELAY,5 seconds,serai.retry.delay",
        "SERAI_SECRET_KEY,short,serai.secret.key",
        "SERAI_CDC_BATCH_BYTES,1,serai.cdc.batch-bytes",
        "SERAI_HTTP_PASSWORD,'a,b',serai.http.password"
    })
    void aWrongValueEndsTheStart(String variable, String value, String key) throws Exception {
        requireRefused(Map.of(variable, value), "CONFIGURATION", key);
    }

    @Test
    void aValueThatIsASecretIsNotRepeated() throws Exception {
        Launch launch = Launch.of(directory, Map.of("SERAI_SECRET_KEY", "tooshort"));
        assertThat(launch.lines().toString()).doesNotContain("tooshort");
    }

    @Test
    void allWrongKeysAreToldAtOnce() throws Exception {
        requireRefused(
                Map.of("SERAI_HTTP_PORT", "x", "SERAI_RETRY_DELAY", "y", "SERAI_COLOUR", "z"),
                "CONFIGURATION",
                "serai.http.port",
                "serai.retry.delay",
                "serai.colour");
    }

    @Test
    void anAddressThatOthersCanReachNeedsALogin() throws Exception {
        requireRefused(Map.of("SERAI_HTTP_HOST", "0.0.0.0"), "LOGIN_REQUIRED", "0.0.0.0", "serai.http.user");
        requireRefused(Map.of("SERAI_HTTP_USER", "admin"), "CONFIGURATION", "serai.http.password");
    }

    private void requireRefused(Map<String, String> environment, String... said) throws Exception {
        Map<String, String> all = new HashMap<>();
        all.put("SERAI_HTTP_PORT", String.valueOf(io.serai.demo.FreePorts.next()));
        all.put("SERAI_MANAGEMENT_PORT", String.valueOf(io.serai.demo.FreePorts.next()));
        all.put("SERAI_STATE_DIR", directory.resolve("state").toString());
        all.putAll(environment);
        requireRefused(Launch.of(directory, all), said);
    }

    private static void requireRefused(Launch launch, String... said) {
        assertThat(launch.lines()).as("one clear line").hasSize(1);
        assertThat(launch.lines().get(0)).startsWith("serai: ").contains(said);
        assertThat(launch.status()).isPositive();
    }

    @Test
    void aTerminationEndsTheRuntimeInTheMiddleOfALoadAndOfCdc() throws SQLException {
        Map<String, Object> definition = new HashMap<>(Shop.project("terminated", "schema", "full-load", "cdc"));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 1, "chunkBytes", 65_536)));
        Subject project = LANDSCAPE.create(definition);
        try (Writer writer = Writer.start(LANDSCAPE.source(), 1, Shop::business)) {
            project.must("start").awaitStep("full-load", "RUNNING");
            terminate();
            LANDSCAPE.runtime().start();
            assertThat(project.state()).isEqualTo("RUNNING");
            project.awaitCaughtUp();
            terminate();
            LANDSCAPE.runtime().start();
            assertThat(project.state()).isEqualTo("RUNNING");
            assertThat(writer.transactions()).isPositive();
        }
        project.awaitCaughtUp();
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), Shop.DATABASE, "terminated"))
                .isEmpty();
        assertThat(project.transitions()).hasSize(2);
        project.must("pause").must("release");
    }

    private static void terminate() {
        assertThat(LANDSCAPE.runtime().stop()).as("it ends by itself").isTrue();
    }

    @Test
    void aTerminationEndsARuntimeWhoseTargetIsAway() throws SQLException {
        Subject project = LANDSCAPE.create(Shop.project("left-alone", "schema", "full-load", "cdc"));
        project.must("start").awaitCaughtUp();
        LANDSCAPE.target().kill();
        LANDSCAPE.source().execute("INSERT INTO shop.journal VALUES ('nobody takes it')");
        await().atMost(Subject.PATIENCE).until(() -> project.events().toString().contains("Trying again"));
        terminate();
        LANDSCAPE.target().start();
        LANDSCAPE.runtime().start();
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), project);
        project.must("pause").must("release");
    }
}
