package io.serai.project;

import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tries again what fails for a passing reason, where no route can do it: waits longer each time, and not at all once the project
 * is being paused.
 *
 * @param attempts how often to try again before the error is final
 */
public record Patience(int attempts, Duration delay, Duration greatestDelay) {
    /** @throws TransientException the last one, when every attempt has failed */
    public <T> T with(Run run, Supplier<T> work) {
        Duration wait = delay;
        for (int attempt = 0; ; attempt++) {
            run.proceed();
            try {
                return work.get();
            } catch (TransientException e) {
                if (attempt >= attempts) {
                    throw e;
                }
            }
            sleep(run, wait);
            wait = wait.multipliedBy(2).compareTo(greatestDelay) > 0 ? greatestDelay : wait.multipliedBy(2);
        }
    }

    /** Waits, but ends at once with the project's pause. */
    public static void sleep(Run run, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end) {
            run.proceed();
            try {
                Thread.sleep(Math.max(1, Math.min(50, (end - System.nanoTime()) / 1_000_000)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoppedException();
            }
        }
    }
}
