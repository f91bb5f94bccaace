package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link Keys}, MySQL to MariaDB. */
final class KeysMySqlToMariaDbIT extends Keys {
    KeysMySqlToMariaDbIT() {
        super(ServerType.MYSQL, ServerType.MARIADB);
    }
}
