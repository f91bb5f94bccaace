package io.serai.demo;

import java.time.Duration;
import java.util.List;

/**
 * How the migration ended.
 *
 * @param verification what the runtime found after the shop had closed
 * @param source what an outside look found on the source, likewise after the shop had closed
 * @param moves there and back, as far as they were played
 * @param writes rows that the shop wrote while the migration ran
 * @param elapsed from the start of the project to the end of the last comparison
 */
record Outcome(
        VerificationView verification,
        OutsideLook source,
        OutsideLook target,
        Pause pause,
        List<Move> moves,
        long writes,
        Duration elapsed) {

    /**
     * The pause in full view.
     *
     * @param held whether the target was the same at its end as at its beginning
     * @param writes rows that the shop wrote to the source meanwhile
     */
    record Pause(boolean held, long writes, Duration duration) {}

    /**
     * One way of the shop.
     *
     * @param way {@code switchover} or {@code switchback}
     * @param withoutWrites while neither side took writes, as the runtime measured it
     * @param gap between two transactions of the shop, as it saw it
     * @param arrived rows that the new link then carried to the side that was left
     * @param sha256 of the certificate
     */
    record Move(String way, Duration withoutWrites, Duration gap, long arrived, String sha256) {}

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
