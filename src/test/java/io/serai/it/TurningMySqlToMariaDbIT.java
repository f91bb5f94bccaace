package io.serai.it;

import io.serai.datasource.ServerType;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From MySQL to MariaDB. */
class TurningMySqlToMariaDbIT extends Turning {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(ServerType.MYSQL, ServerType.MARIADB, settings -> {});

    @Override
    Landscape landscape() {
        return LANDSCAPE;
    }
}
