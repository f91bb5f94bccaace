package io.serai.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.serai.error.StoppedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PaceTest {
    private final Pace pace = new Pace();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger inside = new AtomicInteger();
    private final Semaphore mayLeave = new Semaphore(0);

    @AfterEach
    void stop() throws InterruptedException {
        pace.stop();
        mayLeave.release(1_000);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private Future<?> worker() {
        return threads.submit(() -> {
            try (Pace.Held lane = pace.enter(Lane.FULL_LOAD)) {
                inside.incrementAndGet();
                mayLeave.acquireUninterruptibly();
                inside.decrementAndGet();
            }
        });
    }

    private void workers(int count) {
        for (int i = 0; i < count; i++) {
            worker();
        }
    }

    @Test
    void noMoreWorkAtATimeThanThereAreLanesAndEachChangeIsFeltAtOnce() {
        pace.lanes(Lane.FULL_LOAD, 2);
        workers(12);
        await().until(() -> inside.get() == 2);
        pace.lanes(Lane.FULL_LOAD, 5);
        await().until(() -> inside.get() == 5);
        pace.lanes(Lane.FULL_LOAD, 1);
        mayLeave.release(5);
        await().until(() -> mayLeave.availablePermits() == 0 && inside.get() == 1);
        pace.halve(3);
        mayLeave.release(6);
        await().until(() -> mayLeave.availablePermits() == 0 && inside.get() == 1);
    }

    @Test
    void backingOffHalvesTheLanesAndLeavesOne() {
        pace.lanes(Lane.FULL_LOAD, 8);
        pace.lanes(Lane.CDC, 3);
        List<Integer> lanes = new ArrayList<>();
        for (int halvings = 0; halvings <= Pace.MOST_HALVINGS; halvings++) {
            pace.halve(halvings);
            Collections.addAll(lanes, pace.lanes(Lane.FULL_LOAD), pace.lanes(Lane.CDC));
        }
        assertThat(lanes).containsExactly(8, 3, 4, 1, 2, 1, 1, 1);
    }

    @Test
    void whoCameFirstIsServedFirst() {
        pace.lanes(Lane.INDEXES, 1);
        List<Integer> order = new CopyOnWriteArrayList<>();
        Pace.Held first = pace.enter(Lane.INDEXES);
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try (Pace.Held lane = pace.enter(Lane.INDEXES)) {
                    order.add(number);
                }
            });
            thread.start();
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }
        first.close();
        await().until(() -> order.size() == 5);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whatIsOwedKeepsEveryoneWaitingUntilTheLimitIsLifted() {
        pace.lanes(Lane.FULL_LOAD, 4);
        pace.limit(1L, null);
        pace.carried(1_000_000, 0);
        workers(4);
        Future<?> link = threads.submit(() -> pace.await(Lane.CDC));
        Future<?> comparison =
                threads.submit(() -> pace.enter(Lane.VERIFICATION).close());
        await().until(comparison::isDone);
        assertThat(inside.get()).isZero();
        assertThat(link.isDone()).isFalse();
        pace.limit(null, null);
        await().until(() -> inside.get() == 4 && link.isDone());
    }

    @Test
    void theScarcerOfBothLimitsCounts() {
        pace.limit(1_000_000_000L, 1_024L);
        pace.carried(1, 1L << 40);
        worker();
        pace.limit(1_000_000_000L, 1L << 62);
        await().until(() -> inside.get() == 1);
    }

    @Test
    void aPauseEndsAllWaiting() {
        pace.limit(1L, null);
        pace.carried(1_000_000, 0);
        Future<?> lane = threads.submit(() -> pace.enter(Lane.FULL_LOAD));
        Future<?> between = threads.submit(() -> pace.await(Lane.CDC));
        Future<?> demand = threads.submit(() -> {
            pace.awaitDemand(Lane.FULL_LOAD);
            pace.enter(Lane.FULL_LOAD);
        });
        pace.stop();
        for (Future<?> waiting : List.of(lane, between, demand)) {
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(StoppedException.class);
        }
        assertThatThrownBy(() -> pace.enter(Lane.VERIFICATION)).isInstanceOf(StoppedException.class);
    }

    @Test
    void nothingIsPreparedWhileSomebodyWaitsForALane() {
        pace.lanes(Lane.FULL_LOAD, 1);
        workers(2);
        await().until(() -> inside.get() == 1);
        await().until(() -> {
            Thread planner = new Thread(() -> pace.awaitDemand(Lane.FULL_LOAD));
            planner.start();
            await().until(() -> isOver(planner) || isWaiting(planner));
            return isWaiting(planner);
        });
        Future<?> planner = threads.submit(() -> pace.awaitDemand(Lane.FULL_LOAD));
        mayLeave.release();
        await().until(planner::isDone);
    }

    private static boolean isOver(Thread thread) {
        return thread.getState() == Thread.State.TERMINATED;
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void whatIsCarriedIsMeasured() {
        pace.carried(1_000, 50_000);
        await().until(() -> pace.rowsPerSecond() > 0);
        await().until(() -> pace.bytesPerSecond() >= 10 * pace.rowsPerSecond());
    }
}
