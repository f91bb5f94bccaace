package io.serai.verification;

import io.serai.datasource.DataSource;
import io.serai.project.Run;

/** One of the two servers that are compared. */
enum Side {
    SOURCE,
    TARGET;

    DataSource of(Run run) {
        return this == SOURCE ? run.source() : run.target();
    }
}
