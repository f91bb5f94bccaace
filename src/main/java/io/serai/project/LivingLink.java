package io.serai.project;

import io.serai.pace.TargetWatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of a project's two links lives: the forward one until a switchover has ended it, then the reverse one until a switchback. While
 * one has ended and the other one has not begun yet, it is the one that is left.
 */
final class LivingLink {
    private static final Logger LOG = LoggerFactory.getLogger(LivingLink.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Run forward;
    private final StepStore steps;
    private final StepRoutes routes;
    private final Function<Run, TargetWatch> watches;
    private final Set<Direction> started = ConcurrentHashMap.newKeySet();
    private volatile Run living;

    /** @param watches begin to look after the side that a run writes */
    LivingLink(Run forward, StepStore steps, StepRoutes routes, Function<Run, TargetWatch> watches) {
        this.forward = forward;
        this.steps = steps;
        this.routes = routes;
        this.watches = watches;
        live(isTurned(steps.of(forward.definition())) ? forward.opposite() : forward);
    }

    private static boolean isTurned(List<StepStatus> all) {
        return stateOf(all, StepName.CDC).isDone() && stateOf(all, StepName.REVERSE_LINK) != StepState.PENDING;
    }

    private static StepState stateOf(List<StepStatus> all, StepName step) {
        return all.stream()
                .filter(s -> s.name() == step)
                .findFirst()
                .map(StepStatus::state)
                .orElse(StepState.PENDING);
    }

    private void live(Run next) {
        if (living != next) {
            if (living != null) {
                living.endTargetWatch();
            }
            next.targetWatch(watches.apply(next));
            living = next;
        }
    }

    /** The run of the link that lives. */
    Run run() {
        return living;
    }

    /** Of the link's step. */
    StepState state() {
        return steps.state(forward.definition(), living.direction().step());
    }

    boolean hasEnded(Run link) {
        return steps.state(forward.definition(), link.direction().step()).isDone();
    }

    boolean isStarted(Run link) {
        return started.contains(link.direction());
    }

    /** The link lives from now on; one that has been started is left as it is. */
    void start(Run link) {
        if (isStarted(link)) {
            return;
        }
        StepName step = link.direction().step();
        steps.begin(forward.project(), step, StepState.RUNNING);
        live(link);
        routes.start(forward.project(), step);
        started.add(link.direction());
    }

    /** Waits until the link that lives has caught up. */
    void awaitCaughtUp() {
        Run link = living;
        while (link.link() == null || !link.link().hasCaughtUp()) {
            Patience.sleep(forward, POLL);
        }
        caughtUp(link);
    }

    void caughtUp(Run link) {
        StepName step = link.direction().step();
        steps.state(forward.project(), step, StepState.MONITORING);
        forward.event(step.id() + " has caught up with the side that it reads");
        LOG.info("{}: {} has caught up", forward.project(), step.id());
    }

    /** The link has ended for good; returns when nothing of it runs. */
    void end(Run link) {
        StepName step = link.direction().step();
        routes.stop(forward.project(), step);
        started.remove(link.direction());
        steps.state(forward.project(), step, StepState.COMPLETED);
    }
}
