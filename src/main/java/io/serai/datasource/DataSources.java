package io.serai.datasource;

import io.serai.config.Json;
import io.serai.config.StateStore;
import io.serai.error.SeraiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

    public Optional<DataSource> find(String name) {
        return select(name, stored -> secrets.decrypt(name, stored));
    }

    /** All of them, without their passwords: they can be shown even when the key to these is lost. */
    public List<DataSource> shown() {
        return store.sql()
                .sql("SELECT name, definition FROM data_source ORDER BY name")
                .query((row, n) -> read(row.getString(1), row.getString(2), ""))
                .list();
    }

    /**
     * One without its password.
     *
     * @throws SeraiException {@code DATA_SOURCE_UNKNOWN}
     */
    public DataSource shown(String name) {
        return select(name, stored -> "").orElseThrow(() -> unknown(name));
    }

    private Optional<DataSource> select(String name, UnaryOperator<String> password) {
        return store.sql()
                .sql("SELECT definition, secret FROM data_source WHERE name = ?")
                .param(name)
                .query((row, n) -> read(name, row.getString(1), password.apply(row.getString(2))))
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

    private static DataSource read(String name, String definition, String password) {
        Stored s = Json.read(definition, Stored.class);
        return new DataSource(name, s.type(), s.host(), s.port(), s.user(), password, s.tlsMode(), s.properties());
    }
}
