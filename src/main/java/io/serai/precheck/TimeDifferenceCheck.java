package io.serai.precheck;

import io.serai.database.Binlog;
import java.util.Locale;

/** The clocks of both servers agree. Serai itself compares no two clocks; people and applications do. */
final class TimeDifferenceCheck implements Check {
    private static final double GREATEST_SECONDS = 5;

    @Override
    public CheckCode code() {
        return CheckCode.TIME_DIFFERENCE;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.PROJECT;
    }

    /** The target's clock is read between two looks at the source's, so that slow answers do not count. */
    @Override
    public Finding look(Examination examination) {
        double before = Binlog.clock(examination.source().connection());
        double target = Binlog.clock(examination.target().connection());
        double after = Binlog.clock(examination.source().connection());
        double ahead = target > after ? target - after : Math.min(0, target - before);
        String found = String.format(
                Locale.ROOT,
                "The target's clock is %.1f s %s the source's.",
                Math.abs(ahead),
                ahead < 0 ? "behind" : "ahead of");
        return Math.abs(ahead) <= GREATEST_SECONDS
                ? Finding.passed("The clocks of both servers agree to within %.0f s.".formatted(GREATEST_SECONDS))
                : Finding.warning(
                        found
                                + " Rows that get NOW() on the target after the switchover will be out of order with"
                                + " those of the source; lag is not affected.",
                        "Let NTP or chrony set the clock of both machines (chronyc tracking shows the offset).");
    }
}
