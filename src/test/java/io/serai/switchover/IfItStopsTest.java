package io.serai.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.project.Definition;
import io.serai.project.Direction;
import io.serai.project.ObjectRules;
import io.serai.project.Options;
import io.serai.switchover.SwitchOptions.FinalVerification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IfItStopsTest {
    private static final Definition SHOP = new Definition(
            "shop",
            "legacy",
            "ocean",
            List.of(),
            new ObjectRules(List.of("shop.*"), List.of()),
            Options.DEFAULT,
            Map.of(),
            List.of());
    private static final SwitchOptions FENCE =
            new SwitchOptions(15, true, 60, null, FinalVerification.CHANGED, false, Map.of());

    @Test
    void theSidesAreNamedWhicheverWayItGoes() {
        assertThat(IfItStops.text(SubstepName.STOP_SOURCE_WRITES, SHOP, Direction.FORWARD, FENCE))
                .startsWith("'legacy' takes no writes");
        assertThat(IfItStops.text(SubstepName.STOP_SOURCE_WRITES, SHOP, Direction.REVERSE, FENCE))
                .startsWith("'ocean' takes no writes");
        assertThat(IfItStops.text(SubstepName.START_REVERSE, SHOP, Direction.REVERSE, FENCE))
                .contains("'legacy' is open");
    }

    @Test
    void withoutAFenceNothingIsSaidToBeClosed() {
        assertThat(IfItStops.text(SubstepName.STOP_SOURCE_WRITES, SHOP, Direction.FORWARD, SwitchOptions.DEFAULT))
                .contains("keeps nobody from writing");
    }

    @Test
    void behindThePointOfNoReturnNothingIsUndone() {
        for (SubstepName name : SubstepName.values()) {
            String text = IfItStops.text(name, SHOP, Direction.FORWARD, FENCE);
            assertThat(text.contains("Nothing is undone"))
                    .as(name + ": " + text)
                    .isEqualTo(Arrays.asList(SubstepName.STOP_FORWARD, SubstepName.START_REVERSE)
                            .contains(name));
        }
    }
}
