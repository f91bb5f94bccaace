package io.serai.project;

import io.serai.error.SeraiException;
import java.util.stream.Collectors;

/** Which action leads from which state to which, and what a caller is told who asks for another one. */
final class Transitions {
    private final ProjectStore store;

    Transitions(ProjectStore store) {
        this.store = store;
    }

    /**
     * Compare and set.
     *
     * @throws SeraiException {@code STATE_CONFLICT} when the project has left the state in which it was read
     */
    void transit(Project project, State to, Actor actor, String reason) {
        if (!store.transit(project.name(), project.state(), to, actor, reason)) {
            throw changedMeanwhile(project);
        }
    }

    SeraiException changedMeanwhile(Project project) {
        return new SeraiException(
                "STATE_CONFLICT",
                "Project '%s' was %s and has become %s, or its definition has changed, in the meantime; nothing was changed."
                        .formatted(
                                project.name(),
                                project.state(),
                                store.get(project.name()).state()),
                "Look at the project's state and decide again.");
    }

    /** Whether the action leads where the project already is; else it must be allowed. */
    static boolean reached(Project project, Action action) {
        if (action.isReachedIn(project.state())) {
            return true;
        }
        require(project, action);
        return false;
    }

    static void require(Project project, Action action) {
        if (!action.isAllowedIn(project.state())) {
            throw conflict(project, action);
        }
    }

    static SeraiException conflict(Project project, Action action) {
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
}
