package io.serai.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work done on several threads at once. */
final class Lanes {
    private Lanes() {}

    /** What is done with one element. */
    @FunctionalInterface
    interface Work<T> {
        void run(T element) throws Exception;
    }

    /** Returns when every element is done with; throws what the first one threw that failed. */
    static <T> void run(List<T> elements, int threads, Work<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (T element : elements) {
                futures.add(executor.submit(() -> {
                    work.run(element);
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            executor.shutdownNow();
        }
    }
}
