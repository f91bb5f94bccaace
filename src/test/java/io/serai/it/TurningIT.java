package io.serai.it;

import io.serai.datasource.ServerType;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From MariaDB to MariaDB. */
class TurningIT extends Turning {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(ServerType.MARIADB, ServerType.MARIADB, settings -> {});

    @Override
    Landscape landscape() {
        return LANDSCAPE;
    }
}
