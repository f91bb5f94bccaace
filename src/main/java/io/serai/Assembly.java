package io.serai;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.serai.cdc.CdcComponent;
import io.serai.cdc.StrayStore;
import io.serai.cdc.TurnedLinks;
import io.serai.config.Settings;
import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.ServerTest;
import io.serai.datasource.DataSourceApi;
import io.serai.datasource.DataSources;
import io.serai.datasource.Secrets;
import io.serai.observe.ProjectHealth;
import io.serai.observe.ProjectMetrics;
import io.serai.pace.TargetWatch;
import io.serai.precheck.Precheck;
import io.serai.project.EventStore;
import io.serai.project.MappingStore;
import io.serai.project.Mappings;
import io.serai.project.Patience;
import io.serai.project.ProjectApi;
import io.serai.project.ProjectMBeans;
import io.serai.project.ProjectRecords;
import io.serai.project.ProjectRouteController;
import io.serai.project.ProjectStore;
import io.serai.project.Projects;
import io.serai.project.RouteViews;
import io.serai.project.Step;
import io.serai.project.StepRoutes;
import io.serai.project.StepStore;
import io.serai.project.SwitchoverControl;
import io.serai.schema.Schema;
import io.serai.switchover.Journal;
import io.serai.switchover.Neighbours;
import io.serai.switchover.Reports;
import io.serai.switchover.RestComparison;
import io.serai.switchover.Switchover;
import io.serai.switchover.Switchovers;
import io.serai.verification.Verification;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Registry;

/**
 * Makes the objects of the runtime that routes do not call themselves, and binds them under the names by which
 * {@code routes/beans.camel.yaml} refers to them. Ends them in the reverse order.
 */
final class Assembly extends MainListenerSupport {
    private final Settings settings;
    private final Databases databases;
    private HikariDataSource state;
    private Projects projects;
    private ProjectMBeans mbeans;
    private ProjectMetrics metrics;

    Assembly(Settings settings) {
        this.settings = settings;
        this.databases = new Databases(settings.duration("serai.connection.silence"));
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        readSettingsFirst(context);
        Registry registry = context.getRegistry();
        Path directory = Path.of(settings.text("serai.state.dir"));
        Catalog catalog = new Catalog();
        Patience patience = new Patience(
                settings.number("serai.retry.attempts"),
                settings.duration("serai.retry.delay"),
                settings.duration("serai.retry.max-delay"));
        state = StateDatabase.open(directory);
        StateStore store = new StateStore(state);
        registry.bind("stateDatabase", state);
        registry.bind("stateStore", store);
        registry.bind("databases", databases);
        registry.bind("catalog", catalog);
        registry.bind("patience", patience);

        DataSources dataSources = new DataSources(store, Secrets.of(settings.text("serai.secret.key"), directory));
        EventStore events = new EventStore(store);
        StrayStore strays = new StrayStore(store);
        ProjectRecords records = new ProjectRecords(
                new ProjectStore(store, events),
                new StepStore(store),
                events,
                new MappingStore(store),
                List.of(
                        name -> step(context, Precheck.class).forget(name),
                        name -> step(context, Schema.class).forget(name),
                        name -> step(context, Verification.class).forget(name),
                        name -> step(context, Switchover.class).forget(name),
                        strays::end));
        ProjectRouteController controller = new ProjectRouteController(() -> projects);
        context.setRouteController(controller);
        StepRoutes routes = new StepRoutes(context, controller);
        projects = new Projects(
                records,
                dataSources,
                databases,
                new Mappings(databases, catalog),
                routes,
                () -> context.getRegistry().findByType(Step.class),
                new TargetWatch.Bounds(
                        settings.duration("serai.throttle.lock-wait"),
                        settings.number("serai.throttle.history-length"),
                        settings.number("serai.throttle.threads-running"),
                        settings.number("serai.throttle.latency-factor"),
                        settings.duration("serai.throttle.patience")));
        registry.bind("projects", projects);
        registry.bind(
                "links",
                new TurnedLinks(
                        databases,
                        catalog,
                        projects.linkSteps(),
                        strays,
                        settings.duration("serai.cdc.heartbeat-interval")));
        context.addComponent(
                "cdc",
                new CdcComponent(
                        databases,
                        catalog,
                        projects,
                        patience,
                        strays,
                        settings.duration("serai.cdc.heartbeat-interval"),
                        settings.duration("serai.cdc.caught-up-lag")));
        bindSwitchover(context, store, events, new OtherProjects(records.projects()::all, dataSources::find));
        bindInterfaces(context, records, dataSources, routes);
    }

    /** What the switchover asks of other steps reaches them by way of here: steps do not know each other. */
    private static void bindSwitchover(
            CamelContext context, StateStore store, EventStore events, Neighbours neighbours) {
        Registry registry = context.getRegistry();
        Journal journal = new Journal(store);
        RestComparison comparison =
                new RestByVerification(() -> step(context, Verification.class).atRest());
        registry.bind("journal", journal);
        registry.bind("restComparison", comparison);
        registry.bind("neighbours", neighbours);
        registry.bind("leftOutKeys", new LeftOutBySchema(() -> step(context, Schema.class)));
        registry.bind(
                "reports",
                new Reports(
                        journal,
                        comparison,
                        events,
                        String.valueOf(Assembly.class.getPackage().getImplementationVersion())));
    }

    /**
     * Routes see a key as {@link Settings#forRoutes} has it, durations in milliseconds; by default Camel would take the text of
     * the environment or of the command line instead.
     */
    private static void readSettingsFirst(CamelContext context) {
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK);
    }

    private void bindInterfaces(
            CamelContext context, ProjectRecords records, DataSources dataSources, StepRoutes routes) {
        ProjectApi api = new ProjectApi(projects, records, dataSources, routes);
        SwitchoverControl control = new Switchovers(
                projects,
                records.projects()::get,
                records.events(),
                context.getRegistry().lookupByNameAndType("journal", Journal.class),
                () -> step(context, Switchover.class),
                context.getRegistry().lookupByNameAndType("reports", Reports.class));
        mbeans = new ProjectMBeans(projects, records, api.views(), control);
        metrics = new ProjectMetrics(records, projects, name -> differences(context, name));
        projects.onChange(() -> {
            mbeans.refresh();
            metrics.refresh();
        });
        Registry registry = context.getRegistry();
        registry.bind("switchovers", control);
        registry.bind("projectApi", api);
        registry.bind("routeViews", new RouteViews(context, records.projects()));
        registry.bind(
                "dataSourceApi",
                new DataSourceApi(dataSources, new ServerTest(databases), records::using, databases::forget));
        registry.bind("projectHealth", new ProjectHealth(records, projects));
    }

    private static long differences(CamelContext context, String project) {
        return step(context, Verification.class).result(project).tables().stream()
                .mapToLong(t -> t.differences())
                .sum();
    }

    private static <T extends Step> T step(CamelContext context, Class<T> type) {
        return context.getRegistry().findSingleByType(type);
    }

    @Override
    public void afterStart(BaseMainSupport main) {
        mbeans.refresh();
        main.getCamelContext().getRegistry().findByType(MeterRegistry.class).forEach(metrics::bindTo);
        projects.recover();
    }

    @Override
    public void beforeStop(BaseMainSupport main) {
        projects.close();
        mbeans.clear();
    }

    @Override
    public void afterStop(BaseMainSupport main) {
        close();
    }

    /** Also after a start that has failed half way. */
    void close() {
        databases.close();
        if (state != null) {
            state.close();
        }
    }
}
