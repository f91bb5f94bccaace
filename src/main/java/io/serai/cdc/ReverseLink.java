package io.serai.cdc;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.error.SqlErrors;
import io.serai.project.Lease;
import io.serai.project.LinkStore;
import io.serai.project.Run;
import io.serai.project.Step;
import io.serai.project.StepName;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The step reverse-link. Its route applies to the old source what the component reads from the side that a switchover has opened, by the
 * bean of the step cdc.
 */
public final class ReverseLink implements Step {
    private final Databases databases;

    public ReverseLink(Databases databases) {
        this.databases = databases;
    }

    @Override
    public StepName name() {
        return StepName.REVERSE_LINK;
    }

    /** Does nothing: the step is complete when a switchback has ended its link. */
    @Override
    public void prove(Run run) {}

    /** Also what the project has left on its source, where only this step writes. */
    @Override
    public void release(Run run) {
        Run reverse = run.opposite();
        if (!run.definition().has(StepName.REVERSE_LINK)) {
            return;
        }
        try (Connection source = databases.open(reverse.target(), Session.PLAIN);
                Connection target = databases.open(reverse.source(), Session.PLAIN)) {
            Canary.drop(target, run.project());
            if (Canary.isThere(source, run.project())) {
                LinkStore.end(source, run.project(), reverse.direction().link());
                Canary.drop(source, run.project());
                Lease.end(source, run);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "dropping what the reverse link has left");
        }
    }
}
