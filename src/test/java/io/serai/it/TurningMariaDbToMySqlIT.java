package io.serai.it;

import io.serai.datasource.ServerType;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From MariaDB to MySQL. */
class TurningMariaDbToMySqlIT extends Turning {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(ServerType.MARIADB, ServerType.MYSQL, settings -> {});

    @Override
    Landscape landscape() {
        return LANDSCAPE;
    }
}
