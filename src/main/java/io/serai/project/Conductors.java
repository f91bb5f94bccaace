package io.serai.project;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.datasource.DataSource;
import io.serai.datasource.DataSources;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import io.serai.pace.TargetWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The projects that work: begins and ends their conductors, and records how their steps have ended. */
final class Conductors implements LinkSteps {
    private static final Logger LOG = LoggerFactory.getLogger(Conductors.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final ProjectRecords records;
    private final DataSources dataSources;
    private final Databases databases;
    private final StepRoutes routes;
    private final Supplier<Set<Step>> steps;
    private final ProjectLocks locks;
    private final TargetWatch.Bounds trouble;
    private final Map<String, Conductor> conductors = new ConcurrentHashMap<>();
    private final ExecutorService failures = Executors.newCachedThreadPool(r -> {
        Thread thread = new Thread(r, "project-failures");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closing;

    Conductors(
            ProjectRecords records,
            DataSources dataSources,
            Databases databases,
            StepRoutes routes,
            Supplier<Set<Step>> steps,
            ProjectLocks locks,
            TargetWatch.Bounds trouble) {
        this.records = records;
        this.dataSources = dataSources;
        this.databases = databases;
        this.routes = routes;
        this.steps = steps;
        this.locks = locks;
        this.trouble = trouble;
    }

    Map<StepName, Step> proofs() {
        return steps.get().stream().collect(Collectors.toMap(Step::name, s -> s));
    }

    /** The switchover first: under a fence of it the others could not take away what they have on that side. */
    List<Step> inOrderOfRelease() {
        return steps.get().stream()
                .sorted(Comparator.comparing((Step s) -> s.name() != StepName.SWITCHOVER)
                        .thenComparing(Step::name))
                .toList();
    }

    /** The conductor of a project that works, or null. */
    Conductor of(String name) {
        return conductors.get(name);
    }

    /** Ends all work without a change of any project's state: the next start goes on. */
    void close() {
        closing = true;
        conductors.values().forEach(c -> c.run().stop());
        Thread impatient = new Thread(this::abortLater, "abort-connections");
        impatient.setDaemon(true);
        impatient.start();
        conductors.values().forEach(Conductor::halt);
        impatient.interrupt();
        conductors.forEach((name, conductor) -> records.save(conductor.run()));
        failures.shutdown();
    }

    /** A server that does not answer must not hold up the end of the runtime: nothing is lost by a broken connection. */
    private void abortLater() {
        try {
            while (true) {
                Thread.sleep(CLOSE_PATIENCE.toMillis());
                databases.abort();
            }
        } catch (InterruptedException e) {
            // All has ended by itself.
        }
    }

    /**
     * What was sent over a connection that then broke off may still be carried out, even committed: it is ended on the server before
     * the target is called quiet.
     *
     * @throws SeraiException {@code TARGET_NOT_QUIET}; the project has failed then
     */
    void requireQuiet(Conductor conductor, Actor actor) {
        Run run = conductor.link().run();
        if (!databases.isUnsettled(run.target())) {
            return;
        }
        try {
            if (!databases.settle(run.target())) {
                Run later = newRun(run.definition(), List.of());
                lease(run.direction() == later.direction() ? later : later.opposite());
            }
        } catch (SeraiException e) {
            Failure failure = new Failure(
                    "TARGET_NOT_QUIET",
                    "Nothing of project '%s' runs any more, but it can not be told whether its target is quiet: %s"
                            .formatted(run.project(), e.getMessage()),
                    "See that data source '%s' is reachable; what it holds may change by what was sent before. Restore goes on."
                            .formatted(run.target().name()));
            records.steps().fail(run.project(), conductor.current(), failure);
            records.projects()
                    .transit(
                            run.project(),
                            State.RUNNING,
                            State.FAILED,
                            actor,
                            failure.code() + ": " + failure.detail());
            throw new TransientException(failure.code(), failure.detail(), failure.remedy(), e);
        }
    }

    void launch(Definition definition) {
        routes.create(definition);
        Run run = newRun(definition, null);
        Conductor conductor =
                new Conductor(run, records.steps(), routes, proofs(), this::lease, this::watch, new Conductor.Ending() {
                    @Override
                    public void completed(Run ended) {
                        failures.execute(() -> Conductors.this.completed(ended));
                    }

                    @Override
                    public void failed(Run ended, StepName step, Throwable why) {
                        failures.execute(() -> Conductors.this.failed(ended, step, why));
                    }
                });
        conductors.put(definition.name(), conductor);
        conductor.begin();
    }

    private TargetWatch watch(Run run) {
        return new TargetWatch(
                run.project() + ".target-watch",
                () -> databases.open(run.target(), Session.PLAIN),
                run.pace(),
                trouble,
                run::event);
    }

    @Override
    public void lease(Run run) {
        try (Connection connection = databases.open(run.target(), Session.PLAIN)) {
            Lease.take(connection, run);
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "taking the lease of project '" + run.project() + "'");
        }
    }

    @Override
    public void begin(Run run) {
        require(run).link().start(run);
    }

    @Override
    public boolean hasBegun(Run run) {
        StepState state =
                records.steps().state(run.definition(), run.direction().step());
        return state != StepState.PENDING && !state.isDone();
    }

    @Override
    public void caughtUp(Run run) {
        require(run).link().caughtUp(run);
    }

    @Override
    public void end(Run run) {
        require(run).link().end(run);
    }

    /** @throws StoppedException when the run is over */
    private Conductor require(Run run) {
        Conductor conductor = conductors.get(run.project());
        if (conductor == null || conductor.run().owner() != run.owner()) {
            throw new StoppedException();
        }
        return conductor;
    }

    private void completed(Run run) {
        locks.locked(run.project(), () -> {
            boolean done = records.steps().of(run.definition()).stream()
                    .allMatch(s -> s.state().isDone());
            if (isCurrent(run) && done) {
                halt(run.project());
                // No transition when it was completed before, and only its verification was repeated.
                records.projects()
                        .transit(
                                run.project(),
                                State.RUNNING,
                                State.COMPLETED,
                                Actor.RUNTIME,
                                "every chosen step is done");
            }
            return null;
        });
    }

    private void failed(Run run, StepName step, Throwable why) {
        run.stop();
        locks.locked(run.project(), () -> {
            if (closing || !isCurrent(run)) {
                return null;
            }
            Failure failure = step == StepName.REVERSE_LINK ? ofReverse(run, Failure.of(why)) : Failure.of(why);
            LOG.error(
                    "{}: {} failed: {}: {}", run.project(), step.id(), failure.code(), failure.detail(), stackOf(why));
            halt(run.project());
            records.steps().pause(run.project());
            records.steps().fail(run.project(), step, failure);
            records.projects()
                    .transit(
                            run.project(),
                            State.RUNNING,
                            State.FAILED,
                            Actor.RUNTIME,
                            step.id() + ": " + failure.code() + ": " + failure.detail());
            abandon(run.definition(), failure);
            return null;
        });
    }

    /** A link speaks of the source that it reads and the target that it writes, which are the other way round in the project. */
    private static Failure ofReverse(Run run, Failure failure) {
        Definition definition = run.definition();
        return failure.remedied(
                " On this link the source is data source '%s', which is open, and the target is data source '%s', which was left."
                        .formatted(definition.target(), definition.source()));
    }

    private void abandon(Definition definition, Failure failure) {
        Run run = newRun(definition, null);
        for (Step step : proofs().values()) {
            try {
                step.abandon(run, failure);
            } catch (RuntimeException e) {
                LOG.error(
                        "{}: {} could not be taken back",
                        definition.name(),
                        step.name().id(),
                        stackOf(e));
                records.events()
                        .add(
                                definition.name(),
                                Actor.RUNTIME,
                                null,
                                null,
                                "left as it is until the project is restored: "
                                        + Failure.of(e).detail());
            }
        }
    }

    /** The stack of an error that Serai did not foresee; a known one is told by its message. */
    private static Throwable stackOf(Throwable why) {
        return Failure.of(why).code().equals("UNEXPECTED") ? why : null;
    }

    private boolean isCurrent(Run run) {
        Conductor conductor = conductors.get(run.project());
        return conductor != null && conductor.run() == run;
    }

    void halt(String name) {
        Conductor conductor = conductors.get(name);
        if (conductor != null) {
            conductor.halt();
            records.save(conductor.run());
            conductors.remove(name);
        }
    }

    Run newRun(Definition definition, List<Mapping> objects) {
        DataSource source = dataSources.get(definition.source());
        DataSource target = dataSources.get(definition.target());
        List<TableProgress> tables = objects == null
                ? records.mappings().saved(definition.name())
                : objects.stream().map(TableProgress::new).toList();
        Run run = new Run(definition, source, target, tables, finding -> records.events()
                .add(definition.name(), Actor.RUNTIME, null, null, finding));
        records.projects().skippedPosition(definition.name()).ifPresent(run::skippedPosition);
        return run;
    }
}
