package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link PlantedDifferences}, MariaDB to MySQL. */
final class PlantedDifferencesMariaDbToMySqlIT extends PlantedDifferences {
    PlantedDifferencesMariaDbToMySqlIT() {
        super(ServerType.MARIADB, ServerType.MYSQL);
    }
}
