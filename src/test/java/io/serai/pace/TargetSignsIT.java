package io.serai.pace;

import io.serai.fixture.OneOfEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenes with a server of either kind. */
class TargetSignsIT {
    @RegisterExtension
    static final OneOfEach SERVERS = new OneOfEach();

    @Nested
    class OnMariaDb extends SignScenes {
        OnMariaDb() {
            super(SERVERS.mariaDb());
        }
    }

    @Nested
    class OnMySql extends SignScenes {
        OnMySql() {
            super(SERVERS.mySql());
        }
    }
}
