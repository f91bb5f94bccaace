package io.serai.database.ddl;

import io.serai.database.Version;
import io.serai.datasource.ServerType;
import java.sql.Connection;

/** What must be known of a server to write statements for it. */
public record ServerProfile(ServerType type, Version version, Collations collations) {
    /** Asks a server. */
    public static ServerProfile read(Connection connection, ServerType type) {
        return new ServerProfile(type, Version.of(connection), Collations.read(connection, type));
    }
}
