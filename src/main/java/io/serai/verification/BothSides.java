package io.serai.verification;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.error.SqlErrors;
import io.serai.error.StoppedException;
import io.serai.project.Patience;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Puts questions about one table to both servers at the same time. What fails for a passing reason is asked again; a pause of the
 * project cancels what the servers are doing.
 */
final class BothSides {
    /** For whatever may be asked again: a restart of a server is outlasted. */
    static final Patience PATIENCE = new Patience(8, Duration.ofMillis(500), Duration.ofSeconds(10));

    private static final long POLL_MILLIS = 50;

    private final Run run;
    private final Databases databases;
    private final Alignment alignment;
    private final ExecutorService threads;

    /** @param threads must never make a task wait for another one */
    BothSides(Run run, Databases databases, Alignment alignment, ExecutorService threads) {
        this.run = run;
        this.databases = databases;
        this.alignment = alignment;
        this.threads = threads;
    }

    /** What the two sides have answered. */
    record Answers<T>(T source, T target) {
        boolean areEqual() {
            return source.equals(target);
        }
    }

    Run run() {
        return run;
    }

    Alignment alignment() {
        return alignment;
    }

    /** The same question to both. */
    <T> Answers<T> ask(Function<Reader, T> question) {
        return ask(question, question);
    }

    <T> Answers<T> ask(Function<Reader, T> ofSource, Function<Reader, T> ofTarget) {
        return PATIENCE.with(run, () -> {
            Set<Statement> running = ConcurrentHashMap.newKeySet();
            return atOnce(
                    () -> answer(Side.SOURCE, ofSource, running),
                    () -> answer(Side.TARGET, ofTarget, running),
                    running);
        });
    }

    <T> T ask(Side side, Function<Reader, T> question) {
        return PATIENCE.with(run, () -> {
            Set<Statement> running = ConcurrentHashMap.newKeySet();
            return await(threads.submit(() -> answer(side, question, running)), running);
        });
    }

    private <T> T answer(Side side, Function<Reader, T> question, Set<Statement> running) {
        try (Connection connection = databases.open(side.of(run), Session.READ)) {
            boolean times = alignment.key().map(ComparedKey::hasTimes).orElse(false);
            if (times) {
                sqlMode(connection, "ALLOW_INVALID_DATES");
            }
            T answer = question.apply(new Reader(connection, side, alignment, running));
            if (times) {
                sqlMode(connection, "");
            }
            return answer;
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "reading " + alignment.on(side).name());
        }
    }

    /** MySQL refuses an impossible date in a condition, though its tables may hold it. */
    private static void sqlMode(Connection connection, String mode) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode='" + mode + "'");
        }
    }

    /** Runs both tasks; when one of them fails, the other one is cancelled. */
    <T> Answers<T> atOnce(Callable<T> onSource, Callable<T> onTarget, Set<Statement> running) {
        Future<T> source = threads.submit(onSource);
        Future<T> target = threads.submit(onTarget);
        T first = awaitOr(source, target, running);
        return new Answers<>(first, await(target, running));
    }

    private <T> T awaitOr(Future<T> first, Future<T> other, Set<Statement> running) {
        try {
            return await(first, running);
        } catch (RuntimeException e) {
            cancel(running);
            settle(other, running);
            throw e;
        }
    }

    private static void settle(Future<?> task, Set<Statement> running) {
        while (!task.isDone()) {
            try {
                task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                cancel(running);
            } catch (ExecutionException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private <T> T await(Future<T> task, Set<Statement> running) {
        try {
            while (true) {
                try {
                    return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (run.isStopping()) {
                        cancel(running);
                    }
                }
            }
        } catch (ExecutionException e) {
            run.proceed();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            cancel(running);
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    private static void cancel(Set<Statement> running) {
        for (Statement statement : running) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It has ended by itself, or its connection has; either way there is nothing left to cancel.
            }
        }
    }
}
