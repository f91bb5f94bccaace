package io.serai.pace;

import io.serai.error.StoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Does several things at a time. After the first error nothing new is begun; what is under way is waited for. */
public final class SideBySide {
    private static final int MOST_THREADS = 64;

    private final String name;
    private final Supplier<Pace.Held> lanes;

    /** @param lanes waits for a lane; how many there are may change at any time */
    public SideBySide(String name, Supplier<Pace.Held> lanes) {
        this.name = name;
        this.lanes = lanes;
    }

    /** Returns when all is done, or throws the first error. */
    public void run(List<Runnable> tasks) {
        AtomicInteger number = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(MOST_THREADS, tasks.size())), task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> futures = new ArrayList<>();
            tasks.forEach(task -> futures.add(pool.submit(() -> guarded(task, failed))));
            RuntimeException first = null;
            for (Future<?> future : futures) {
                RuntimeException error = await(future);
                first = first == null ? error : first;
            }
            if (first != null) {
                throw first;
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void guarded(Runnable task, AtomicBoolean failed) {
        try (Pace.Held lane = lanes.get()) {
            if (!failed.get()) {
                task.run();
            }
        } catch (RuntimeException e) {
            failed.set(true);
            throw e;
        }
    }

    private static RuntimeException await(Future<?> future) {
        try {
            future.get();
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                return cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StoppedException();
        }
    }
}
