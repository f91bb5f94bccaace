package io.serai.database;

import java.util.ArrayList;
import java.util.List;

/**
 * A session whose connection broke off while the server may still have been at work for it.
 *
 * @param id the server's number; numbers begin anew when the server starts
 * @param openedNanos when it began, as {@link System#nanoTime}
 */
record LeftSession(long id, long openedNanos) {
    /** A server that breaks every connection for days must not fill the memory. */
    private static final int MOST = 1_000;

    static List<LeftSession> joined(List<LeftSession> known, LeftSession more) {
        List<LeftSession> all = new ArrayList<>(known == null ? List.of() : known);
        all.add(more);
        return List.copyOf(all.size() > MOST ? all.subList(all.size() - MOST, all.size()) : all);
    }

    /** Whether the server has been started since, so that the number may be somebody else's. */
    boolean endedBefore(long serverStartedNanos) {
        // The server tells its age in whole seconds.
        return serverStartedNanos - openedNanos > 1_500_000_000L;
    }
}
