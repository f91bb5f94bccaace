package io.serai.pace;

import io.serai.fixture.DatabaseServer;
import io.serai.fixture.MariaDbServer;
import io.serai.fixture.MySqlServer;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The scenes with a server of either kind. */
class TargetSignsIT {
    private static DatabaseServer mariaDb;
    private static DatabaseServer mySql;

    @BeforeAll
    static void startServers() {
        Path directory = Path.of("target", "it", "TargetSignsIT").toAbsolutePath();
        FileUtil.removeDir(directory.toFile());
        mariaDb = new MariaDbServer(directory.resolve("mariadb"), Map.of());
        mariaDb.start();
        if (MySqlServer.absence() == null) {
            mySql = new MySqlServer(directory.resolve("mysql"), Map.of());
            mySql.start();
        }
    }

    @AfterAll
    static void stopServers() {
        mariaDb.close();
        if (mySql != null) {
            mySql.close();
        }
    }

    @Nested
    class OnMariaDb extends SignScenes {
        OnMariaDb() {
            super(mariaDb);
        }
    }

    @Nested
    class OnMySql extends SignScenes {
        OnMySql() {
            super(mySql());
        }
    }

    private static DatabaseServer mySql() {
        Assumptions.assumeTrue(mySql != null, () -> "No MySQL: " + MySqlServer.absence());
        return mySql;
    }
}
