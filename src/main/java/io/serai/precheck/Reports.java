package io.serai.precheck;

import io.serai.config.Json;
import io.serai.config.StateStore;
import java.util.Optional;

/** The last report of each project, in the state store. */
final class Reports {
    private final StateStore store;

    Reports(StateStore store) {
        this.store = store.ensure("sql/precheck.sql");
    }

    void keep(String project, Report report) {
        store.sql()
                .sql("MERGE INTO precheck_report (project, report) VALUES (?, ?)")
                .params(project, Json.write(report))
                .update();
    }

    Optional<Report> of(String project) {
        return store.sql()
                .sql("SELECT report FROM precheck_report WHERE project = ?")
                .param(project)
                .query(String.class)
                .optional()
                .map(json -> Json.read(json, Report.class));
    }

    void forget(String project) {
        store.sql()
                .sql("DELETE FROM precheck_report WHERE project = ?")
                .param(project)
                .update();
    }
}
