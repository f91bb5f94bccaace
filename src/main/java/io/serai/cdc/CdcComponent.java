package io.serai.cdc;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.project.Patience;
import io.serai.project.Runs;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code cdc:forward?project=shop} and {@code cdc:reverse?project=shop}: hands the route one exchange for each batch of changes, waits for it, and stores nothing
 * itself. Truly suspendable: a suspended route reads and writes nothing.
 */
public final class CdcComponent extends DefaultComponent {
    private final Databases databases;
    private final Catalog catalog;
    private final Runs runs;
    private final Patience patience;
    private final StrayStore strays;
    private final Duration heartbeat;
    private final Duration caughtUpLag;

    /** @param heartbeat how often the source shows a sign of life on an idle connection */
    public CdcComponent(
            Databases databases,
            Catalog catalog,
            Runs runs,
            Patience patience,
            StrayStore strays,
            Duration heartbeat,
            Duration caughtUpLag) {
        this.databases = databases;
        this.catalog = catalog;
        this.runs = runs;
        this.patience = patience;
        this.strays = strays;
        this.heartbeat = heartbeat;
        this.caughtUpLag = caughtUpLag;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        CdcEndpoint endpoint = new CdcEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    Databases databases() {
        return databases;
    }

    Catalog catalog() {
        return catalog;
    }

    Runs runs() {
        return runs;
    }

    Patience patience() {
        return patience;
    }

    StrayStore strays() {
        return strays;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    Duration caughtUpLag() {
        return caughtUpLag;
    }
}
