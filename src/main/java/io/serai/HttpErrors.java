package io.serai;

import io.serai.config.Json;
import io.serai.error.Failure;
import io.serai.error.Problems;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Answers that the HTTP server gives without asking a route are problems too. */
final class HttpErrors extends MainListenerSupport {
    private static final int STARTING = 503;
    private static final Map<Integer, Failure> BY_STATUS = Map.of(
            400,
                    new Failure(
                            "BAD_REQUEST",
                            "The request is malformed.",
                            "GET /api/openapi.json describes the interface."),
            401,
                    new Failure(
                            "LOGIN_REQUIRED",
                            "User or password is missing or wrong.",
                            "Send serai.http.user and serai.http.password by HTTP basic authentication."),
            404,
                    new Failure(
                            "NOT_FOUND",
                            "There is nothing at this path.",
                            "GET /api/openapi.json describes the interface."),
            503, new Failure("STARTING", "The runtime is still starting.", "Try again in a moment."),
            405,
                    new Failure(
                            "METHOD_NOT_ALLOWED",
                            "This path does not know this method.",
                            "GET /api/openapi.json describes the interface."),
            406,
                    new Failure(
                            "NOT_ACCEPTABLE",
                            "The Accept header leaves out JSON, and there is nothing else.",
                            "Send Accept: application/json."),
            413, new Failure("BODY_TOO_LARGE", "The body has more than 1 MiB.", "Send a smaller document."),
            415,
                    new Failure(
                            "UNSUPPORTED_MEDIA_TYPE",
                            "The body is not JSON.",
                            "Send JSON with Content-Type: application/json."));

    /** The servers listen before the first route is there, so the answers must be too. */
    @Override
    public void beforeInitialize(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        context.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event.getType() == CamelEvent.Type.RoutesStarting) {
                    context.getRegistry()
                            .findByType(VertxPlatformHttpRouter.class)
                            .forEach(router -> handle(router, context));
                }
            }
        });
    }

    /** Before all routes for what one of them refuses, and in the server's own words for what none of them takes. */
    private static void handle(VertxPlatformHttpRouter router, CamelContext camel) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> answer(context, context.statusCode()));
        if (router.getServer().getServer().requestHandler() instanceof Router outer) {
            BY_STATUS
                    .keySet()
                    .forEach(status -> outer.errorHandler(
                            status, context -> answer(context, camel.isStarted() ? status : STARTING)));
        }
    }

    private static void answer(RoutingContext context, int status) {
        int code = status < 400 ? 500 : status;
        Failure failure = BY_STATUS.getOrDefault(
                code, new Failure("HTTP_" + code, "The request was refused.", "Look into the runtime's log."));
        String detail = context.request().method() + " " + context.request().path() + ": " + failure.detail();
        Failure told = new Failure(failure.code(), detail, failure.remedy());
        context.response()
                .setStatusCode(code)
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .end(Json.write(Problems.problem(code, told, List.of())));
    }
}
