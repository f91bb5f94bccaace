package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.StoppedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RunQuietTest {
    private final Run run = new Run(
            new Definition(
                    "shop",
                    "a",
                    "b",
                    List.of(StepName.FULL_LOAD),
                    new ObjectRules(List.of("shop.*"), List.of()),
                    Options.DEFAULT,
                    java.util.Map.of(),
                    List.of()),
            null,
            null,
            List.of(),
            finding -> {});

    @Test
    void isQuietOnlyWhenTheWorkOfEveryThreadIsOver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Void> lane = CompletableFuture.runAsync(() -> {
            try (Run.Work work = run.work()) {
                begun.countDown();
                mayEnd.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        run.stop();
        CompletableFuture<Void> quiet = CompletableFuture.runAsync(run::awaitQuiet);
        assertThat(quiet).isNotDone();
        mayEnd.countDown();
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(quiet)
                .isDone());
        assertThat(lane).isDone();
    }

    @Test
    void beginsNoWorkOnceItIsStopping() {
        run.stop();
        assertThatThrownBy(run::work).isInstanceOf(StoppedException.class);
        run.awaitQuiet();
    }
}
