package io.serai.switchover;

import java.util.Map;

/**
 * What the user wants of a switchover or switchback.
 *
 * @param maxLagSeconds it does not begin while the link is further behind
 * @param fence Serai stops the writes itself; else it waits until a person has stopped them and says so
 * @param drainTimeoutSeconds how long the writes may be stopped before all has arrived; then it is undone. Also how long a server
 *     may be away before the point of no return, and how long open transactions may go on
 * @param quietSeconds how long nothing may be written for writes to count as stopped; null: 0 where the server itself refuses
 *     them, else 1
 * @param finalVerification which rows are compared at rest
 * @param skipVerification go on although the verification was not equal, or there was none
 * @param objects what becomes of objects, by their ids as the dry run lists them; the others are run
 */
public record SwitchOptions(
        int maxLagSeconds,
        boolean fence,
        int drainTimeoutSeconds,
        Integer quietSeconds,
        FinalVerification finalVerification,
        boolean skipVerification,
        Map<String, Choice> objects) {
    public static final SwitchOptions DEFAULT =
            new SwitchOptions(15, false, 60, null, FinalVerification.CHANGED, false, Map.of());

    public SwitchOptions {
        objects = Map.copyOf(objects);
    }

    /** Which rows are compared once nobody writes. */
    public enum FinalVerification {
        /** Those of tables that have changed since they were last found equal. */
        CHANGED,
        FULL
    }

    /** What becomes of an object. */
    public enum Choice {
        RUN,
        /** It is not made. */
        SKIP,
        /** A person has made it. */
        DONE
    }

    Choice choice(String object) {
        return objects.getOrDefault(object, Choice.RUN);
    }
}
