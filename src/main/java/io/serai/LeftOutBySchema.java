package io.serai;

import io.serai.project.Direction;
import io.serai.project.Run;
import io.serai.schema.Schema;
import io.serai.switchover.LeftOutKeys;
import java.util.List;
import java.util.function.Supplier;

/** What the switchover asks of the schema step. */
final class LeftOutBySchema implements LeftOutKeys {
    private final Supplier<Schema> schema;

    LeftOutBySchema(Supplier<Schema> schema) {
        this.schema = schema;
    }

    /** On the way back there are none: the side that is opened then had them before. */
    @Override
    public List<Key> of(Run run) {
        return run.direction() == Direction.REVERSE
                ? List.of()
                : schema.get().missingForeignKeys(run).stream()
                        .map(k -> new Key(k.source(), k.ddl()))
                        .toList();
    }
}
