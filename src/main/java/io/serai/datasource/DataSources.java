package io.serai.datasource;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.error.SeraiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** The data sources in the state store. */
public final class DataSources {
    private final StateStore store;
    private final Secrets secrets;

    public DataSources(StateStore store, Secrets secrets) {
        this.store = store.ensure("sql/project.sql");
        this.secrets = secrets;
    }

    /** What is stored in the clear. */
    record Stored(
            ServerType type, String host, int port, String user, TlsMode tlsMode, Map<String, String> properties) {}

    public List<DataSource> all() {
        return store.sql()
                .sql("SELECT name, definition, secret FROM data_source ORDER BY name")
                .query((row, n) -> read(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    public Optional<DataSource> find(String name) {
        return store.sql()
                .sql("SELECT name, definition, secret FROM data_source WHERE name = ?")
                .param(name)
                .query((row, n) -> read(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    /**
     * @throws SeraiException {@code DATA_SOURCE_UNKNOWN}
     */
    public DataSource get(String name) {
        return find(name)
                .orElseThrow(() -> new SeraiException(
                        "DATA_SOURCE_UNKNOWN",
                        "There is no data source '" + name + "'.",
                        "GET /api/data-sources lists those there are."));
    }

    /**
     * @throws SeraiException {@code DATA_SOURCE_EXISTS}
     */
    public void create(DataSource source) {
        try {
            store.sql()
                    .sql("INSERT INTO data_source (name, definition, secret) VALUES (?, ?, ?)")
                    .params(source.name(), definition(source), secrets.encrypt(source.name(), source.password()))
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
                .params(definition(source), secrets.encrypt(source.name(), source.password()), source.name())
                .update();
    }

    public void delete(String name) {
        store.sql().sql("DELETE FROM data_source WHERE name = ?").param(name).update();
    }

    private static String definition(DataSource s) {
        return Json.write(new Stored(s.type(), s.host(), s.port(), s.user(), s.tlsMode(), s.properties()));
    }

    private DataSource read(String name, String definition, String secret) {
        Stored s = Json.read(definition, Stored.class);
        return new DataSource(
                name,
                s.type(),
                s.host(),
                s.port(),
                s.user(),
                secrets.decrypt(name, secret),
                s.tlsMode(),
                s.properties());
    }
}
