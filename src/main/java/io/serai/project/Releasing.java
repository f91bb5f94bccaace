package io.serai.project;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.error.Failure;
import io.serai.error.SeraiException;
import java.sql.Connection;
import java.sql.SQLException;

/** Ends links for good and removes what Serai has left on the servers; what can not be removed is told in the project's events. */
final class Releasing {
    private final ProjectRecords records;
    private final Databases databases;
    private final StepRoutes routes;
    private final Conductors conductors;
    private final Transitions transitions;

    Releasing(
            ProjectRecords records,
            Databases databases,
            StepRoutes routes,
            Conductors conductors,
            Transitions transitions) {
        this.records = records;
        this.databases = databases;
        this.routes = routes;
        this.conductors = conductors;
        this.transitions = transitions;
    }

    /** @param project in the state RELEASING; in RELEASED when this returns */
    void finish(Project project, Actor actor) {
        String name = project.name();
        conductors.halt(name);
        routes.remove(name);
        Run run = conductors.newRun(project.definition(), records.mappings().of(name));
        for (Step step : conductors.inOrderOfRelease()) {
            try {
                step.release(run);
            } catch (RuntimeException e) {
                leftBehind(name, "by " + step.name().id() + ": " + Failure.of(e).detail());
            }
        }
        endLease(run);
        transitions.transit(project, State.RELEASED, actor, "links ended, helper tables dropped");
    }

    private void endLease(Run run) {
        try (Connection connection = databases.open(run.target(), Session.PLAIN)) {
            Lease.end(connection, run);
        } catch (SeraiException | SQLException e) {
            leftBehind(run.project(), "in serai.lease: " + e.getMessage());
        }
    }

    private void leftBehind(String project, String what) {
        records.events().add(project, Actor.RUNTIME, null, null, "left behind " + what);
    }
}
