package io.serai.switchover;

import io.serai.config.Json;
import io.serai.project.Actor;
import io.serai.project.Direction;
import io.serai.project.SwitchoverControl;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The HTTP interface to switchover and switchback, called by the routes in {@code routes/api}. */
public final class SwitchoverApi {
    private final SwitchoverControl control;

    public SwitchoverApi(SwitchoverControl control) {
        this.control = control;
    }

    public Object get(@Header("name") String name) {
        return control.view(name);
    }

    public Object switchOver(@Header("name") String name, @Body String body, Exchange exchange) {
        return begin(name, Direction.FORWARD, body, exchange);
    }

    public Object switchBack(@Header("name") String name, @Body String body, Exchange exchange) {
        return begin(name, Direction.REVERSE, body, exchange);
    }

    /** What has begun is answered with 202, a dry run with 200. */
    private Object begin(String name, Direction left, String body, Exchange exchange) {
        Object answer = control.begin(name, left, body, Actor.HTTP);
        exchange.setProperty("status", answer instanceof Views.RoundView ? 202 : 200);
        return answer;
    }

    public Object act(@Header("name") String name, @Header("substep") String substep, @Header("action") String action) {
        return control.act(name, substep, action, Actor.HTTP);
    }

    public Object cancel(@Header("name") String name) {
        return control.cancel(name, Actor.HTTP);
    }

    /** JSON, or a page for people where the client asks for one. */
    @SuppressWarnings("unchecked")
    public void report(
            @Header("name") String name,
            @Header("format") String format,
            @Header("Accept") String accept,
            Exchange exchange) {
        Map<String, Object> report = (Map<String, Object>) control.report(name);
        boolean html = format == null ? accept != null && accept.contains("text/html") : format.equals("html");
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, html ? "text/html; charset=utf-8" : "application/json");
        exchange.getMessage().setBody(html ? ReportPage.of(report) : Json.write(report));
    }
}
