package io.serai.project;

import io.serai.error.SeraiException;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import io.serai.pace.TargetWatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
 *   <li>The link that lives is started and left running; once it has caught up, the next step begins beside it. That is the forward
 *       link until a switchover, then the reverse link until a switchback.
 *   <li>A switchover is carried out when somebody has asked for it.
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
    private static final Duration APART = Duration.ofSeconds(1);
    private static final long SOON_MILLIS = 3_000;

    private final Run run;
    private final StepStore steps;
    private final StepRoutes routes;
    private final Map<StepName, Step> proofs;
    private final Lessor lessor;
    private final Ending ending;
    private volatile StepName current = StepName.PRECHECK;
    private final LivingLink link;
    private Thread thread;

    /** Takes the lease on the target for a run. */
    @FunctionalInterface
    interface Lessor {
        void take(Run run);
    }

    Conductor(
            Run run,
            StepStore steps,
            StepRoutes routes,
            Map<StepName, Step> proofs,
            Lessor lessor,
            Function<Run, TargetWatch> watches,
            Ending ending) {
        this.run = run;
        this.link = new LivingLink(run, steps, routes, watches);
        this.steps = steps;
        this.routes = routes;
        this.proofs = proofs;
        this.lessor = lessor;
        this.ending = ending;
        run.onFailure((step, why) -> ending.failed(run, step, why));
    }

    /** The run of the forward link, whichever lives. */
    Run run() {
        return run;
    }

    LivingLink link() {
        return link;
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

    /** Where no step is running, the thread is about to end; it may take a moment after the last step has been shown as complete. */
    boolean endsSoon() {
        Thread working;
        synchronized (this) {
            working = thread;
        }
        try {
            if (working != null) {
                working.join(SOON_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !isWorking();
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
            patiently(() -> lessor.take(link.run()));
            for (StepStatus step : all) {
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
                Patience.sleep(run, APART);
            }
        }
    }

    /** False when the steps after this one wait for a person. */
    private boolean perform(StepStatus step) {
        run.proceed();
        boolean done = step.state().isDone();
        return switch (step.name()) {
            case PRECHECK, SCHEMA, FULL_LOAD -> done || carryOut(step.name(), run);
            case CDC -> follow();
            // Whoever has asked for a switchover has seen what the last verification has found.
            case VERIFICATION -> done || due().isPresent() || verify();
            case SWITCHOVER -> switchOver(step.state());
            case REVERSE_LINK -> true;
        };
    }

    private Optional<Direction> due() {
        return Optional.ofNullable(proofs.get(StepName.SWITCHOVER)).flatMap(s -> s.due(run.project()));
    }

    private boolean carryOut(StepName step, Run with) {
        send(step, with);
        steps.state(run.project(), step, StepState.COMPLETED);
        routes.stop(run.project(), step);
        run.event(step.id() + " completed");
        LOG.info("{}: {} completed", run.project(), step.id());
        return true;
    }

    /** Sends a run through the route of a step, until the step has proved that it is complete. */
    private void send(StepName step, Run with) {
        current = step;
        LOG.info("{}: {} begins", run.project(), step.id());
        steps.begin(run.project(), step, StepState.RUNNING);
        routes.start(run.project(), step);
        Exchange exchange = routes.send(with, step);
        if (exchange.getException() != null) {
            throw unchecked(exchange.getException());
        }
        run.proceed();
        patiently(() -> proofs.get(step).prove(with));
        patiently(() -> proofs.values().forEach(other -> other.proveAfter(step, with)));
    }

    /** Starts the link that lives, and waits until it has caught up. */
    private boolean follow() {
        Run living = link.run();
        if (link.hasEnded(living) || link.isStarted(living)) {
            return true;
        }
        current = living.direction().step();
        link.start(living);
        // A switchover that a crash has interrupted waits for the link itself, and not for ever: nobody may be able to
        // write.
        if (due().isEmpty()) {
            link.awaitCaughtUp();
        }
        return true;
    }

    private boolean switchOver(StepState before) {
        Optional<Direction> due = due();
        if (due.isPresent()) {
            send(StepName.SWITCHOVER, due.get() == run.direction() ? run : run.opposite());
            routes.stop(run.project(), StepName.SWITCHOVER);
        }
        if (due.isPresent() || before != StepState.PENDING) {
            settleSwitchover();
        }
        if (link.state() == StepState.RUNNING) {
            link.awaitCaughtUp();
        }
        return true;
    }

    /** Where the forward link lives, a switchover may come; where it has ended, one has been. */
    private void settleSwitchover() {
        if (steps.state(run.definition(), StepName.CDC).isDone()) {
            steps.state(run.project(), StepName.SWITCHOVER, StepState.COMPLETED);
        } else {
            steps.reset(run.project(), StepName.SWITCHOVER);
            steps.reset(run.project(), StepName.REVERSE_LINK);
        }
    }

    /** Differences are a finding, not a breakdown: where a link keeps the target current, it is kept. */
    private boolean verify() {
        try {
            return carryOut(StepName.VERIFICATION, link.run());
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
}
