package io.serai.demo;

import java.time.Duration;
import java.util.List;

/**
 * How the migration ended.
 *
 * @param verification what the runtime found after the shop had closed
 * @param source what an outside look found on the source, likewise after the shop had closed
 * @param writes rows that the shop wrote while the migration ran
 * @param elapsed from the start of the project to the end of the last comparison
 */
record Outcome(
        VerificationView verification,
        OutsideLook source,
        OutsideLook target,
        Pause pause,
        long writes,
        Duration elapsed) {

    /**
     * The pause in full view.
     *
     * @param held whether the target was the same at its end as at its beginning
     * @param writes rows that the shop wrote to the source meanwhile
     */
    record Pause(boolean held, long writes, Duration duration) {}

    List<String> outsideDifferences() {
        return source.differences(target);
    }

    boolean isEqual() {
        return verification.isEqual() && outsideDifferences().isEmpty();
    }

    boolean isSuccess() {
        return isEqual() && pause.held();
    }
}
