package io.serai.project;

/** Who asked for an action or caused a transition. */
public enum Actor {
    HTTP,
    JMX,
    /** Serai itself: a step that failed or completed, a restart. */
    RUNTIME
}
