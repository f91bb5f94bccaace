package io.serai.cdc;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.project.LinkStore;
import io.serai.project.Run;
import io.serai.project.Step;
import io.serai.project.StepName;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.camel.Body;

/** The step cdc: applies what the component reads. */
public final class Cdc implements Step {
    private final Databases databases;

    public Cdc(Databases databases) {
        this.databases = databases;
    }

    @Override
    public StepName name() {
        return StepName.CDC;
    }

    /** Applies a batch, with the checkpoint behind it in the same transaction of the target. */
    public void apply(@Body Changes changes) {
        changes.applier().apply(changes);
    }

    /** A link is never complete; it has begun when its checkpoint is there. */
    @Override
    public void prove(Run run) {
        try (Connection target = databases.open(run.target(), Session.WRITE)) {
            if (LinkStore.find(target, run.project(), run.direction().link()).isEmpty()) {
                throw new SeraiException(
                        "START_POSITION_MISSING",
                        "The link of project '" + run.project() + "' has no checkpoint.",
                        "Release the project and start a new one.");
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "proving cdc");
        }
    }

    @Override
    public void release(Run run) {
        try (Connection target = databases.open(run.target(), Session.PLAIN)) {
            Sql.execute(target, "making the helper database", "CREATE DATABASE IF NOT EXISTS serai");
            LinkStore.end(target, run.project(), run.direction().link());
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "dropping the checkpoint of the link");
        }
    }
}
