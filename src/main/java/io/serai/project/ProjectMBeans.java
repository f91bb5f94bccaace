package io.serai.project;

import io.serai.config.Json;
import io.serai.error.SeraiException;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one MBean for each project. */
public final class ProjectMBeans {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectMBeans.class);

    private final Projects projects;
    private final ProjectRecords records;
    private final ProjectViews views;
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private final SwitchoverControl switchover;

    public ProjectMBeans(Projects projects, ProjectRecords records, ProjectViews views, SwitchoverControl switchover) {
        this.switchover = switchover;
        this.projects = projects;
        this.records = records;
        this.views = views;
    }

    /** Registers what is there and missing in JMX, unregisters what is there no more; called after every change and at start. */
    public synchronized void refresh() {
        try {
            for (Project project : records.projects().all()) {
                ObjectName name = name(project.name());
                if (!server.isRegistered(name)) {
                    server.registerMBean(new Bean(project.name()), name);
                }
            }
            for (ObjectName name : server.queryNames(new ObjectName("io.serai:type=Project,*"), null)) {
                if (records.projects().find(name.getKeyProperty("name")).isEmpty()) {
                    server.unregisterMBean(name);
                }
            }
        } catch (JMException e) {
            LOG.warn("Projects can not be shown in JMX", e);
        }
    }

    /** Takes all of them out of JMX, at the end. */
    public synchronized void clear() {
        try {
            for (ObjectName name : server.queryNames(new ObjectName("io.serai:type=Project,*"), null)) {
                server.unregisterMBean(name);
            }
        } catch (JMException e) {
            LOG.warn("Projects can not be taken out of JMX", e);
        }
    }

    private static ObjectName name(String project) throws JMException {
        return new ObjectName("io.serai:type=Project,name=" + project);
    }

    private final class Bean implements ProjectMXBean {
        private final String name;

        Bean(String name) {
            this.name = name;
        }

        private Project project() {
            return records.projects().get(name);
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getState() {
            return project().state().name();
        }

        @Override
        public String getCurrentStep() {
            return views.currentStep(project());
        }

        @Override
        public double getLagSeconds() {
            Double lag = views.lagSeconds(name);
            return lag == null ? -1 : lag;
        }

        @Override
        public String getSteps() {
            return Json.write(views.steps(project()));
        }

        @Override
        public String getOptions() {
            return Json.write(ProjectViews.options(project().definition().options()));
        }

        @Override
        public String getThrottle() {
            return views.throttle(name).map(Json::write).orElse("");
        }

        @Override
        public String precheck() {
            return told(() -> Json.write(projects.precheck(name, Actor.JMX)));
        }

        @Override
        public void start() {
            told(() -> {
                projects.start(name, Actor.JMX, "start");
                return null;
            });
        }

        @Override
        public void pause() {
            told(() -> {
                projects.pause(name, Actor.JMX, "pause");
                return null;
            });
        }

        @Override
        public void restore() {
            told(() -> {
                projects.restore(name, Actor.JMX, "restore");
                return null;
            });
        }

        @Override
        public void restoreSkipping(String position) {
            told(() -> {
                projects.restoreSkipping(name, position == null ? "" : position, Actor.JMX);
                return null;
            });
        }

        @Override
        public void release() {
            told(() -> {
                projects.release(name, Actor.JMX, "release");
                return null;
            });
        }

        @Override
        public void changeOptions(String json) {
            told(() -> {
                projects.changeOptions(name, json, Actor.JMX);
                return null;
            });
        }

        @Override
        public void delete(String confirm) {
            told(() -> {
                projects.delete(name, confirm);
                return null;
            });
            refresh();
        }

        @Override
        public void clone(String newName) {
            told(() -> {
                projects.create(
                        project().definition().named(checked(newName)), Actor.JMX, "cloned from '" + name + "'");
                return null;
            });
            refresh();
        }

        @Override
        public String getSwitchover() {
            return Json.write(switchover.view(name));
        }

        @Override
        public String switchover(String json) {
            return told(() -> Json.write(switchover.begin(name, Direction.FORWARD, json, Actor.JMX)));
        }

        @Override
        public String switchback(String json) {
            return told(() -> Json.write(switchover.begin(name, Direction.REVERSE, json, Actor.JMX)));
        }

        @Override
        public String actOnSubstep(String substep, String action) {
            return told(() -> Json.write(switchover.act(name, substep, action, Actor.JMX)));
        }

        @Override
        public String cancelSwitchover() {
            return told(() -> Json.write(switchover.cancel(name, Actor.JMX)));
        }

        @Override
        public String report() {
            return told(() -> Json.write(switchover.report(name)));
        }

        private String checked(String newName) {
            if (newName == null || !newName.matches(DefinitionInput.NAME)) {
                throw new SeraiException(
                        "INVALID",
                        "'" + newName + "' is no name of a project.",
                        "Use letters, digits, _ and -, at most 64 of them.");
            }
            return newName;
        }

        /** A JMX client need not have our classes: it gets a plain exception with all that there is to say. */
        private <T> T told(Supplier<T> action) {
            try {
                return action.get();
            } catch (SeraiException e) {
                throw new IllegalStateException(e.code() + ": " + e.getMessage() + " " + e.remedy());
            }
        }
    }
}
