package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link Keys}, MariaDB to MySQL. */
final class KeysMariaDbToMySqlIT extends Keys {
    KeysMariaDbToMySqlIT() {
        super(ServerType.MARIADB, ServerType.MYSQL);
    }
}
