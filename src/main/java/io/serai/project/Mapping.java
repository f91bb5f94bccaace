package io.serai.project;

import io.serai.database.TableName;

/** An object of the source and the name it has on the target. */
public record Mapping(TableName source, TableName target, boolean view) {
    /** The same object the other way round. */
    Mapping inverted() {
        return new Mapping(target, source, view);
    }

    public boolean renamed() {
        return !source.equals(target);
    }
}
