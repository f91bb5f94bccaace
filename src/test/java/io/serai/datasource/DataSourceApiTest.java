package io.serai.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.config.Json;
import io.serai.config.MemoryStore;
import io.serai.config.StateStore;
import io.serai.error.SeraiException;
import io.serai.error.SeraiException.Flaw;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DataSourceApiTest {
    private static final Secrets SECRETS = Secrets.of("sixteen letters!", Path.of("unused"));
    private static final String LEGACY = """
            {"name": "legacy", "type": "mysql", "host": "db1", "user": "serai", "password": "hunter2",
             "tls": {"mode": "verify-ca"}, "properties": {"socketTimeout": 5000, "useCompression": "true"}}
            """;

    private final StateStore store = MemoryStore.open();
    private final DataSources dataSources = new DataSources(store, SECRETS);
    private final List<String> users = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final DataSourceApi api = new DataSourceApi(
            dataSources,
            source -> new ConnectionTest.Result(true, source.password(), "mysql", 0.5, List.of()),
            name -> users,
            changed::add);

    @Test
    void createdOneIsReadBackInFullWithoutItsPassword() {
        Map<String, Object> view = api.create(LEGACY);
        assertThat(view)
                .containsEntry("name", "legacy")
                .containsEntry("type", "mysql")
                .containsEntry("host", "db1")
                .containsEntry("port", 3306)
                .containsEntry("user", "serai")
                .containsEntry("tls", Map.of("mode", "verify-ca"))
                .containsEntry("properties", Map.of("socketTimeout", "5000", "useCompression", "true"))
                .doesNotContainKey("password");
        assertThat(api.get("legacy")).isEqualTo(view);
        assertThat(api.list()).containsExactly(view);
        assertThat(Json.write(view)).doesNotContain("hunter2");
        assertThat(dataSources.get("legacy"))
                .isEqualTo(new DataSource(
                        "legacy",
                        ServerType.MYSQL,
                        "db1",
                        3306,
                        "serai",
                        "hunter2",
                        TlsMode.VERIFY_CA,
                        Map.of("socketTimeout", "5000", "useCompression", "true")));
    }

    @Test
    void thePasswordIsInNoTextAndInNoColumnOfTheStore() {
        api.create(LEGACY);
        assertThat(dataSources.get("legacy").toString())
                .contains("legacy", "db1")
                .doesNotContain("hunter2");
        List<Map<String, Object>> rows =
                store.sql().sql("SELECT * FROM data_source").query().listOfRows();
        assertThat(rows).hasSize(1).allSatisfy(row -> assertThat(row.toString()).doesNotContain("hunter2"));
    }

    @Test
    void defaultsDependOnTheType() {
        assertThat(api.create(minimal("a", "mariadb"))).containsEntry("port", 3306);
        assertThat(api.create(minimal("b", "oceanbase")))
                .containsEntry("port", 2881)
                .containsEntry("tls", Map.of("mode", "preferred"))
                .containsEntry("properties", Map.of());
        assertThat(dataSources.get("a").password()).isEmpty();
    }

    @Test
    void aNameIsTakenOnce() {
        api.create(LEGACY);
        assertThatThrownBy(() -> api.create(LEGACY.replace("hunter2", "other")))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("DATA_SOURCE_EXISTS"));
        assertThat(dataSources.get("legacy").password()).isEqualTo("hunter2");
    }

    @Test
    void aPutWithoutPasswordKeepsItAndReplacesTheRest() {
        api.create(LEGACY);
        api.replace("legacy", "{\"type\": \"mariadb\", \"host\": \"db2\", \"user\": \"other\"}");
        assertThat(dataSources.get("legacy"))
                .isEqualTo(new DataSource(
                        "legacy", ServerType.MARIADB, "db2", 3306, "other", "hunter2", TlsMode.PREFERRED, Map.of()));
        assertThat(changed).containsExactly("legacy");
    }

    @Test
    void aPutWithPasswordChangesItAlsoToAnEmptyOne() {
        api.create(LEGACY);
        api.replace("legacy", LEGACY.replace("hunter2", "new"));
        assertThat(dataSources.get("legacy").password()).isEqualTo("new");
        api.replace("legacy", LEGACY.replace("hunter2", ""));
        assertThat(dataSources.get("legacy").password()).isEmpty();
        api.replace("legacy", LEGACY.replace("\"hunter2\"", "null"));
        assertThat(dataSources.get("legacy").password()).isEmpty();
    }

    @Test
    void aPutWithAFlawChangesNothing() {
        api.create(LEGACY);
        assertThatThrownBy(() -> api.replace("legacy", LEGACY.replace("db1", "no host")))
                .isInstanceOf(SeraiException.class);
        assertThat(api.get("legacy")).containsEntry("host", "db1");
        assertThat(changed).isEmpty();
    }

    @Test
    void aNameCanNotBeChanged() {
        api.create(LEGACY);
        assertThat(flaws(() -> api.replace("legacy", LEGACY.replace("\"legacy\"", "\"other\""))))
                .extracting(Flaw::pointer)
                .containsExactly("/name");
    }

    @Test
    void whoeverLostTheKeyCanEnterThePasswordAgain() {
        new DataSources(store, Secrets.of("another long key", Path.of("unused")))
                .create(new DataSource("legacy", ServerType.MYSQL, "db1", 1, "u", "lost", TlsMode.DISABLED, Map.of()));
        assertThatThrownBy(() -> dataSources.get("legacy"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("SECRET_KEY"));
        assertThat(api.list()).hasSize(1);
        assertThat(api.get("legacy")).containsEntry("host", "db1");
        assertThatThrownBy(() -> api.replace("legacy", LEGACY.replaceAll("\"password\": \"hunter2\",", "")))
                .isInstanceOf(SeraiException.class);
        api.replace("legacy", LEGACY);
        assertThat(dataSources.get("legacy").password()).isEqualTo("hunter2");
    }

    @Test
    void oneThatIsUsedStays() {
        api.create(LEGACY);
        users.addAll(List.of("shop", "crm"));
        assertThatThrownBy(() -> api.delete("legacy"))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("DATA_SOURCE_IN_USE"))
                .hasMessageContaining("shop, crm");
        assertThat(api.list()).hasSize(1);
        users.clear();
        api.delete("legacy");
        assertThat(api.list()).isEmpty();
    }

    @Test
    void whatIsNotThereIsUnknownToEveryAction() {
        for (Runnable action : List.<Runnable>of(
                () -> api.get("x"), () -> api.delete("x"), () -> api.test("x"), () -> api.replace("x", LEGACY))) {
            assertThatThrownBy(action::run).isInstanceOfSatisfying(SeraiException.class, e -> assertThat(e.code())
                    .isEqualTo("DATA_SOURCE_UNKNOWN"));
        }
    }

    @Test
    void theTestUsesTheStoredPassword() {
        api.create(LEGACY);
        assertThat(api.test("legacy").version()).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allowLoadLocalInfile",
                "ALLOWLOADLOCALINFILE",
                "allowUrlInLocalInfile",
                "autoDeserialize",
                "queryInterceptors",
                "socketFactory",
                "sslMode",
                "user",
                "password",
                "maxRows",
                "useCursorFetch",
                "autoReconnect",
                "sessionVariables",
                "useLocalTransactionState",
                "continueBatchOnError",
                "ha.loadBalanceStrategy",
                "haLoadBalanceStrategy",
                "queryInfoCacheFactory",
                "serverConfigCacheFactory",
                "enableEscapeProcessing",
                "yearIsDateType",
                "transformedBitIsBoolean",
                "host",
                "port",
                "useConfigs",
                "idTokenFile",
                "noSuchProperty"
            })
    void propertiesThatChangeValuesOrLoadCodeAreRefused(String property) {
        String body = LEGACY.replace("socketTimeout", property);
        assertThat(flaws(() -> api.create(body))).extracting(Flaw::pointer).containsExactly("/properties/" + property);
    }

    @Test
    void passwordsAmongThePropertiesNeverComeOutAndArePutOnceOnly() {
        String body = LEGACY.replace("\"socketTimeout\": 5000", "\"trustCertificateKeyStorePassword\": \"changeit\"");
        assertThat(Json.write(api.create(body))).doesNotContain("changeit");
        api.replace("legacy", LEGACY);
        assertThat(dataSources.get("legacy").properties())
                .containsEntry("trustCertificateKeyStorePassword", "changeit")
                .containsEntry("socketTimeout", "5000");
    }

    @ParameterizedTest
    @CsvSource({
        "legacy, '', /name",
        "legacy, -x, /name",
        "legacy, a b, /name",
        "legacy, ä, /name",
        "mysql, postgres, /type",
        "mysql, MYSQL, /type",
        "db1, '', /host",
        "db1, 'db1/?allowLoadLocalInfile=true', /host",
        "db1, 'db1,db2', /host",
        "verify-ca, maybe, /tls/mode"
    })
    void badValuesAreFlawsAtTheirPlace(String from, String to, String pointer) {
        String body = LEGACY.replace('"' + from + '"', '"' + to + '"');
        assertThat(flaws(() -> api.create(body))).extracting(Flaw::pointer).containsExactly(pointer);
        assertThat(api.list()).isEmpty();
    }

    @Test
    void aNameOf64LettersIsTheLongest() {
        api.create(minimal("n".repeat(64), "mysql"));
        assertThat(flaws(() -> api.create(minimal("n".repeat(65), "mysql"))))
                .extracting(Flaw::pointer)
                .containsExactly("/name");
    }

    @Test
    void portsAreTakenFrom1To65535() {
        for (String port : List.of("0", "65536", "\"3306\"", "3306.5")) {
            assertThat(flaws(() -> api.create(LEGACY.replace("\"user\"", "\"port\": " + port + ", \"user\""))))
                    .extracting(Flaw::pointer)
                    .containsExactly("/port");
        }
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        assertThat(flaws(() -> api.create("{\"tls\": {\"wrong\": 1}, \"extra\": 1}")))
                .extracting(Flaw::pointer)
                .containsExactlyInAnyOrder("/name", "/type", "/host", "/user", "/tls/wrong", "/extra");
    }

    private static String minimal(String name, String type) {
        return "{\"name\": \"%s\", \"type\": \"%s\", \"host\": \"::1\", \"user\": \"\"}".formatted(name, type);
    }

    private static List<Flaw> flaws(Runnable action) {
        try {
            action.run();
            return List.of();
        } catch (SeraiException e) {
            return e.flaws();
        }
    }
}
