package io.serai.switchover;

import io.serai.database.Databases;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import io.serai.fault.FailPoint;
import io.serai.project.Direction;
import io.serai.project.Links;
import io.serai.project.Patience;
import io.serai.project.Run;
import io.serai.project.Step;
import io.serai.project.StepName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step switchover: its methods are the procedure in {@code routes/templates/switchover.camel.yaml}, one for each substep. They
 * are given the run of the link that is left, so that they serve a switchback as well.
 *
 * <p>What fails before {@link SubstepName#STOP_FORWARD} has begun is undone. What fails later
 * is tried again until it is done.
 */
public final class Switchover implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(Switchover.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(200);

    /** What the undoing may wait for a server, before the project is left FAILED until it is restored. */
    private static final Patience UNDO = new Patience(30, Duration.ofMillis(200), Duration.ofSeconds(2));

    private final Journal journal;
    private final Databases databases;
    private final Reports reports;
    private final Map<SubstepName, Substep> substeps = new EnumMap<>(SubstepName.class);

    /** Rounds whose completed substeps have been made, or looked at again, by this runtime. */
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private final MoveObjects objects;
    private final Farewell farewell;

    public Switchover(
            Databases databases,
            Journal journal,
            Links links,
            RestComparison comparison,
            LeftOutKeys keys,
            Neighbours neighbours,
            Reports reports) {
        this.journal = journal;
        this.databases = databases;
        this.reports = reports;
        Fences fences = new Fences(neighbours);
        Stillness stillness = new Stillness();
        this.objects = new MoveObjects(links, keys);
        this.farewell = new Farewell(fences);
        for (Substep substep : List.of(
                new Check(comparison, objects, fences, links),
                new StopSourceWrites(fences, stillness),
                new Drain(stillness),
                new FinalVerification(comparison, stillness),
                new PrepareReverse(links, fences, stillness),
                objects,
                new StopForward(links, fences, stillness),
                new StartReverse(links, fences))) {
            substeps.put(substep.name(), substep);
        }
    }

    @Override
    public StepName name() {
        return StepName.SWITCHOVER;
    }

    @Override
    public Optional<Direction> due(String project) {
        return journal.open(project).map(Round::direction);
    }

    public void check(Exchange exchange) {
        perform(SubstepName.CHECK, exchange);
    }

    public void stopSourceWrites(Exchange exchange) {
        perform(SubstepName.STOP_SOURCE_WRITES, exchange);
    }

    public void drain(Exchange exchange) {
        perform(SubstepName.DRAIN, exchange);
    }

    public void finalVerification(Exchange exchange) {
        perform(SubstepName.FINAL_VERIFICATION, exchange);
    }

    public void prepareReverse(Exchange exchange) {
        perform(SubstepName.PREPARE_REVERSE, exchange);
    }

    public void objects(Exchange exchange) {
        perform(SubstepName.OBJECTS, exchange);
    }

    public void stopForward(Exchange exchange) {
        perform(SubstepName.STOP_FORWARD, exchange);
    }

    public void startReverse(Exchange exchange) {
        if (perform(SubstepName.START_REVERSE, exchange)) {
            Run run = run(exchange);
            reports.close(handover(run, open(run)));
        }
    }

    /**
     * A round has come to its end when it is complete with every substep, or undone.
     *
     * @throws SeraiException {@code SWITCHOVER_INCOMPLETE}
     */
    @Override
    public void prove(Run run) {
        Round round = journal.requireLast(run.project());
        List<SubstepName> open = journal.substeps(round).stream()
                .filter(s -> !s.state().isDone())
                .map(SubstepRecord::name)
                .toList();
        if (!round.state().isOver() || round.state() == RoundState.COMPLETED && !open.isEmpty()) {
            throw new SeraiException(
                    "SWITCHOVER_INCOMPLETE",
                    "The route of the %s has come to its end without %s."
                            .formatted(
                                    round.label(),
                                    open.stream().map(SubstepName::id).toList()),
                    "See that the template has a node for each substep, then restore.");
        }
    }

    private Round open(Run run) {
        return journal.open(run.project())
                .orElseThrow(() -> new SeraiException(
                        "SWITCHOVER_NOT_ASKED",
                        "Nobody has asked for a switchover of project '" + run.project() + "'.",
                        "POST /api/projects/" + run.project() + "/switchover."));
    }

    private Handover handover(Run run, Round round) {
        return new Handover(run, journal, databases, round);
    }

    private static Run run(Exchange exchange) {
        return exchange.getProperty(Run.PROPERTY, Run.class);
    }

    /** False when the round has been undone: that is an end of the route too, and no failure of the project. */
    private boolean perform(SubstepName name, Exchange exchange) {
        Run run = run(exchange);
        Handover handover = handover(run, open(run));
        Round round = handover.round();
        if (round.state() == RoundState.UNDOING) {
            undo(handover);
            exchange.setRouteStop(true);
            return false;
        }
        try {
            carryOut(substeps.get(name), handover);
            return true;
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            run.proceed();
            Failure failure = Failure.of(e);
            journal.fail(round, name, failure);
            if (journal.isPastNoReturn(round)) {
                journal.failure(round, failure);
                throw e;
            }
            LOG.warn(
                    "{}: {}: {} failed, all is undone: {}",
                    run.project(),
                    round.label(),
                    name.id(),
                    failure,
                    stackOf(e, failure));
            journal.undoing(round, failure);
            handover.event(name.id() + " failed, all is undone: " + failure.code() + ": " + failure.detail());
            undo(handover);
            exchange.setRouteStop(true);
            return false;
        }
    }

    private static Throwable stackOf(Throwable e, Failure failure) {
        return failure.code().equals("UNEXPECTED") ? e : null;
    }

    private void carryOut(Substep substep, Handover handover) {
        Round round = handover.round();
        SubstepName name = substep.name();
        SubstepRecord before = journal.substep(round, name);
        String seenAs = round.project() + "/" + round.number() + "/" + name;
        if (before.state().isDone()) {
            if (!journal.isPastNoReturn(round) && before.state() == SubstepState.COMPLETED && !seen.contains(seenAs)) {
                patiently(handover, () -> substep.lookAgain(handover));
                seen.add(seenAs);
            }
            return;
        }
        Optional<String> needless = substep.needless(handover);
        if (needless.isPresent()) {
            journal.end(round, name, SubstepState.SKIPPED, needless.get());
            return;
        }
        if (!journal.isPastNoReturn(round)) {
            handover.proceed();
            patiently(handover, () -> substep.require(handover));
        }
        begin(handover, name);
        FailPoint point = FailPoint.valueOf(name.name());
        point.before();
        String[] finding = new String[1];
        patiently(handover, () -> finding[0] = substep.carryOut(handover));
        point.after();
        journal.end(round, name, SubstepState.COMPLETED, finding[0]);
        seen.add(seenAs);
    }

    private void begin(Handover handover, SubstepName name) {
        if (name != SubstepName.STOP_FORWARD || journal.isPastNoReturn(handover.round())) {
            journal.begin(handover.round(), name);
        } else if (!journal.passNoReturn(handover.round())) {
            handover.proceed();
        }
    }

    /**
     * A server may be away for so long as a drain may take. Behind the point of no return the route tries again later; until then it is
     * looked for often, since a server that comes back has lost its fence.
     */
    private void patiently(Handover handover, Runnable work) {
        long end = System.nanoTime()
                + Duration.ofSeconds(handover.options().drainTimeoutSeconds()).toNanos();
        while (true) {
            handover.run().proceed();
            try {
                work.run();
                return;
            } catch (TransientException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                boolean forward = journal.isPastNoReturn(handover.round());
                if (forward) {
                    journal.failure(handover.round(), Failure.of(e));
                }
                handover.pause(forward ? SOON : RETRY);
            }
        }
    }

    /**
     * From the last substep to the first; but before all else the side that is left is opened again, whatever has become of the other
     * server. The link goes on meanwhile, and what has been made on the other side does nothing for it.
     */
    private void undo(Handover handover) {
        Round round = handover.round();
        List<SubstepRecord> records = new ArrayList<>(journal.substeps(round));
        Collections.reverse(records);
        records.stream().filter(r -> r.name() == SubstepName.STOP_SOURCE_WRITES).forEach(r -> undo(handover, r));
        records.stream().filter(r -> r.name() != SubstepName.STOP_SOURCE_WRITES).forEach(r -> undo(handover, r));
        journal.end(round, RoundState.UNDONE);
        handover.event("undone: all is as it was before");
    }

    private void undo(Handover handover, SubstepRecord record) {
        if (!record.state().hasBegun()) {
            return;
        }
        UNDO.with(handover.run(), () -> {
            FailPoint.UNDO.before();
            substeps.get(record.name()).undo(handover);
            FailPoint.UNDO.after();
            return null;
        });
        journal.end(handover.round(), record.name(), SubstepState.UNDONE, null);
    }

    /** The project has failed: what was done before the point of no return must not stay. */
    @Override
    public void abandon(Run run, Failure why) {
        Optional<Round> open = journal.open(run.project());
        if (open.isEmpty() || journal.isPastNoReturn(open.get())) {
            return;
        }
        journal.undoing(open.get(), why);
        undo(handover(ofLeft(run, open.get()), open.get()));
    }

    private static Run ofLeft(Run run, Round round) {
        return run.direction() == round.direction() ? run : run.opposite();
    }

    /**
     * A round that can be undone is; behind the point of no return the other side is opened. What stays on the servers is said in the
     * project's events.
     */
    @Override
    public void release(Run run) {
        abandon(run, new Failure("RELEASED", "The project has been released.", "Start a new one."));
        journal.open(run.project()).ifPresent(r -> farewell.open(handover(ofLeft(run, r), r)));
        journal.all(run.project()).stream()
                .filter(r -> r.openedAt() != null || r.state() == RoundState.ABANDONED)
                .findFirst()
                .ifPresent(r -> farewell.tell(handover(ofLeft(run, r), r)));
    }

    /** What each substep would do now, in their order. */
    List<Map.Entry<SubstepName, Plan>> plans(Run run, Round imagined) {
        Handover handover = handover(run, imagined);
        return substeps.values().stream()
                .map(s -> Map.entry(
                        s.name(),
                        s.needless(handover)
                                .map(why -> Plan.of("skipped: " + why))
                                .orElseGet(() -> s.plan(handover))))
                .toList();
    }

    /** The first id that the user has chosen about and that is no object of the round. */
    Optional<String> unknownObject(Run run, Round imagined) {
        return objects.unknown(handover(run, imagined));
    }

    /** Removes everything about a project that is deleted. */
    public void forget(String project) {
        journal.forget(project);
    }
}
