package io.serai.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Header;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;

/** The routes of a project, as they are. */
public final class RouteViews {
    private final CamelContext context;
    private final ProjectStore projects;

    public RouteViews(CamelContext context, ProjectStore projects) {
        this.context = context;
        this.projects = projects;
    }

    /** A route in the API; {@code yaml} is its template with the project filled in. */
    public record RouteView(String id, String template, String status, String yaml) {}

    /** In the order of the steps; empty before the project's first precheck or start in this runtime. */
    public List<RouteView> of(@Header("name") String name) throws Exception {
        Definition project = projects.get(name).definition();
        List<Route> routes = new ArrayList<>(context.getRoutesByGroup(name));
        routes.sort(Comparator.comparing(r -> step(name, r)));
        List<RouteView> views = new ArrayList<>();
        for (Route route : routes) {
            String template = project.template(step(name, route));
            String yaml = text(template).replace("{{project}}", name);
            String status = context.getRouteController()
                    .getRouteStatus(route.getRouteId())
                    .name();
            views.add(new RouteView(route.getRouteId(), template, status, yaml));
        }
        return views;
    }

    /** The template as its author wrote it; Camel's own dump fails on a split whose expression is a bean's method. */
    private String text(String template) throws IOException {
        RouteTemplateDefinition definition = ((ModelCamelContext) context).getRouteTemplateDefinition(template);
        try (InputStream in = definition.getResource().getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static StepName step(String project, Route route) {
        return StepName.of(route.getRouteId().substring(project.length() + 1)).orElseThrow();
    }
}
