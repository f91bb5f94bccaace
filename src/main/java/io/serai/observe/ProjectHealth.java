package io.serai.observe;

import io.serai.project.Project;
import io.serai.project.ProjectRecords;
import io.serai.project.Projects;
import io.serai.project.Run;
import io.serai.project.StepState;
import io.serai.project.StepStatus;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Down while a project is failed, a step of a running one is failed, or a running link has lost sight of its source. */
public final class ProjectHealth extends AbstractHealthCheck {
    private static final Set<io.serai.project.State> SEEN =
            EnumSet.of(io.serai.project.State.FAILED, io.serai.project.State.RUNNING);

    private final ProjectRecords records;
    private final Projects projects;

    public ProjectHealth(ProjectRecords records, Projects projects) {
        super("serai", "projects");
        this.records = records;
        this.projects = projects;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        boolean up = true;
        for (Project project : records.projects().all()) {
            String ill = illness(project);
            builder.detail(project.name(), ill == null ? project.state().name() : ill);
            up &= ill == null;
        }
        if (up) {
            builder.up();
        } else {
            builder.down();
        }
    }

    private String illness(Project project) {
        boolean looked = SEEN.contains(project.state());
        if (!looked) {
            return null;
        }
        for (StepStatus step : records.steps().of(project.definition())) {
            if (step.state() == StepState.FAILED && step.failure() != null) {
                return project.state() + ": " + step.name().id() + ": "
                        + step.failure().code();
            }
        }
        Run run = projects.run(project.name());
        boolean blind = run != null
                && run.link() != null
                && run.link().hasCaughtUp()
                && run.link().lagSeconds().isEmpty();
        return blind ? "RUNNING: cdc: SOURCE_UNAVAILABLE" : null;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
