package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link Keyless}, MariaDB to MariaDB. */
final class KeylessIT extends Keyless {
    KeylessIT() {
        super(ServerType.MARIADB, ServerType.MARIADB);
    }
}
