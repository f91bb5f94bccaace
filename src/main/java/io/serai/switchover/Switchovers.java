package io.serai.switchover;

import com.fasterxml.jackson.core.JsonPointer;
import io.serai.error.SeraiException;
import io.serai.project.Actor;
import io.serai.project.Definition;
import io.serai.project.Direction;
import io.serai.project.EventStore;
import io.serai.project.Project;
import io.serai.project.Projects;
import io.serai.project.Run;
import io.serai.project.State;
import io.serai.project.StepName;
import io.serai.project.SwitchoverControl;
import io.serai.switchover.SwitchOptionsInput.Request;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a person can do about switchover and switchback. */
public final class Switchovers implements SwitchoverControl {
    /** Those whose leaving out does no harm that can not be seen. */
    private static final List<SubstepName> SKIPPABLE = List.of(SubstepName.FINAL_VERIFICATION, SubstepName.OBJECTS);

    private final Projects projects;
    private final Function<String, Project> records;
    private final EventStore events;
    private final Journal journal;
    private final Supplier<Switchover> switchover;
    private final Reports reports;

    /** @param records finds a project, or throws {@code PROJECT_UNKNOWN} */
    public Switchovers(
            Projects projects,
            Function<String, Project> records,
            EventStore events,
            Journal journal,
            Supplier<Switchover> switchover,
            Reports reports) {
        this.projects = projects;
        this.records = records;
        this.events = events;
        this.journal = journal;
        this.switchover = switchover;
        this.reports = reports;
    }

    @Override
    public Object view(String name) {
        Definition project = records.apply(name).definition();
        return journal.last(name)
                .map(r -> (Object) Views.of(project, r, journal.substeps(r)))
                .orElseGet(() -> Views.none(project));
    }

    /**
     * @throws SeraiException {@code INVALID}, {@code SWITCHOVER_NOT_CHOSEN}, {@code SWITCHOVER_NOT_NOW}, or as
     *     {@link Projects#ask}; nothing has changed then
     */
    @Override
    public Object begin(String name, Direction left, String body, Actor actor) {
        Project project = records.apply(name);
        String what = Views.direction(left);
        Request request = SwitchOptionsInput.parse(body, what);
        requireChosen(project, left);
        requireTurn(project, left);
        Round imagined = new Round(
                name,
                0,
                left,
                request.options(),
                RoundState.RUNNING,
                actor,
                Instant.now(),
                null,
                null,
                null,
                false,
                null);
        Run run = run(project, left);
        requireKnownObjects(run, imagined);
        if (request.dryRun()) {
            return dryRun(run, imagined);
        }
        projects.ask(name, () -> {
            requireTurn(project, left);
            journal.begin(name, left, request.options(), actor);
            String skipped =
                    request.options().skipVerification() ? "; the user goes on whatever the verification says" : "";
            events.add(name, actor, null, null, what + " asked for" + skipped);
        });
        return view(name);
    }

    private static void requireChosen(Project project, Direction left) {
        StepName needed = left == Direction.FORWARD ? StepName.SWITCHOVER : StepName.REVERSE_LINK;
        if (!project.definition().has(needed)) {
            throw new SeraiException(
                    "SWITCHOVER_NOT_CHOSEN",
                    "Project '%s' has no step %s.".formatted(project.name(), needed.id()),
                    "Steps are chosen when a project is created: clone it, and add the step to the clone.");
        }
    }

    private void requireTurn(Project project, Direction left) {
        Optional<Round> last = journal.last(project.name());
        if (last.isPresent() && !last.get().state().isOver()) {
            throw notNow(
                    "The %s of project '%s' is %s already."
                            .formatted(
                                    last.get().label(),
                                    project.name(),
                                    last.get().state()),
                    "GET /api/projects/" + project.name() + "/switchover shows how far it is.");
        }
        Direction living = journal.all(project.name()).stream()
                .filter(r -> r.state() == RoundState.COMPLETED)
                .findFirst()
                .map(r -> r.direction().opposite())
                .orElse(Direction.FORWARD);
        if (living != left) {
            throw notNow(
                    left == Direction.FORWARD
                            ? "Project '" + project.name() + "' has been switched over already."
                            : "Project '" + project.name() + "' has not been switched over.",
                    "POST /api/projects/" + project.name() + "/" + Views.direction(living)
                            + " is what can be done now.");
        }
    }

    private static SeraiException notNow(String detail, String remedy) {
        return new SeraiException("SWITCHOVER_NOT_NOW", detail, remedy);
    }

    private Run run(Project project, Direction left) {
        Run run = projects.run(project.name(), left);
        if (run == null) {
            throw new SeraiException(
                    "STATE_CONFLICT",
                    "Project '%s' is %s; %s is allowed in %s only. Nothing was changed."
                            .formatted(project.name(), project.state(), Views.direction(left), State.RUNNING),
                    "Bring the project into this state first.");
        }
        return run;
    }

    private void requireKnownObjects(Run run, Round imagined) {
        if (imagined.options().objects().isEmpty()) {
            return;
        }
        switchover.get().unknownObject(run, imagined).ifPresent(id -> {
            String detail = "is no object of this " + imagined.label() + "; the dry run lists them";
            throw new SeraiException(
                    "INVALID",
                    "'" + id + "' " + detail + ".",
                    "Correct what 'errors' lists and send it again. Nothing has been changed.",
                    null,
                    List.of(new SeraiException.Flaw(
                            JsonPointer.empty()
                                    .appendProperty("objects")
                                    .appendProperty(id)
                                    .toString(),
                            detail)));
        });
    }

    private Object dryRun(Run run, Round imagined) {
        List<Map<String, Object>> substeps = new java.util.ArrayList<>();
        double seconds = 0;
        for (Map.Entry<SubstepName, Plan> entry : switchover.get().plans(run, imagined)) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("name", entry.getKey().id());
            view.put("would", entry.getValue().would());
            view.put("items", entry.getValue().items());
            view.put(
                    "ifItStops",
                    IfItStops.text(entry.getKey(), run.definition(), imagined.direction(), imagined.options()));
            view.put("secondsWithoutWrites", round(entry.getValue().secondsWithoutWrites()));
            seconds += entry.getValue().secondsWithoutWrites();
            substeps.add(view);
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("project", imagined.project());
        view.put("dryRun", true);
        view.put("direction", imagined.label());
        view.put("options", Views.options(imagined.options()));
        view.put(
                "lagSeconds",
                run.link() == null ? null : run.link().lagSeconds().orElse(null));
        view.put("expectedSecondsWithoutWrites", round(seconds));
        view.put("substeps", substeps);
        return view;
    }

    private static double round(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }

    /** @throws SeraiException {@code SUBSTEP_UNKNOWN}, {@code ACTION_UNKNOWN}, {@code SUBSTEP_NOT_NOW} */
    @Override
    public Object act(String name, String substep, String action, Actor actor) {
        Project project = records.apply(name);
        SubstepName which = SubstepName.of(substep)
                .orElseThrow(() -> new SeraiException(
                        "SUBSTEP_UNKNOWN",
                        "There is no substep '" + substep + "'.",
                        "Substeps are "
                                + java.util.Arrays.stream(SubstepName.values())
                                        .map(SubstepName::id)
                                        .toList() + "."));
        Round round = journal.requireLast(name);
        SubstepRecord record = journal.substep(round, which);
        switch (action) {
            case "confirm" -> confirm(round, record);
            case "skip" -> skip(round, record, actor);
            case "retry" -> retry(project, round, record, actor);
            default ->
                throw new SeraiException(
                        "ACTION_UNKNOWN",
                        "A substep has no action '" + action + "'.",
                        "Actions are confirm, retry and skip.");
        }
        events.add(name, actor, null, null, round.label() + ": " + which.id() + ": " + action);
        return view(name);
    }

    private void confirm(Round round, SubstepRecord record) {
        if (record.confirmed()) {
            return;
        }
        if (round.state() != RoundState.RUNNING || record.state() != SubstepState.WAITING) {
            throw substepNotNow(round, record, "confirmed", "it is WAITING");
        }
        journal.confirm(round, record.name());
    }

    private void skip(Round round, SubstepRecord record, Actor actor) {
        if (!SKIPPABLE.contains(record.name())) {
            throw new SeraiException(
                    "SUBSTEP_NOT_SKIPPABLE",
                    "Without " + record.name().id() + " rows could be lost.",
                    "Only " + SKIPPABLE.stream().map(SubstepName::id).toList() + " can be skipped.");
        }
        boolean running = round.state() == RoundState.RUNNING;
        if (!running || !journal.skip(round, record.name(), "skipped by a person (" + actor + ")")) {
            throw substepNotNow(round, record, "skipped", "it is PENDING");
        }
    }

    private void retry(Project project, Round round, SubstepRecord record, Actor actor) {
        if (round.state().isOver() || project.state() != State.FAILED) {
            throw substepNotNow(round, record, "tried again", "the project has FAILED in it");
        }
        projects.restore(project.name(), actor, "retry of " + record.name().id());
    }

    private static SeraiException substepNotNow(Round round, SubstepRecord record, String done, String when) {
        return new SeraiException(
                "SUBSTEP_NOT_NOW",
                "Substep %s is %s and the %s is %s; it can be %s only while %s."
                        .formatted(record.name().id(), record.state(), round.label(), round.state(), done, when),
                "GET /api/projects/" + round.project() + "/switchover shows how far it is.");
    }

    /** @throws SeraiException {@code SWITCHOVER_NOT_NOW} behind the point of no return */
    @Override
    public Object cancel(String name, Actor actor) {
        records.apply(name);
        Round round = journal.requireLast(name);
        if (!journal.cancel(round)) {
            throw notNow(
                    "The %s of project '%s' is %s and can not be cancelled: that is possible until stop-forward begins."
                            .formatted(round.label(), name, round.state()),
                    round.state() == RoundState.COMPLETED && round.direction() == Direction.FORWARD
                            ? "POST /api/projects/" + name + "/switchback goes back."
                            : "GET /api/projects/" + name + "/switchover shows how far it is.");
        }
        events.add(name, actor, null, null, round.label() + ": cancelled");
        return view(name);
    }

    @Override
    public Object report(String name) {
        records.apply(name);
        return reports.last(name);
    }
}
