package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link Keys}, MariaDB to MariaDB. */
final class KeysIT extends Keys {
    KeysIT() {
        super(ServerType.MARIADB, ServerType.MARIADB);
    }
}
