package io.serai.project;

import io.serai.error.SeraiException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.Route;
import org.apache.camel.impl.engine.DefaultRouteController;

/**
 * Camel's route controller, with one thing more: who starts, stops, suspends or resumes the route of a project's step from
 * outside (JMX, Hawtio) restores or pauses the project, so that a project's state and its routes never tell different stories.
 */
public final class ProjectRouteController extends DefaultRouteController {
    private final ThreadLocal<Boolean> asRuntime = ThreadLocal.withInitial(() -> false);
    private final Supplier<ProjectActions> actions;

    /** What the controller does to projects on behalf of somebody at JMX. */
    public interface ProjectActions {
        Set<String> names();

        void pause(String project, Actor actor, String reason);

        void restore(String project, Actor actor, String reason);
    }

    /** @param actions asked for at the first use, since projects need this controller themselves */
    public ProjectRouteController(Supplier<ProjectActions> actions) {
        this.actions = actions;
    }

    /** Something done with routes. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Does what the runtime itself wants with its routes, without a further meaning. */
    void asRuntime(Work work) {
        boolean before = asRuntime.get();
        asRuntime.set(true);
        try {
            work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A route does not obey: " + e.getMessage(), e);
        } finally {
            asRuntime.set(before);
        }
    }

    @Override
    public void startRoute(String routeId) throws Exception {
        if (!restored(routeId, "start")) {
            super.startRoute(routeId);
        }
    }

    @Override
    public void resumeRoute(String routeId) throws Exception {
        if (!restored(routeId, "resume")) {
            super.resumeRoute(routeId);
        }
    }

    @Override
    public void stopRoute(String routeId) throws Exception {
        if (!paused(routeId, "stop")) {
            super.stopRoute(routeId);
        }
    }

    @Override
    public void stopRoute(String routeId, Throwable cause) throws Exception {
        if (!paused(routeId, "stop")) {
            super.stopRoute(routeId, cause);
        }
    }

    @Override
    public void stopRoute(String routeId, long timeout, TimeUnit timeUnit) throws Exception {
        if (!paused(routeId, "stop")) {
            super.stopRoute(routeId, timeout, timeUnit);
        }
    }

    @Override
    public boolean stopRoute(String routeId, long timeout, TimeUnit timeUnit, boolean abortAfterTimeout)
            throws Exception {
        return paused(routeId, "stop") || super.stopRoute(routeId, timeout, timeUnit, abortAfterTimeout);
    }

    @Override
    public void suspendRoute(String routeId) throws Exception {
        if (!paused(routeId, "suspend")) {
            super.suspendRoute(routeId);
        }
    }

    @Override
    public void suspendRoute(String routeId, long timeout, TimeUnit timeUnit) throws Exception {
        if (!paused(routeId, "suspend")) {
            super.suspendRoute(routeId, timeout, timeUnit);
        }
    }

    @Override
    public void startRouteGroup(String group) throws Exception {
        if (isProject(group)) {
            restore(group, "start of route group " + group);
        } else {
            super.startRouteGroup(group);
        }
    }

    @Override
    public void stopRouteGroup(String group) throws Exception {
        if (isProject(group)) {
            pause(group, "stop of route group " + group);
        } else {
            super.stopRouteGroup(group);
        }
    }

    private boolean paused(String routeId, String verb) {
        String project = projectOf(routeId);
        if (project != null) {
            pause(project, verb + " of route " + routeId);
        }
        return project != null;
    }

    private boolean restored(String routeId, String verb) {
        String project = projectOf(routeId);
        if (project != null) {
            restore(project, verb + " of route " + routeId);
        }
        return project != null;
    }

    private void pause(String project, String reason) {
        told(() -> actions.get().pause(project, Actor.JMX, reason));
    }

    private void restore(String project, String reason) {
        told(() -> actions.get().restore(project, Actor.JMX, reason));
    }

    /** As in {@link ProjectMBeans}: a JMX client need not have our classes. */
    private static void told(Runnable action) {
        try {
            action.run();
        } catch (SeraiException e) {
            throw new IllegalStateException(e.code() + ": " + e.getMessage() + " " + e.remedy());
        }
    }

    /** The project whose step this route is, or null for any other route and for the runtime's own doings. */
    private String projectOf(String routeId) {
        Route route = asRuntime.get() ? null : getCamelContext().getRoute(routeId);
        String group = route == null ? null : route.getGroup();
        return isProject(group) ? group : null;
    }

    private boolean isProject(String group) {
        return !asRuntime.get() && group != null && actions.get().names().contains(group);
    }
}
