package io.serai.it;

import io.serai.fixture.DatabaseServer;
import io.serai.fixture.FaultProxy;
import java.util.HashMap;
import java.util.Map;

/** The lines between the runtime of a landscape and both its servers, each through a proxy that can break it. */
final class Lines implements AutoCloseable {
    private final FaultProxy source;
    private final FaultProxy target;

    private Lines(FaultProxy source, FaultProxy target) {
        this.source = source;
        this.target = target;
    }

    /** Leads the landscape's data sources through proxies, without TLS, so that the proxies know a COMMIT. */
    static Lines of(Landscape landscape) {
        Lines lines = new Lines(
                new FaultProxy(landscape.source().port()),
                new FaultProxy(landscape.target().port()));
        lead(landscape, Landscape.SOURCE, landscape.source(), lines.source);
        lead(landscape, Landscape.TARGET, landscape.target(), lines.target);
        return lines;
    }

    private static void lead(Landscape landscape, String name, DatabaseServer server, FaultProxy proxy) {
        Map<String, Object> dataSource = new HashMap<>(
                Landscape.dataSource(name, server.type(), proxy.port(), DatabaseServer.USER, DatabaseServer.PASSWORD));
        dataSource.put("tls", Map.of("mode", "disabled"));
        landscape.api().put("/api/data-sources/" + name, dataSource);
    }

    FaultProxy source() {
        return source;
    }

    FaultProxy target() {
        return target;
    }

    void heal() {
        source.heal();
        target.heal();
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
