package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link Keyless}, MariaDB to MySQL. */
final class KeylessMariaDbToMySqlIT extends Keyless {
    KeylessMariaDbToMySqlIT() {
        super(ServerType.MARIADB, ServerType.MYSQL);
    }
}
