package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.MemoryStore;
import io.serai.datasource.DataSource;
import io.serai.datasource.DataSources;
import io.serai.datasource.Secrets;
import io.serai.datasource.ServerType;
import io.serai.datasource.TlsMode;
import io.serai.error.SeraiException;
import io.serai.error.SeraiException.Flaw;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefinitionInputTest {
    private static final String SHOP = """
            {"name": "shop", "source": "legacy", "target": "ocean",
             "steps": ["schema", "full-load", "cdc", "verification"],
             "objects": {"include": ["shop.*", "crm.customer=crm2.client"], "exclude": ["shop.tmp_*"]},
             "options": {"fullLoad": {"concurrency": 7, "deferIndexes": false, "chunkBytes": 65536},
                         "targetNotEmpty": "stop", "skipChecks": ["KEYLESS"]},
             "routes": {"cdc": "cdc-masked"}, "tags": ["production"]}
            """;

    private final DataSources dataSources =
            new DataSources(MemoryStore.open(), Secrets.of("sixteen letters!", Path.of("unused")));
    private final DefinitionInput input =
            new DefinitionInput(dataSources, Set.of("cdc", "cdc-masked", "full-load")::contains);

    @BeforeEach
    void dataSources() {
        for (String name : List.of("legacy", "ocean")) {
            dataSources.create(new DataSource(name, ServerType.MYSQL, "db", 1, "u", "p", TlsMode.DISABLED, Map.of()));
        }
    }

    @Test
    void everythingThatWasWrittenIsRead() {
        assertThat(input.parse(SHOP, null))
                .isEqualTo(new Definition(
                        "shop",
                        "legacy",
                        "ocean",
                        List.of(StepName.SCHEMA, StepName.FULL_LOAD, StepName.CDC, StepName.VERIFICATION),
                        new ObjectRules(List.of("shop.*", "crm.customer=crm2.client"), List.of("shop.tmp_*")),
                        new Options(
                                new Options.FullLoad(7, false, 65_536L),
                                Options.TargetNotEmpty.STOP,
                                List.of("KEYLESS")),
                        Map.of("cdc", "cdc-masked"),
                        List.of("production")));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Definition definition = input.parse("""
                {"name": "s", "source": "legacy", "target": "ocean", "steps": ["schema"], "objects": {"include": ["a.b"]}}
                """, null);
        assertThat(definition.options()).isEqualTo(Options.DEFAULT);
        assertThat(definition.routes()).isEmpty();
        assertThat(definition.tags()).isEmpty();
        assertThat(definition.objects().exclude()).isEmpty();
    }

    @Test
    void aFixedNameNeedNotBeRepeatedAndCanNotBeChanged() {
        assertThat(input.parse(SHOP.replace("\"name\": \"shop\",", ""), "shop").name())
                .isEqualTo("shop");
        assertThat(pointers(() -> input.parse(SHOP, "other"))).containsExactly("/name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"name\": \"shop\"|\"name\": \"a b\"|/name",
                "\"name\": \"shop\"|\"name\": \"\"|/name",
                "\"name\": \"shop\"|\"name\": \"../x\"|/name",
                "\"source\": \"legacy\"|\"source\": \"nobody\"|/source",
                "\"target\": \"ocean\"|\"target\": \"nobody\"|/target",
                "\"schema\"|\"scheme\"|/steps/0",
                "\"schema\"|\"cdc\"|/steps/2",
                "\"cdc\", \"verification\"|\"switchover\"|/steps",
                "\"verification\"|\"reverse-link\"|/steps",
                "\"shop.*\"|\"shop\"|/objects/include/0",
                "\"shop.*\"|\"*.x\"|/objects/include/0",
                "\"shop.tmp_*\"|\"a.b=c.d\"|/objects/exclude/0",
                "\"include\"|\"inclode\"|/objects/include;/objects/inclode",
                "7|0|/options/fullLoad/concurrency",
                "7|65|/options/fullLoad/concurrency",
                "65536|65535|/options/fullLoad/chunkBytes",
                "65536|1073741825|/options/fullLoad/chunkBytes",
                "\"stop\"|\"overwrite\"|/options/targetNotEmpty",
                "\"fullLoad\"|\"fulLoad\"|/options/fulLoad",
                "\"cdc\": \"cdc-masked\"|\"cdc\": \"nothing\"|/routes/cdc",
                "\"cdc\": \"cdc-masked\"|\"c/d\": \"cdc\"|/routes/c~1d",
                "\"production\"|\" \"|/tags/0",
                "\"tags\"|\"tag\"|/tag"
            })
    void flawsAreAtTheirPlace(String from, String to, String pointers) {
        assertThat(SHOP).contains(from);
        assertThat(pointers(() -> input.parse(SHOP.replace(from, to), null)))
                .containsExactlyInAnyOrder(pointers.split(";"));
    }

    @Test
    void whatIsRequiredIsToldAtOnce() {
        assertThat(pointers(() -> input.parse("{}", null)))
                .containsExactlyInAnyOrder("/name", "/source", "/target", "/steps", "/objects/include");
    }

    @Test
    void ontoTheSameServerEveryObjectMustBeRenamed() {
        String onto = SHOP.replace("\"ocean\"", "\"legacy\"");
        assertThat(pointers(() -> input.parse(onto, null))).containsExactly("/target");
        assertThat(pointers(() -> input.parse(onto.replace("\"shop.*\"", "\"shop.*=shop2.*\""), null)))
                .isEmpty();
    }

    @Test
    void aPrecheckThatIsNamedRunsAnyway() {
        String named = SHOP.replace("\"schema\"", "\"precheck\"");
        assertThat(input.parse(named, null).steps()).doesNotContain(StepName.PRECHECK);
    }

    @Test
    void tagsAreFewAndShort() {
        String many = "\"tags\": [" + "\"t\",".repeat(20) + "\"t\"]";
        assertThat(pointers(() -> input.parse(SHOP.replace("\"tags\": [\"production\"]", many), null)))
                .containsExactly("/tags");
        assertThat(pointers(() -> input.parse(SHOP.replace("production", "t".repeat(64)), null)))
                .isEmpty();
        assertThat(pointers(() -> input.parse(SHOP.replace("production", "t".repeat(65)), null)))
                .containsExactly("/tags/0");
    }

    private static List<String> pointers(Runnable action) {
        try {
            action.run();
            return List.of();
        } catch (SeraiException e) {
            return e.flaws().stream().map(Flaw::pointer).toList();
        }
    }
}
