package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link Keyless}, MySQL to MySQL. */
final class KeylessMySqlIT extends Keyless {
    KeylessMySqlIT() {
        super(ServerType.MYSQL, ServerType.MYSQL);
    }
}
