package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DefinitionTest {
    private static final Definition SHOP = new Definition(
            "shop",
            "legacy",
            "ocean",
            List.of(StepName.VERIFICATION, StepName.CDC, StepName.SCHEMA, StepName.FULL_LOAD),
            new ObjectRules(List.of("shop.*", "crm.customer=crm2.client"), List.of("shop.tmp_*")),
            new Options(new Options.FullLoad(7, false, 65_536L), Options.TargetNotEmpty.STOP, List.of("KEYLESS")),
            Map.of("cdc", "cdc-masked"),
            List.of("production"));

    @Test
    void stepsRunInTheirOrderWhateverTheUsersIs() {
        assertThat(SHOP.steps())
                .containsExactly(StepName.SCHEMA, StepName.FULL_LOAD, StepName.CDC, StepName.VERIFICATION);
        assertThat(SHOP.has(StepName.CDC)).isTrue();
        assertThat(SHOP.has(StepName.SWITCHOVER)).isFalse();
        assertThat(SHOP.has(StepName.PRECHECK)).isFalse();
    }

    @Test
    void aStepUsesTheTemplateThatTheUserChoseElseTheShippedOne() {
        assertThat(SHOP.template(StepName.CDC)).isEqualTo("cdc-masked");
        assertThat(SHOP.template(StepName.FULL_LOAD)).isEqualTo("full-load");
    }

    @Test
    void comesBackFromTheStoreAsItWas() {
        assertThat(Json.read(Json.write(SHOP), Definition.class)).isEqualTo(SHOP);
    }

    @Test
    void aCloneDiffersByItsNameOnly() {
        assertThat(SHOP.named("copy").name()).isEqualTo("copy");
        assertThat(SHOP.named("copy").named("shop")).isEqualTo(SHOP);
    }
}
