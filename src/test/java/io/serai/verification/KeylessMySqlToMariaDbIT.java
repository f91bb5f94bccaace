package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link Keyless}, MySQL to MariaDB. */
final class KeylessMySqlToMariaDbIT extends Keyless {
    KeylessMySqlToMariaDbIT() {
        super(ServerType.MYSQL, ServerType.MARIADB);
    }
}
