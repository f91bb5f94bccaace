package io.serai.project;

import io.serai.error.SeraiException;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Carries out the steps of one run, one after the other, in a thread of its own:
 *
 * <ol>
 *   <li>Skip what is done. A step that was paused, failed or killed goes on at its checkpoint.
 *   <li>Start the step's route and send the run through it.
 *   <li>Believe nothing: ask the step to prove that it is complete.
 *   <li>cdc is started and left running; once it has caught up, the next step begins beside it.
 * </ol>
 */
final class Conductor {
    /** Who hears of the end of a run's steps. */
    interface Ending {
        /** Every chosen step is done, or waits for a person. */
        void completed(Run run);

        /** A step has failed. */
        void failed(Run run, StepName step, Throwable why);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);
    private static final long POLL_MILLIS = 100;

    private final Run run;
    private final StepStore steps;
    private final StepRoutes routes;
    private final Map<StepName, Step> proofs;
    private final Lessor lessor;
    private final Ending ending;
    private volatile StepName current = StepName.PRECHECK;
    private volatile boolean linkStarted;
    private Thread thread;

    /** Takes the lease on the target for a run. */
    @FunctionalInterface
    interface Lessor {
        void take(Run run);
    }

    Conductor(Run run, StepStore steps, StepRoutes routes, Map<StepName, Step> proofs, Lessor lessor, Ending ending) {
        this.run = run;
        this.steps = steps;
        this.routes = routes;
        this.proofs = proofs;
        this.lessor = lessor;
        this.ending = ending;
        run.onFailure((step, why) -> ending.failed(run, step, why));
    }

    Run run() {
        return run;
    }

    /** The step that is being carried out, or was last. */
    StepName current() {
        return current;
    }

    /** Begins, or begins again when the steps have come to an end and one of them is to be repeated. */
    synchronized void begin() {
        if (thread != null && thread.isAlive()) {
            return;
        }
        thread = new Thread(this::conduct, run.project() + ".conductor");
        thread.setDaemon(true);
        thread.start();
    }

    synchronized boolean isWorking() {
        return thread != null && thread.isAlive();
    }

    /** Ends the run: returns when nothing of it touches the target any more. */
    void halt() {
        run.stop();
        Thread working;
        synchronized (this) {
            working = thread;
        }
        if (working != null && working != Thread.currentThread()) {
            join(working);
        }
        routes.suspend(run.project());
        run.awaitQuiet();
    }

    private static void join(Thread working) {
        boolean interrupted = false;
        while (working.isAlive()) {
            try {
                working.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void conduct() {
        MDC.put("project", run.project());
        try {
            List<StepStatus> all = steps.of(run.definition());
            current = all.stream()
                    .filter(s -> !s.state().isDone())
                    .findFirst()
                    .map(StepStatus::name)
                    .orElse(current);
            patiently(() -> lessor.take(run));
            for (StepStatus step : all) {
                current = step.name();
                if (!perform(step)) {
                    break;
                }
            }
            ending.completed(run);
        } catch (StoppedException e) {
            LOG.info("{}: stopped at {}", run.project(), current.id());
        } catch (Throwable e) {
            ending.failed(run, current, e);
        } finally {
            MDC.remove("project");
        }
    }

    /** Retries while a server is away: what is done here is in no route, which would retry it. */
    private void patiently(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            run.proceed();
            try {
                work.run();
                return;
            } catch (TransientException e) {
                if (attempt >= 30) {
                    throw e;
                }
                pause(1_000);
            }
        }
    }

    /** False when the steps after this one wait for a person. */
    private boolean perform(StepStatus step) {
        boolean alive = step.name() == StepName.CDC && linkStarted;
        if (step.state().isDone() || alive) {
            return true;
        }
        run.proceed();
        switch (step.name()) {
            case PRECHECK, SCHEMA, FULL_LOAD -> carryOut(step.name());
            case CDC -> follow();
            case VERIFICATION -> {
                return verify();
            }
            case SWITCHOVER, REVERSE_LINK -> {
                return false;
            }
        }
        return true;
    }

    private void carryOut(StepName step) {
        LOG.info("{}: {} begins", run.project(), step.id());
        steps.begin(run.project(), step, StepState.RUNNING);
        routes.start(run.project(), step);
        Exchange exchange = routes.send(run, step);
        if (exchange.getException() != null) {
            throw unchecked(exchange.getException());
        }
        run.proceed();
        patiently(() -> proofs.get(step).prove(run));
        patiently(() -> proofs.values().forEach(other -> other.proveAfter(step, run)));
        steps.state(run.project(), step, StepState.COMPLETED);
        routes.stop(run.project(), step);
        run.event(step.id() + " completed");
        LOG.info("{}: {} completed", run.project(), step.id());
    }

    private void follow() {
        steps.begin(run.project(), StepName.CDC, StepState.RUNNING);
        routes.start(run.project(), StepName.CDC);
        linkStarted = true;
        while (run.link() == null || !run.link().hasCaughtUp()) {
            run.proceed();
            pause(POLL_MILLIS);
        }
        steps.state(run.project(), StepName.CDC, StepState.MONITORING);
        run.event("cdc has caught up with the source");
        LOG.info("{}: cdc has caught up", run.project());
    }

    /** Differences are a finding, not a breakdown: where a link keeps the target current, it is kept. */
    private boolean verify() {
        try {
            carryOut(StepName.VERIFICATION);
            return true;
        } catch (SeraiException e) {
            if (!e.code().equals("DIFFERENCES_FOUND") || !run.definition().has(StepName.CDC)) {
                throw e;
            }
            routes.stop(run.project(), StepName.VERIFICATION);
            steps.fail(run.project(), StepName.VERIFICATION, e.failure());
            run.event("verification: " + e.getMessage());
            return false;
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoppedException || cause instanceof SeraiException) {
                return (RuntimeException) cause;
            }
        }
        return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }
}
