package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link Keys}, MySQL to MySQL. */
final class KeysMySqlIT extends Keys {
    KeysMySqlIT() {
        super(ServerType.MYSQL, ServerType.MYSQL);
    }
}
