package io.serai.project;

import io.serai.error.SeraiException;

/** What a person asks of a project whose steps have come to their end: to verify again, to switch over. */
final class AskedWork {
    private final ProjectRecords records;
    private final Conductors conductors;

    AskedWork(ProjectRecords records, Conductors conductors) {
        this.records = records;
        this.conductors = conductors;
    }

    /** As {@link Projects#verifyAgain}, under the project's lock. */
    void verifyAgain(Project project, Actor actor, Runnable reset) {
        String name = project.name();
        Conductor conductor = conductors.of(name);
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
            conductors.launch(project.definition());
        } else {
            conductor.begin();
        }
    }

    /** As {@link Projects#ask}, under the project's lock. */
    void carryOut(Project project, Runnable note) {
        Transitions.require(project, Action.SWITCHOVER);
        Conductor conductor = conductors.of(project.name());
        // A round that has just come to its end is still being noted by its conductor.
        boolean idle = conductor != null && conductor.endsSoon();
        boolean stepRuns =
                records.steps().of(project.definition()).stream().anyMatch(s -> s.state() == StepState.RUNNING);
        if (!idle || stepRuns) {
            throw new SeraiException(
                    "STEPS_NOT_DONE",
                    "Project '%s' is still working on its step %s.".formatted(project.name(), stepOf(conductor)),
                    "Wait until the link has caught up and the verification has ended; see the project's steps.");
        }
        note.run();
        conductor.begin();
    }

    private static String stepOf(Conductor conductor) {
        return conductor == null ? "" : conductor.current().id();
    }
}
