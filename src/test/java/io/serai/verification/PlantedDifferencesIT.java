package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link PlantedDifferences}, MariaDB to MariaDB. */
final class PlantedDifferencesIT extends PlantedDifferences {
    PlantedDifferencesIT() {
        super(ServerType.MARIADB, ServerType.MARIADB);
    }
}
