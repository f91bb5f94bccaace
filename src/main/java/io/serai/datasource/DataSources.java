package io.serai.datasource;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.error.SeraiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;

/** The data sources in the state store. */
public final class DataSources {
    private final StateStore store;
    private final Secrets secrets;

    public DataSources(StateStore store, Secrets secrets) {
        this.store = store.ensure("sql/project.sql");
        this.secrets = secrets;
    }

    /** What is stored in the clear; a property that is a password is named here, with no value. */
    record Stored(
            ServerType type, String host, int port, String user, TlsMode tlsMode, Map<String, String> properties) {}

    /** What is stored encrypted. */
    record Hidden(String password, Map<String, String> properties) {
        static final Hidden NOTHING = new Hidden("", Map.of());
    }

    public Optional<DataSource> find(String name) {
        return select(name, stored -> Json.read(secrets.decrypt(name, stored), Hidden.class));
    }

    /** All of them, without their passwords: they can be shown even when the key to these is lost. */
    public List<DataSource> shown() {
        return store.sql()
                .sql("SELECT name, definition FROM data_source ORDER BY name")
                .query((row, n) -> read(row.getString(1), row.getString(2), Hidden.NOTHING))
                .list();
    }

    /**
     * One without its password.
     *
     * @throws SeraiException {@code DATA_SOURCE_UNKNOWN}
     */
    public DataSource shown(String name) {
        return select(name, stored -> Hidden.NOTHING).orElseThrow(() -> unknown(name));
    }

    private Optional<DataSource> select(String name, Function<String, Hidden> hidden) {
        return store.sql()
                .sql("SELECT definition, secret FROM data_source WHERE name = ?")
                .param(name)
                .query((row, n) -> read(name, row.getString(1), hidden.apply(row.getString(2))))
                .optional();
    }

    /**
     * @throws SeraiException {@code DATA_SOURCE_UNKNOWN}
     */
    public DataSource get(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    private static SeraiException unknown(String name) {
        return new SeraiException(
                "DATA_SOURCE_UNKNOWN",
                "There is no data source '" + name + "'.",
                "GET /api/data-sources lists those there are.");
    }

    /**
     * @throws SeraiException {@code DATA_SOURCE_EXISTS}
     */
    public void create(DataSource source) {
        try {
            store.sql()
                    .sql("INSERT INTO data_source (name, definition, secret) VALUES (?, ?, ?)")
                    .params(source.name(), definition(source), hidden(source))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new SeraiException(
                    "DATA_SOURCE_EXISTS",
                    "There is a data source '" + source.name() + "' already.",
                    "Choose another name, or PUT /api/data-sources/" + source.name() + " to change it.",
                    e);
        }
    }

    public void update(DataSource source) {
        store.sql()
                .sql("UPDATE data_source SET definition = ?, secret = ? WHERE name = ?")
                .params(definition(source), hidden(source), source.name())
                .update();
    }

    public void delete(String name) {
        store.sql().sql("DELETE FROM data_source WHERE name = ?").param(name).update();
    }

    private static String definition(DataSource s) {
        Map<String, String> named = new TreeMap<>(s.properties());
        named.replaceAll((property, value) -> DataSource.isSecret(property) ? "" : value);
        return Json.write(new Stored(s.type(), s.host(), s.port(), s.user(), s.tlsMode(), named));
    }

    private String hidden(DataSource s) {
        Map<String, String> passwords = new TreeMap<>(s.properties());
        passwords.keySet().removeIf(property -> !DataSource.isSecret(property));
        return secrets.encrypt(s.name(), Json.write(new Hidden(s.password(), passwords)));
    }

    private static DataSource read(String name, String definition, Hidden hidden) {
        Stored s = Json.read(definition, Stored.class);
        Map<String, String> properties = new TreeMap<>(s.properties());
        properties.putAll(hidden.properties());
        return new DataSource(name, s.type(), s.host(), s.port(), s.user(), hidden.password(), s.tlsMode(), properties);
    }
}
