package io.serai.schema;

import io.serai.project.Run;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Watches a statement that may take hours, and cancels it when the project is being paused. Close it before the statement. */
final class CancelOnStop implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final Run run;
    private final Statement statement;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread watcher;

    CancelOnStop(Run run, Statement statement) {
        this.run = run;
        this.statement = statement;
        this.watcher = new Thread(this::watch, run.project() + ".cancel-on-stop");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        try {
            while (!done.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (run.isStopping()) {
                    cancel();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tried again at the next look, for as long as the statement runs. */
    private void cancel() {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // The server may be busy or away; then the statement ends by itself sooner or later.
        }
    }

    /** Returns when no cancelling is under way any more, so that none can hit a later statement of the connection. */
    @Override
    public void close() {
        done.countDown();
        boolean interrupted = false;
        while (watcher.isAlive()) {
            try {
                watcher.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
