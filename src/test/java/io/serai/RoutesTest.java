package io.serai;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.Settings;
import io.serai.demo.FreePorts;
import io.serai.project.StepName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.main.Main;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.ThreadPoolProfile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped {@code routes/} and {@code config/}, started as they are, with the HTTP interface on a free port. */
class RoutesTest {
    @TempDir
    static Path state;

    private static Main main;
    private static CamelContext context;

    @BeforeAll
    static void start() {
        Properties system = new Properties();
        system.setProperty("serai.state.dir", state.toString());
        Settings settings = Settings.load(Path.of("config"), Map.of(), system);
        main = new Main();
        main.setPropertyPlaceholderLocations("file:config/application.properties");
        Properties properties = settings.forRoutes();
        properties.setProperty("camel.server.enabled", "true");
        properties.setProperty("camel.server.host", "127.0.0.1");
        properties.setProperty("camel.server.port", String.valueOf(FreePorts.next()));
        main.setOverrideProperties(properties);
        main.addMainListener(new Assembly(settings));
        main.start();
        context = main.getCamelContext();
    }

    @AfterAll
    static void stop() {
        main.stop();
    }

    private static List<RouteTemplateDefinition> templates() {
        return ((ModelCamelContext) context).getRouteTemplateDefinitions();
    }

    @Test
    void everyRouteOfTheInterfaceIsStarted() {
        assertThat(context.getRoutes()).isNotEmpty().allSatisfy(route -> assertThat(
                        context.getRouteController().getRouteStatus(route.getRouteId()))
                .isEqualTo(ServiceStatus.Started));
    }

    @Test
    void everyVerbHasARouteAndEveryRouteAVerb() {
        List<String> verbs = ((ModelCamelContext) context)
                .getRestDefinitions().stream()
                        .flatMap(rest -> rest.getVerbs().stream())
                        .map(verb -> "api." + verb.getId())
                        .toList();
        List<String> routes = context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> id.startsWith("api.") && !id.equals("api.answer"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(verbs);
    }

    @Test
    void everyStepThatCanBeCarriedOutHasATemplateOfItsName() {
        assertThat(templates())
                .extracting(RouteTemplateDefinition::getId)
                .contains(
                        StepName.PRECHECK.id(),
                        StepName.SCHEMA.id(),
                        StepName.FULL_LOAD.id(),
                        StepName.CDC.id(),
                        StepName.VERIFICATION.id());
    }

    @Test
    void everyTemplateMakesARouteThatWaitsToBeStarted() throws Exception {
        for (RouteTemplateDefinition template : templates()) {
            String id = "probe." + template.getId();
            for (StepName step : List.of(StepName.FULL_LOAD, StepName.VERIFICATION)) {
                context.getExecutorServiceManager()
                        .registerThreadPoolProfile(new ThreadPoolProfile("probe." + step.id()));
            }
            ((ModelCamelContext) context)
                    .addRouteFromTemplate(id, template.getId(), id, "probe", Map.of("project", "probe"));
            assertThat(context.getRoute(id).getGroup()).isEqualTo("probe");
            assertThat(context.getRouteController().getRouteStatus(id)).as(id).isEqualTo(ServiceStatus.Stopped);
            context.removeRoute(id);
        }
    }

    @Test
    void everyTemplateStandsInAFileOfItsName() throws Exception {
        for (RouteTemplateDefinition template : templates()) {
            String file = template.getResource().getLocation();
            assertThat(file).endsWith("/" + template.getId() + ".camel.yaml");
        }
    }

    @Test
    void noRouteHoldsSqlAndNoneNamesAFixedHost() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainIgnoringCase("select ")
                        .doesNotContainIgnoringCase("insert into")
                        .doesNotContain("127.0.0.1");
            }
        }
    }
}
