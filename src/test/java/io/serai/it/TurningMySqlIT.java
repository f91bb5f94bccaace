package io.serai.it;

import io.serai.datasource.ServerType;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From MySQL to MySQL. */
class TurningMySqlIT extends Turning {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(ServerType.MYSQL, ServerType.MYSQL, settings -> {});

    @Override
    Landscape landscape() {
        return LANDSCAPE;
    }
}
