package io.serai.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.project.Definition;
import io.serai.project.ObjectRules;
import io.serai.project.Options;
import io.serai.project.StepName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReverseRoutesCheckTest {
    private static Definition with(Map<String, String> routes, StepName... steps) {
        return new Definition(
                "shop",
                "a",
                "b",
                List.of(steps),
                new ObjectRules(List.of("shop.*"), List.of()),
                Options.DEFAULT,
                routes,
                List.of());
    }

    @Test
    void aMaskingRouteAndAReverseLinkDoNotGoTogether() {
        Finding finding = ReverseRoutesCheck.look(
                with(Map.of("cdc", "cdc-masked"), StepName.CDC, StepName.SWITCHOVER, StepName.REVERSE_LINK));
        assertThat(finding.status()).isEqualTo(Status.FAILED);
        assertThat(finding.detail()).contains("cdc by cdc-masked");
    }

    @Test
    void theShippedRoutesPassAndSoDoRoutesOfOtherSteps() {
        assertThat(ReverseRoutesCheck.look(with(
                                Map.of("verification", "mine", "cdc", "cdc"),
                                StepName.CDC,
                                StepName.VERIFICATION,
                                StepName.REVERSE_LINK))
                        .status())
                .isEqualTo(Status.PASSED);
    }

    @Test
    void withoutAReverseLinkItIsNobodysConcern() {
        assertThat(new ReverseRoutesCheck().concerns(with(Map.of("cdc", "cdc-masked"), StepName.CDC)))
                .isFalse();
    }
}
