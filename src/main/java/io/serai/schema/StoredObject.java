package io.serai.schema;

import io.serai.error.Failure;
import java.util.List;

/** An object with what the state store knows of it. */
record StoredObject(SchemaObject object, ObjectState state, String ddl, List<String> notes, Failure failure) {
    static StoredObject pending(SchemaObject object) {
        return new StoredObject(object, ObjectState.PENDING, null, List.of(), null);
    }

    ObjectStatus status() {
        return new ObjectStatus(object.kind(), object.sourceLabel(), object.targetLabel(), state, notes, failure, ddl);
    }
}
