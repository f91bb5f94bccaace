package io.serai.precheck;

import io.serai.database.Column;
import io.serai.database.Table;
import java.util.List;
import java.util.Optional;

/** A table of the source and the one that is there already on the target to receive its rows. */
record Twin(Table source, Table target) {
    /** The target's column that receives the values of one of the source's. */
    Optional<Column> of(Column sourceColumn) {
        return target.carried().stream()
                .filter(c -> c.name().equalsIgnoreCase(sourceColumn.name()))
                .findFirst();
    }

    /** The target's columns that get no value from the source. */
    List<Column> extra() {
        return target.carried().stream()
                .filter(c -> source.carried().stream().noneMatch(s -> s.name().equalsIgnoreCase(c.name())))
                .toList();
    }
}
