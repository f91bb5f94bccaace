package io.serai.project;

import io.serai.database.Databases;
import io.serai.datasource.DataSources;
import io.serai.error.SeraiException;
import io.serai.pace.TargetWatch;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The actions on projects. One action at a time for each project: a lock here keeps two callers of this runtime apart, the
 * compare-and-set in the store keeps two runtimes apart.
 */
public final class Projects implements ProjectRouteController.ProjectActions, Runs {
    private final ProjectStore store;
    private final ProjectRecords records;
    private final StepRoutes routes;
    private final ProjectLocks locks = new ProjectLocks();
    private final Transitions transitions;
    private final Conductors conductors;
    private final Prechecking prechecking;
    private final Releasing releasing;
    private final AskedWork asked;
    private volatile Runnable change = () -> {};

    /**
     * @param steps every step that can be carried out; asked for when they are needed
     * @param trouble when a project backs off from its target
     */
    public Projects(
            ProjectRecords records,
            DataSources dataSources,
            Databases databases,
            Mappings mappings,
            StepRoutes routes,
            Supplier<Set<Step>> steps,
            TargetWatch.Bounds trouble) {
        this.records = records;
        this.store = records.projects();
        this.routes = routes;
        this.transitions = new Transitions(store);
        this.conductors = new Conductors(records, dataSources, databases, routes, steps, locks, trouble);
        this.prechecking = new Prechecking(records, dataSources, mappings, routes, conductors::newRun);
        this.releasing = new Releasing(records, databases, routes, conductors, transitions);
        this.asked = new AskedWork(records, conductors);
    }

    /** @param listener called after a project has been created or deleted */
    public void onChange(Runnable listener) {
        change = listener;
    }

    /** Lets every project go on that was running when the runtime ended, by whatever cause. */
    public void recover() {
        for (Project project : store.all()) {
            locks.locked(project.name(), () -> {
                if (project.state() == State.RUNNING) {
                    records.events()
                            .add(project.name(), Actor.RUNTIME, null, null, "goes on after a start of the runtime");
                    conductors.launch(project.definition());
                } else if (project.state() == State.RELEASING) {
                    releasing.finish(project, Actor.RUNTIME);
                }
                return null;
            });
        }
    }

    /** Ends all work without a change of any project's state: the next start goes on. */
    public void close() {
        conductors.close();
    }

    @Override
    public Set<String> names() {
        return store.all().stream().map(Project::name).collect(Collectors.toSet());
    }

    @Override
    public Run run(String name) {
        Conductor conductor = conductors.of(name);
        return conductor == null ? null : conductor.link().run();
    }

    /** What turning a project from one link to the other does to its steps. */
    public LinkSteps linkSteps() {
        return conductors;
    }

    public void create(Definition definition, Actor actor, String reason) {
        locks.locked(definition.name(), () -> {
            store.create(definition, actor, reason);
            return null;
        });
        change.run();
    }

    /** Runs all checks, changes nothing; answers with what the precheck's route leaves as its body. */
    public Object precheck(String name, Actor actor) {
        return locks.locked(name, () -> {
            Project project = store.get(name);
            Transitions.require(project, Action.PRECHECK);
            records.events().add(name, actor, null, null, "precheck asked for");
            return prechecking.check(project.definition());
        });
    }

    /**
     * Prechecks, then begins.
     *
     * @throws SeraiException {@code PRECHECK_FAILED}; the project stays as it was
     */
    public void start(String name, Actor actor, String reason) {
        locks.locked(name, () -> {
            Project project = store.get(name);
            if (Transitions.reached(project, Action.START)) {
                return null;
            }
            Definition definition = project.definition();
            List<Mapping> objects = prechecking.found(definition);
            prechecking.check(definition);
            conductors.proofs().get(StepName.PRECHECK).prove(conductors.newRun(definition, objects));
            records.mappings().freeze(name, objects);
            records.steps().begin(name, StepName.PRECHECK, StepState.RUNNING);
            records.steps().state(name, StepName.PRECHECK, StepState.COMPLETED);
            transitions.transit(project, State.RUNNING, actor, reason);
            conductors.launch(definition);
            return null;
        });
    }

    @Override
    public void pause(String name, Actor actor, String reason) {
        locks.locked(name, () -> {
            Project project = store.get(name);
            if (Transitions.reached(project, Action.PAUSE)) {
                return null;
            }
            requireNoSwitchover(name);
            Conductor conductor = conductors.of(name);
            conductors.halt(name);
            records.steps().pause(name);
            if (conductor != null) {
                conductors.requireQuiet(conductor, actor);
            }
            transitions.transit(project, State.PAUSED, actor, reason);
            return null;
        });
    }

    /** A pause would leave both sides closed. */
    private void requireNoSwitchover(String name) {
        boolean due =
                conductors.proofs().values().stream().anyMatch(s -> s.due(name).isPresent());
        if (due) {
            throw new SeraiException(
                    "SWITCHOVER_RUNNING",
                    "Project '" + name
                            + "' is being switched over; paused in the middle, nobody could write to either side.",
                    "Wait until it is over, or POST /api/projects/" + name
                            + "/switchover/cancel, which undoes it; then pause.");
        }
    }

    @Override
    public void restore(String name, Actor actor, String reason) {
        locks.locked(name, () -> {
            Project project = store.get(name);
            if (Transitions.reached(project, Action.RESTORE)) {
                return null;
            }
            transitions.transit(project, State.RUNNING, actor, reason);
            conductors.launch(project.definition());
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
        locks.locked(name, () -> {
            Project project = store.get(name);
            List<StepStatus> all = records.steps().of(project.definition());
            Standstill standstill =
                    Standstill.of(project.state(), all).orElseThrow(() -> Standstill.nothing(project, all));
            String skipped = standstill.positionFor(position);
            String reason = Event.STATEMENT_SKIPPED + skipped + ": "
                    + standstill.failure().detail();
            if (!store.restoreSkipping(name, skipped, actor, reason)) {
                throw transitions.changedMeanwhile(project);
            }
            conductors.launch(project.definition());
            return null;
        });
    }

    /** Ends links for good and removes what Serai has left on the servers. */
    public void release(String name, Actor actor, String reason) {
        locks.locked(name, () -> {
            Project project = store.get(name);
            if (Transitions.reached(project, Action.RELEASE)) {
                return null;
            }
            transitions.transit(project, State.RELEASING, actor, reason);
            releasing.finish(store.get(name), actor);
            return null;
        });
    }

    /**
     * Changes options, at once where the project is running.
     *
     * @param body the options that are to change
     * @throws SeraiException {@code INVALID}, {@code OPTIONS_FIXED} or {@code STATE_CONFLICT}; nothing has changed then
     */
    public void changeOptions(String name, String body, Actor actor) {
        locks.locked(name, () -> {
            Project project = store.get(name);
            Transitions.require(project, Action.CHANGE_OPTIONS);
            OptionChange change = OptionChange.parse(body, project);
            if (change.isNone()) {
                return null;
            }
            Definition changed = project.definition().with(change.to());
            if (!store.change(project, changed, actor, change.inWords())) {
                throw transitions.changedMeanwhile(project);
            }
            Run run = run(name);
            if (run != null) {
                run.options(change.to());
            }
            return null;
        });
    }

    /** Forgets a project; {@code confirm} must repeat its name. */
    public void delete(String name, String confirm) {
        locks.locked(name, () -> {
            Project project = store.get(name);
            Transitions.require(project, Action.DELETE);
            if (!name.equals(confirm)) {
                throw new SeraiException(
                        "NOT_CONFIRMED",
                        "Deleting project '%s' must be confirmed with its name, not with '%s'."
                                .formatted(name, confirm),
                        "Repeat the call with ?confirm=" + name + ".");
            }
            routes.remove(name);
            if (!store.delete(name, project.state())) {
                throw Transitions.conflict(store.get(name), Action.DELETE);
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
        locks.locked(name, () -> {
            asked.verifyAgain(store.get(name), actor, reset);
            return null;
        });
    }

    /**
     * Has a running project carry out what a person has asked for beside its link: a switchover or a switchback.
     *
     * @param note writes it down, so that the step is {@link Step#due}; called under the project's lock, once it is certain that the
     *     project is running and none of its steps but the link works
     * @throws SeraiException {@code STEPS_NOT_DONE} while steps are being carried out, {@code STATE_CONFLICT} unless the project is
     *     running, or what {@code note} throws; nothing has changed then
     */
    public void ask(String name, Runnable note) {
        locks.locked(name, () -> {
            asked.carryOut(store.get(name), note);
            return null;
        });
    }
}
