package io.serai.project;

import java.time.Instant;

/** A project as the state store knows it. */
public record Project(Definition definition, State state, Instant createdAt) {
    public String name() {
        return definition.name();
    }
}
