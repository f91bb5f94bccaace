package io.serai.switchover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.error.SeraiException;
import io.serai.switchover.SwitchOptions.Choice;
import io.serai.switchover.SwitchOptions.FinalVerification;
import io.serai.switchover.SwitchOptionsInput.Request;
import org.junit.jupiter.api.Test;

final class SwitchOptionsInputTest {
    @Test
    void anEmptyBodyIsTheDefault() {
        Request request = SwitchOptionsInput.parse(null, "switchover");
        assertThat(request.options()).isEqualTo(SwitchOptions.DEFAULT);
        assertThat(request.dryRun()).isFalse();
    }

    @Test
    void everyOptionIsTaken() {
        Request request = SwitchOptionsInput.parse("""
                {"dryRun": true, "fence": true, "maxLagSeconds": 1, "drainTimeoutSeconds": 2, "quietSeconds": 0,
                 "finalVerification": "full", "skipVerification": true, "objects": {"trigger a.b": "skip", "event a.c": "done"}}""", "switchover");
        SwitchOptions options = request.options();
        assertThat(request.dryRun()).isTrue();
        assertThat(options.fence()).isTrue();
        assertThat(options.maxLagSeconds()).isEqualTo(1);
        assertThat(options.drainTimeoutSeconds()).isEqualTo(2);
        assertThat(options.quietSeconds()).isZero();
        assertThat(options.finalVerification()).isEqualTo(FinalVerification.FULL);
        assertThat(options.skipVerification()).isTrue();
        assertThat(options.choice("trigger a.b")).isEqualTo(Choice.SKIP);
        assertThat(options.choice("event a.c")).isEqualTo(Choice.DONE);
        assertThat(options.choice("another")).isEqualTo(Choice.RUN);
    }

    @Test
    void allFlawsAreToldAtOnceWithTheirPointers() {
        SeraiException refused =
                catchThrowableOfType(SeraiException.class, () -> SwitchOptionsInput.parse("""
                        {"fence": 1, "drainTimeoutSeconds": 0, "finalVerification": "some", "fance": true,
                         "objects": {"a/b": "drop"}}""", "switchover"));
        assertThat(refused.code()).isEqualTo("INVALID");
        assertThat(refused.flaws())
                .extracting(SeraiException.Flaw::pointer)
                .containsExactlyInAnyOrder(
                        "/fence", "/drainTimeoutSeconds", "/finalVerification", "/fance", "/objects/a~1b");
    }
}
