package io.serai.precheck;

import io.serai.database.Databases;
import io.serai.database.ServerTest;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.Version;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of the two servers. The connection is made on first use, outside every pool: only a new one has the privileges
 * that were granted a minute ago. What was learned stays when it is closed, and the next use makes a new one.
 */
final class Server implements AutoCloseable {
    private static final int ER_UNKNOWN_SYSTEM_VARIABLE = 1193;
    private static final int ALIVE_SECONDS = 5;

    private final Databases databases;
    private final DataSource dataSource;
    private final Session work;
    private Connection connection;
    private SeraiException unreachable;
    private Map<String, String> variables;
    private Grants grants;

    /** @param work the session that later steps use here; it is tried along with the connection */
    Server(Databases databases, DataSource dataSource, Session work) {
        this.databases = databases;
        this.dataSource = dataSource;
        this.work = work;
    }

    DataSource dataSource() {
        return dataSource;
    }

    ServerType type() {
        return dataSource.type();
    }

    /** Why the server can not be used, once that is known; it is not tried again then. */
    Optional<SeraiException> unreachable() {
        return Optional.ofNullable(unreachable);
    }

    boolean answers() {
        try {
            return connection() != null;
        } catch (SeraiException e) {
            return false;
        }
    }

    /** @throws SeraiException that says why there is none; always the same one from then on */
    Connection connection() {
        if (unreachable != null) {
            throw unreachable;
        }
        if (connection == null) {
            try {
                connection = open();
            } catch (SeraiException e) {
                unreachable = e;
                throw e;
            }
        }
        return connection;
    }

    private Connection open() {
        try {
            Connection opened = databases.connect(dataSource, Session.PLAIN);
            try {
                requireType(ServerTest.product(opened), Version.of(opened));
                databases.connect(dataSource, work).close();
                return opened;
            } catch (SQLException | RuntimeException e) {
                opened.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "connecting to data source '" + dataSource.name() + "'");
        } catch (SeraiException e) {
            throw isUnknownVariable(e) ? otherType().orElse(e) : e;
        }
    }

    private void requireType(ServerType answering, Version version) {
        if (answering != type()) {
            throw new SeraiException(
                    "WRONG_TYPE",
                    "Data source '%s' says type '%s', but the server that answers is of type '%s' (%s)."
                            .formatted(dataSource.name(), type().apiName(), answering.apiName(), version.text()),
                    "Change the type of data source '%s' to '%s', or correct its host and port."
                            .formatted(dataSource.name(), answering.apiName()));
        }
    }

    /** The session's settings differ from type to type: a server of another type does not know one of them. */
    private Optional<SeraiException> otherType() {
        for (ServerType other : ServerType.values()) {
            DataSource as = new DataSource(
                    dataSource.name(),
                    other,
                    dataSource.host(),
                    dataSource.port(),
                    dataSource.user(),
                    dataSource.password(),
                    dataSource.tlsMode(),
                    dataSource.properties());
            try (Connection tried = databases.connect(as, Session.PLAIN)) {
                requireType(ServerTest.product(tried), Version.of(tried));
            } catch (SeraiException e) {
                if (e.code().equals("WRONG_TYPE")) {
                    return Optional.of(e);
                }
            } catch (SQLException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isUnknownVariable(SeraiException e) {
        return e.getCause() instanceof SQLException cause && cause.getErrorCode() == ER_UNKNOWN_SYSTEM_VARIABLE;
    }

    Version version() {
        return Version.of(connection());
    }

    /** {@code MySQL 9.7.4}. */
    String product() {
        String name =
                switch (type()) {
                    case MYSQL -> "MySQL";
                    case MARIADB -> "MariaDB";
                    case OCEANBASE -> "OceanBase";
                };
        return name + " " + version().text();
    }

    /** A global variable, or empty when the server has none of that name. */
    Optional<String> variable(String name) {
        if (variables == null) {
            Map<String, String> all = new HashMap<>();
            Sql.rows(connection(), "reading the server's variables", "SHOW GLOBAL VARIABLES")
                    .forEach(row ->
                            all.put(row.get("variable_name").toLowerCase(Locale.ROOT), row.getOrDefault("value", "")));
            variables = all;
        }
        return Optional.ofNullable(variables.get(name));
    }

    /** A global variable as a number; fractions and everything that is no number are 0. */
    long number(String name) {
        return variable(name)
                .filter(v -> v.matches("\\d+(\\.\\d+)?"))
                .map(v -> new BigDecimal(v).longValue())
                .orElse(0L);
    }

    boolean isOn(String name) {
        return variable(name)
                .filter(v -> v.equalsIgnoreCase("ON") || v.equals("1"))
                .isPresent();
    }

    Grants grants() {
        if (grants == null) {
            grants = Grants.of(connection());
        }
        return grants;
    }

    /** Forgets a connection that has broken, so that the next use makes a new one. */
    void dropBroken() {
        try {
            if (connection != null && !connection.isValid(ALIVE_SECONDS)) {
                close();
            }
        } catch (SQLException e) {
            close();
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try (Connection closing = connection) {
                connection = null;
            } catch (SQLException e) {
                // It was broken; nothing of ours is left on it.
            }
        }
    }
}
