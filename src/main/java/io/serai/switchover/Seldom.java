package io.serai.switchover;

import java.time.Duration;

/** Leaves out what is done too often: with many objects, noting each would take longer than what is noted. Not safe for threads. */
final class Seldom {
    private Seldom() {}

    /** Does the work when it was last done so long ago, and the first time. */
    static Runnable of(Duration apart, Runnable work) {
        return new Runnable() {
            private Long last;

            @Override
            public void run() {
                long now = System.nanoTime();
                if (last == null || now - last >= apart.toNanos()) {
                    work.run();
                    last = System.nanoTime();
                }
            }
        };
    }
}
