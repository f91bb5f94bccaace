package io.serai.datasource;

import io.serai.config.Input;
import io.serai.error.SeraiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The HTTP interface to data sources, called by the routes in {@code routes/api}. */
public final class DataSourceApi {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";
    /**
     * The properties of Connector/J that can be given, in lower case: those about the network, TLS and memory. Others load classes,
     * read files, cut results short ({@code maxRows}) or change how a value is read ({@code useCursorFetch}).
     */
    private static final Set<String> ALLOWED = Set.of(
            "allowpublickeyretrieval",
            "clientcertificatekeystorepassword",
            "clientcertificatekeystoretype",
            "clientcertificatekeystoreurl",
            "connectionattributes",
            "connecttimeout",
            "dnssrv",
            "enabledsslciphersuites",
            "enabledtlsprotocols",
            "fallbacktosystemkeystore",
            "fallbacktosystemtruststore",
            "localsocketaddress",
            "maxallowedpacket",
            "nettimeoutforstreamingresults",
            "serverrsapublickeyfile",
            "sockettimeout",
            "socksproxyhost",
            "socksproxyport",
            "socksproxyremotedns",
            "tcpkeepalive",
            "tcpnodelay",
            "tcprcvbuf",
            "tcpsndbuf",
            "tcptrafficclass",
            "tlsciphersuites",
            "tlsversions",
            "trustcertificatekeystorepassword",
            "trustcertificatekeystoretype",
            "trustcertificatekeystoreurl",
            "usecompression");

    private final DataSources dataSources;
    private final ConnectionTest test;
    private final Uses uses;
    private final Consumer<String> changed;

    /** Who works with a data source. */
    @FunctionalInterface
    public interface Uses {
        /** Names of the unreleased projects that use the data source. */
        List<String> of(String dataSource);
    }

    public DataSourceApi(DataSources dataSources, ConnectionTest test, Uses uses, Consumer<String> changed) {
        this.dataSources = dataSources;
        this.test = test;
        this.uses = uses;
        this.changed = changed;
    }

    public List<Map<String, Object>> list() {
        return dataSources.shown().stream().map(DataSourceApi::view).toList();
    }

    public Map<String, Object> get(@Header("name") String name) {
        return view(dataSources.shown(name));
    }

    public Map<String, Object> create(@Body String body) {
        DataSource source = parse(Input.parse(body), null);
        dataSources.create(source);
        return view(source);
    }

    /** The name can not change; a password that is left out stays as it is, those among the properties too. */
    public Map<String, Object> replace(@Header("name") String name, @Body String body) {
        Input input = Input.parse(body);
        DataSource before = dataSources.shown(name);
        // The stored passwords are needed only when no new ones are given: their key may be lost.
        boolean needed =
                !input.has("password") || before.properties().keySet().stream().anyMatch(DataSource::isSecret);
        DataSource source = parse(input, needed ? dataSources.get(name) : before);
        dataSources.update(source);
        changed.accept(name);
        return view(source);
    }

    /**
     * @throws SeraiException {@code DATA_SOURCE_IN_USE} while an unreleased project uses it
     */
    public void delete(@Header("name") String name) {
        dataSources.shown(name);
        List<String> users = uses.of(name);
        if (!users.isEmpty()) {
            throw new SeraiException(
                    "DATA_SOURCE_IN_USE",
                    "Data source '%s' is used by %s.".formatted(name, String.join(", ", users)),
                    "Release these projects first, or delete those that have not been started.");
        }
        dataSources.delete(name);
        changed.accept(name);
    }

    public ConnectionTest.Result test(@Header("name") String name) {
        return test.run(dataSources.get(name));
    }

    private static DataSource parse(Input input, DataSource before) {
        String name = input.text("name", before == null ? null : before.name());
        if (before != null && !name.equals(before.name())) {
            input.flaw("name", "can not change from '" + before.name() + "'");
        } else if (input.has("name") && !name.matches(NAME)) {
            input.flaw("name", "must match [A-Za-z0-9][A-Za-z0-9_-]* and have at most 64 characters");
        }
        ServerType type = input.word("type", null, ServerType::of, "mysql, mariadb or oceanbase");
        String host = input.text("host", null);
        if (input.has("host") && !host.matches("[A-Za-z0-9._:-]{1,255}")) {
            input.flaw("host", "must be a host name or an address");
        }
        int port = input.integer("port", type == ServerType.OCEANBASE ? 2881 : 3306, 1, 65_535);
        String user = input.text("user", null);
        String password = input.text("password", before == null ? "" : before.password());
        Input tls = input.object("tls");
        TlsMode mode = tls.word(
                "mode", TlsMode.PREFERRED, TlsMode::of, "disabled, preferred, required, verify-ca or verify-identity");
        tls.close();
        Map<String, String> properties = input.map("properties");
        properties.keySet().stream()
                .filter(p -> !ALLOWED.contains(p.toLowerCase(Locale.ROOT)))
                .forEach(p -> input.flaw(
                        "properties",
                        p,
                        "can not be given; these can, in any case: " + String.join(", ", new TreeSet<>(ALLOWED))));
        if (before != null) {
            before.properties().forEach((p, value) -> {
                if (DataSource.isSecret(p)) {
                    properties.putIfAbsent(p, value);
                }
            });
        }
        input.finish("data source");
        return new DataSource(name, type, host, port, user, password, mode, properties);
    }

    private static Map<String, Object> view(DataSource source) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", source.name());
        view.put("type", source.type().apiName());
        view.put("host", source.host());
        view.put("port", source.port());
        view.put("user", source.user());
        view.put("tls", Map.of("mode", source.tlsMode().apiName()));
        Map<String, String> properties = new TreeMap<>(source.properties());
        properties.keySet().removeIf(DataSource::isSecret);
        view.put("properties", properties);
        return view;
    }
}
