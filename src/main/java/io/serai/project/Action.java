package io.serai.project;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a person can do with a project, and in which states. */
public enum Action {
    PRECHECK(EnumSet.of(State.NOT_STARTED, State.PAUSED, State.FAILED), null),
    START(EnumSet.of(State.NOT_STARTED), State.RUNNING),
    PAUSE(EnumSet.of(State.RUNNING), State.PAUSED),
    RESTORE(EnumSet.of(State.PAUSED, State.FAILED), State.RUNNING),
    RELEASE(EnumSet.of(State.PAUSED, State.FAILED, State.COMPLETED), State.RELEASED),
    DELETE(EnumSet.of(State.NOT_STARTED, State.RELEASED), null),
    CLONE(EnumSet.allOf(State.class), null),
    SWITCHOVER(EnumSet.of(State.RUNNING), null),
    CHANGE_OPTIONS(EnumSet.of(State.NOT_STARTED, State.RUNNING, State.PAUSED, State.FAILED), null);

    private final Set<State> allowedIn;
    private final State reached;

    Action(Set<State> allowedIn, State reached) {
        this.allowedIn = allowedIn;
        this.reached = reached;
    }

    public boolean isAllowedIn(State state) {
        return allowedIn.contains(state);
    }

    /** Whether a project in this state is already where the action leads; then repeating it is no error. */
    public boolean isReachedIn(State state) {
        return state == reached;
    }

    public Set<State> allowedIn() {
        return allowedIn;
    }

    public String verb() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
