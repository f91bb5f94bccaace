package io.serai.datasource;

import java.util.Locale;
import java.util.Map;

/**
 * A named database and the account that Serai uses there.
 *
 * @param tlsMode the protocol's usual modes: disabled, preferred, required, verify-ca, verify-identity
 * @param properties further properties of MySQL Connector/J, as they are
 */
public record DataSource(
        String name,
        ServerType type,
        String host,
        int port,
        String user,
        String password,
        TlsMode tlsMode,
        Map<String, String> properties) {
    public DataSource {
        properties = Map.copyOf(properties);
    }

    /** Whether a property is a password too, as that of a key store is. */
    static boolean isSecret(String property) {
        return property.toLowerCase(Locale.ROOT).endsWith("password");
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "%s (%s, %s@%s:%d)".formatted(name, type.apiName(), user, host, port);
    }
}
