package io.serai.database;

import io.serai.fixture.OneOfEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenes with a server of either kind. */
class WatchIT {
    @RegisterExtension
    static final OneOfEach SERVERS = new OneOfEach();

    @Nested
    class OnMariaDb extends WatchScenes {
        OnMariaDb() {
            super(SERVERS.mariaDb());
        }
    }

    @Nested
    class OnMySql extends WatchScenes {
        OnMySql() {
            super(SERVERS.mySql());
        }
    }
}
