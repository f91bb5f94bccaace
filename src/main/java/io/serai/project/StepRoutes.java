package io.serai.project;

import io.serai.error.SeraiException;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** The routes of projects: made from templates, one for each step, in a group of the project's name. */
public final class StepRoutes {
    private final CamelContext context;
    private final ProjectRouteController controller;
    private final ProducerTemplate producer;

    /** More lanes than a project may have, and one that is being prepared. */
    private static final int MOST_THREADS = 66;

    public StepRoutes(CamelContext context, ProjectRouteController controller) {
        this.context = context;
        this.controller = controller;
        this.producer = context.createProducerTemplate();
    }

    static String routeId(String project, StepName step) {
        return project + "." + step.id();
    }

    /** Whether there is such a template, and it takes the parameter that every step gets and requires no other. */
    public boolean isUsable(String template) {
        RouteTemplateDefinition definition = template(template);
        return definition != null
                && definition.getTemplateParameters() != null
                && definition.getTemplateParameters().stream()
                        .anyMatch(p -> p.getName().equals("project"))
                && definition.getTemplateParameters().stream()
                        .allMatch(p -> p.getName().equals("project") || p.getDefaultValue() != null || !p.isRequired());
    }

    /** Makes those routes of the project that do not exist yet, stopped. */
    void create(Definition definition) {
        profile(routeId(definition.name(), StepName.FULL_LOAD));
        profile(routeId(definition.name(), StepName.VERIFICATION));
        for (StepName step : StepName.values()) {
            String id = routeId(definition.name(), step);
            boolean wanted =
                    step == StepName.PRECHECK || definition.has(step) && template(definition.template(step)) != null;
            if (wanted && context.getRoute(id) == null) {
                add(definition, step, id);
            }
        }
    }

    private void add(Definition definition, StepName step, String id) {
        try {
            ((ModelCamelContext) context)
                    .addRouteFromTemplate(
                            id, definition.template(step), id, definition.name(), Map.of("project", definition.name()));
        } catch (Exception e) {
            throw new SeraiException(
                    "ROUTE_INVALID",
                    "Route '%s' can not be made from template '%s': %s"
                            .formatted(id, definition.template(step), rootMessage(e)),
                    "Correct the template below routes/, or choose another one in the project's \"routes\".",
                    e);
        }
    }

    private RouteTemplateDefinition template(String id) {
        return ((ModelCamelContext) context).getRouteTemplateDefinition(id);
    }

    /**
     * Threads come as they are needed: how many work is decided by the run's pace, and may change. One of them always stays: of a
     * pool that may become empty and has no queue Camel makes a pool of one thread, whatever its maximum is.
     */
    private void profile(String id) {
        ThreadPoolProfile profile = new ThreadPoolProfileBuilder(id)
                .poolSize(1)
                .maxPoolSize(MOST_THREADS)
                .maxQueueSize(0)
                .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                .build();
        context.getExecutorServiceManager().registerThreadPoolProfile(profile);
    }

    /** Starts or resumes the route of a step. */
    void start(String project, StepName step) {
        String id = routeId(project, step);
        controller.asRuntime(() -> {
            if (status(id) == ServiceStatus.Suspended) {
                controller.resumeRoute(id);
            } else {
                controller.startRoute(id);
            }
        });
    }

    /** Stops the route of a step that is complete. */
    void stop(String project, StepName step) {
        controller.asRuntime(() -> controller.stopRoute(routeId(project, step)));
    }

    /** Suspends what runs of a project; returns when it is quiet. */
    void suspend(String project) {
        for (Route route : List.copyOf(context.getRoutesByGroup(project))) {
            if (status(route.getId()) == ServiceStatus.Started) {
                controller.asRuntime(() -> controller.suspendRoute(route.getId()));
            }
        }
    }

    /** Stops and removes all routes of a project. */
    void remove(String project) {
        for (Route route : List.copyOf(context.getRoutesByGroup(project))) {
            controller.asRuntime(() -> {
                controller.stopRoute(route.getId());
                context.removeRoute(route.getId());
            });
        }
    }

    /** Sends the run through the route of a step; the exchange that comes back holds the result or the error. */
    Exchange send(Run run, StepName step) {
        Exchange exchange = ExchangeBuilder.anExchange(context).withBody(run).build();
        exchange.setProperty(Run.PROPERTY, run);
        return producer.send("direct:" + routeId(run.project(), step), exchange);
    }

    private ServiceStatus status(String routeId) {
        return controller.getRouteStatus(routeId);
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
