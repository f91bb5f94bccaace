package io.serai.project;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.datasource.DataSource;
import io.serai.datasource.DataSources;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actions on projects. One action at a time for each project: a lock here keeps two callers of this runtime apart, the
 * compare-and-set in the store keeps two runtimes apart.
 */
public final class Projects implements ProjectRouteController.ProjectActions, Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Projects.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final ProjectStore store;
    private final ProjectRecords records;
    private final DataSources dataSources;
    private final Databases databases;
    private final Mappings mappings;
    private final StepRoutes routes;
    private final Supplier<Set<Step>> steps;
    private final Map<String, Conductor> conductors = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ExecutorService failures = Executors.newCachedThreadPool(r -> {
        Thread thread = new Thread(r, "project-failures");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Runnable change = () -> {};
    private volatile boolean closing;

    /** @param steps every step that can be carried out; asked for when they are needed */
    public Projects(
            ProjectRecords records,
            DataSources dataSources,
            Databases databases,
            Mappings mappings,
            StepRoutes routes,
            Supplier<Set<Step>> steps) {
        this.records = records;
        this.store = records.projects();
        this.dataSources = dataSources;
        this.databases = databases;
        this.mappings = mappings;
        this.routes = routes;
        this.steps = steps;
    }

    /** @param listener called after a project has been created or deleted */
    public void onChange(Runnable listener) {
        change = listener;
    }

    private Map<StepName, Step> proofs() {
        return steps.get().stream().collect(Collectors.toMap(Step::name, s -> s));
    }

    /** Lets every project go on that was running when the runtime ended, by whatever cause. */
    public void recover() {
        for (Project project : store.all()) {
            locked(project.name(), () -> {
                if (project.state() == State.RUNNING) {
                    records.events()
                            .add(project.name(), Actor.RUNTIME, null, null, "goes on after a start of the runtime");
                    launch(project.definition());
                } else if (project.state() == State.RELEASING) {
                    finishRelease(project, Actor.RUNTIME);
                }
                return null;
            });
        }
    }

    /** Ends all work without a change of any project's state: the next start goes on. */
    public void close() {
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

    @Override
    public Set<String> names() {
        return store.all().stream().map(Project::name).collect(Collectors.toSet());
    }

    @Override
    public Run run(String name) {
        Conductor conductor = conductors.get(name);
        return conductor == null ? null : conductor.run();
    }

    public void create(Definition definition, Actor actor, String reason) {
        locked(definition.name(), () -> {
            store.create(definition, actor, reason);
            return null;
        });
        change.run();
    }

    /** Runs all checks, changes nothing; answers with what the precheck's route leaves as its body. */
    public Object precheck(String name, Actor actor) {
        return locked(name, () -> {
            Project project = store.get(name);
            require(project, Action.PRECHECK);
            records.events().add(name, actor, null, null, "precheck asked for");
            return check(project.definition());
        });
    }

    private Object check(Definition definition) {
        routes.create(definition);
        routes.start(definition.name(), StepName.PRECHECK);
        Run run = newRun(definition, found(definition));
        Exchange exchange = routes.send(run, StepName.PRECHECK);
        routes.stop(definition.name(), StepName.PRECHECK);
        if (exchange.getException() != null) {
            throw exchange.getException() instanceof SeraiException e
                    ? e
                    : new SeraiException(
                            "UNEXPECTED",
                            "The precheck broke off: " + exchange.getException(),
                            "Look into the runtime's log.",
                            exchange.getException());
        }
        return exchange.getMessage().getBody();
    }

    /** The objects that the rules take now; none when the source can not be asked, which the precheck reports. */
    private List<Mapping> found(Definition definition) {
        List<TableProgress> frozen = records.mappings().saved(definition.name());
        if (!frozen.isEmpty()) {
            return frozen.stream()
                    .filter(p -> !p.hasLeft())
                    .map(TableProgress::mapping)
                    .toList();
        }
        try {
            return mappings.resolve(dataSources.get(definition.source()), definition.objects());
        } catch (SeraiException e) {
            LOG.info("{}: the source's objects can not be listed: {}", definition.name(), e.getMessage());
            return List.of();
        }
    }

    /**
     * Prechecks, then begins.
     *
     * @throws SeraiException {@code PRECHECK_FAILED}; the project stays as it was
     */
    public void start(String name, Actor actor, String reason) {
        locked(name, () -> {
            Project project = store.get(name);
            if (reached(project, Action.START)) {
                return null;
            }
            Definition definition = project.definition();
            List<Mapping> objects = found(definition);
            check(definition);
            proofs().get(StepName.PRECHECK).prove(newRun(definition, objects));
            records.mappings().freeze(name, objects);
            records.steps().begin(name, StepName.PRECHECK, StepState.RUNNING);
            records.steps().state(name, StepName.PRECHECK, StepState.COMPLETED);
            transit(project, State.RUNNING, actor, reason);
            launch(definition);
            return null;
        });
    }

    @Override
    public void pause(String name, Actor actor, String reason) {
        locked(name, () -> {
            Project project = store.get(name);
            if (reached(project, Action.PAUSE)) {
                return null;
            }
            Conductor conductor = conductors.get(name);
            halt(name);
            records.steps().pause(name);
            if (conductor != null) {
                requireQuiet(conductor, actor);
            }
            transit(project, State.PAUSED, actor, reason);
            return null;
        });
    }

    /**
     * What was sent over a connection that then broke off may still be carried out, even committed: it is ended on the server before
     * the target is called quiet.
     *
     * @throws SeraiException {@code TARGET_NOT_QUIET}; the project has failed then
     */
    private void requireQuiet(Conductor conductor, Actor actor) {
        Run run = conductor.run();
        if (!databases.isUnsettled(run.target())) {
            return;
        }
        try {
            if (!databases.settle(run.target())) {
                lease(newRun(run.definition(), List.of()));
            }
        } catch (SeraiException e) {
            Failure failure = new Failure(
                    "TARGET_NOT_QUIET",
                    "Nothing of project '%s' runs any more, but it can not be told whether its target is quiet: %s"
                            .formatted(run.project(), e.getMessage()),
                    "See that data source '%s' is reachable; what it holds may change by what was sent before. Restore goes on."
                            .formatted(run.target().name()));
            records.steps().fail(run.project(), conductor.current(), failure);
            store.transit(run.project(), State.RUNNING, State.FAILED, actor, failure.code() + ": " + failure.detail());
            throw new TransientException(failure.code(), failure.detail(), failure.remedy(), e);
        }
    }

    @Override
    public void restore(String name, Actor actor, String reason) {
        locked(name, () -> {
            Project project = store.get(name);
            if (reached(project, Action.RESTORE)) {
                return null;
            }
            transit(project, State.RUNNING, actor, reason);
            launch(project.definition());
            return null;
        });
    }

    /**
     * Restores a project whose link stands right before a statement of the source, and lets the link go past this one statement.
     *
     * @param position of the statement as its error shows it, or null for whatever the link stands at
     * @throws SeraiException {@code NOTHING_TO_SKIP} or {@code SKIP_ELSEWHERE}; nothing has changed then
     */
    public void restoreSkipping(String name, String position, Actor actor) {
        locked(name, () -> {
            Project project = store.get(name);
            List<StepStatus> all = records.steps().of(project.definition());
            Standstill standstill =
                    Standstill.of(project.state(), all).orElseThrow(() -> Standstill.nothing(project, all));
            String skipped = standstill.positionFor(position);
            String reason = "restore, past the statement at " + skipped + ": "
                    + standstill.failure().detail();
            if (!store.restoreSkipping(name, skipped, actor, reason)) {
                throw changedMeanwhile(project);
            }
            launch(project.definition());
            return null;
        });
    }

    /** Ends links for good and removes what Serai has left on the servers. */
    public void release(String name, Actor actor, String reason) {
        locked(name, () -> {
            Project project = store.get(name);
            if (reached(project, Action.RELEASE)) {
                return null;
            }
            transit(project, State.RELEASING, actor, reason);
            finishRelease(store.get(name), actor);
            return null;
        });
    }

    private void finishRelease(Project project, Actor actor) {
        String name = project.name();
        halt(name);
        routes.remove(name);
        Run run = newRun(project.definition(), records.mappings().of(name));
        for (Step step : proofs().values()) {
            try {
                step.release(run);
            } catch (RuntimeException e) {
                Failure why = Failure.of(e);
                records.events()
                        .add(
                                name,
                                Actor.RUNTIME,
                                null,
                                null,
                                "left behind by " + step.name().id() + ": " + why.detail());
            }
        }
        endLease(run);
        transit(project, State.RELEASED, actor, "links ended, helper tables dropped");
    }

    private void endLease(Run run) {
        try (Connection connection = databases.open(run.target(), Session.PLAIN)) {
            Lease.end(connection, run);
        } catch (SeraiException | SQLException e) {
            records.events()
                    .add(run.project(), Actor.RUNTIME, null, null, "left behind in serai.lease: " + e.getMessage());
        }
    }

    /** Forgets a project; {@code confirm} must repeat its name. */
    public void delete(String name, String confirm) {
        locked(name, () -> {
            Project project = store.get(name);
            require(project, Action.DELETE);
            if (!name.equals(confirm)) {
                throw new SeraiException(
                        "NOT_CONFIRMED",
                        "Deleting project '%s' must be confirmed with its name, not with '%s'."
                                .formatted(name, confirm),
                        "Repeat the call with ?confirm=" + name + ".");
            }
            routes.remove(name);
            if (!store.delete(name, project.state())) {
                throw conflict(store.get(name), Action.DELETE);
            }
            records.forget(name);
            return null;
        });
        change.run();
    }

    /**
     * @throws SeraiException {@code PROJECT_UNKNOWN}
     */
    public void require(String name) {
        store.get(name);
    }

    /**
     * Repeats the verification of a project whose verification is over.
     *
     * @param reset forgets what is to be found anew; called once it is certain that nothing compares
     */
    public void verifyAgain(String name, Actor actor, Runnable reset) {
        locked(name, () -> {
            Project project = store.get(name);
            Conductor conductor = conductors.get(name);
            boolean idle = conductor == null || !conductor.isWorking();
            StepState before = records.steps().state(project.definition(), StepName.VERIFICATION);
            boolean ended = before == StepState.COMPLETED || before == StepState.FAILED;
            boolean allowed = project.state() == State.RUNNING || project.state() == State.COMPLETED;
            if (!project.definition().has(StepName.VERIFICATION) || !allowed || !ended || !idle) {
                throw new SeraiException(
                        "VERIFICATION_NOT_NOW",
                        "Project '%s' is %s and its verification is %s; it can be run again in RUNNING or COMPLETED, once it has ended."
                                .formatted(name, project.state(), before),
                        project.state() == State.FAILED || project.state() == State.PAUSED
                                ? "Restore the project; an unfinished or failed verification then runs by itself."
                                : "Wait until the verification has ended.");
            }
            reset.run();
            records.steps().state(name, StepName.VERIFICATION, StepState.PENDING);
            records.events().add(name, actor, null, null, "verification asked for again");
            if (conductor == null) {
                launch(project.definition());
            } else {
                conductor.begin();
            }
            return null;
        });
    }

    private void launch(Definition definition) {
        routes.create(definition);
        Run run = newRun(definition, null);
        Conductor conductor =
                new Conductor(run, records.steps(), routes, proofs(), this::lease, new Conductor.Ending() {
                    @Override
                    public void completed(Run ended) {
                        failures.execute(() -> Projects.this.completed(ended));
                    }

                    @Override
                    public void failed(Run ended, StepName step, Throwable why) {
                        failures.execute(() -> Projects.this.failed(ended, step, why));
                    }
                });
        conductors.put(definition.name(), conductor);
        conductor.begin();
    }

    private void lease(Run run) {
        try (Connection connection = databases.open(run.target(), Session.PLAIN)) {
            Lease.take(connection, run);
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "taking the lease of project '" + run.project() + "'");
        }
    }

    private void completed(Run run) {
        locked(run.project(), () -> {
            boolean done = records.steps().of(run.definition()).stream()
                    .allMatch(s -> s.state().isDone());
            if (isCurrent(run) && done) {
                halt(run.project());
                // No transition when it was completed before, and only its verification was repeated.
                store.transit(
                        run.project(), State.RUNNING, State.COMPLETED, Actor.RUNTIME, "every chosen step is done");
            }
            return null;
        });
    }

    private void failed(Run run, StepName step, Throwable why) {
        run.stop();
        locked(run.project(), () -> {
            if (closing || !isCurrent(run)) {
                return null;
            }
            Failure failure = Failure.of(why);
            LOG.error(
                    "{}: {} failed: {}: {}", run.project(), step.id(), failure.code(), failure.detail(), stackOf(why));
            halt(run.project());
            records.steps().pause(run.project());
            records.steps().fail(run.project(), step, failure);
            store.transit(
                    run.project(),
                    State.RUNNING,
                    State.FAILED,
                    Actor.RUNTIME,
                    step.id() + ": " + failure.code() + ": " + failure.detail());
            return null;
        });
    }

    /** The stack of an error that Serai did not foresee; a known one is told by its message. */
    private static Throwable stackOf(Throwable why) {
        return Failure.of(why).code().equals("UNEXPECTED") ? why : null;
    }

    private boolean isCurrent(Run run) {
        Conductor conductor = conductors.get(run.project());
        return conductor != null && conductor.run() == run;
    }

    private void halt(String name) {
        Conductor conductor = conductors.get(name);
        if (conductor != null) {
            conductor.halt();
            records.save(conductor.run());
            conductors.remove(name);
        }
    }

    private Run newRun(Definition definition, List<Mapping> objects) {
        DataSource source = dataSources.get(definition.source());
        DataSource target = dataSources.get(definition.target());
        List<TableProgress> tables = objects == null
                ? records.mappings().saved(definition.name())
                : objects.stream().map(TableProgress::new).toList();
        Run run = new Run(definition, source, target, tables, finding -> records.events()
                .add(definition.name(), Actor.RUNTIME, null, null, finding));
        store.skippedPosition(definition.name()).ifPresent(run::skippedPosition);
        return run;
    }

    private void transit(Project project, State to, Actor actor, String reason) {
        if (!store.transit(project.name(), project.state(), to, actor, reason)) {
            throw changedMeanwhile(project);
        }
    }

    private SeraiException changedMeanwhile(Project project) {
        return new SeraiException(
                "STATE_CONFLICT",
                "Project '%s' was %s and has become %s in the meantime; nothing was changed."
                        .formatted(
                                project.name(),
                                project.state(),
                                store.get(project.name()).state()),
                "Look at the project's state and decide again.");
    }

    /** Whether the action leads where the project already is; else it must be allowed. */
    private static boolean reached(Project project, Action action) {
        if (action.isReachedIn(project.state())) {
            return true;
        }
        require(project, action);
        return false;
    }

    private static void require(Project project, Action action) {
        if (!action.isAllowedIn(project.state())) {
            throw conflict(project, action);
        }
    }

    private static SeraiException conflict(Project project, Action action) {
        return new SeraiException(
                "STATE_CONFLICT",
                "Project '%s' is %s; %s is allowed in %s only. Nothing was changed."
                        .formatted(
                                project.name(),
                                project.state(),
                                action.verb(),
                                action.allowedIn().stream().map(State::name).collect(Collectors.joining(", "))),
                "Bring the project into one of these states first.");
    }

    private <T> T locked(String name, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(name, n -> new ReentrantLock(true));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
