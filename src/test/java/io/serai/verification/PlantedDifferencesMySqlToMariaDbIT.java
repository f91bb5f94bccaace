package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link PlantedDifferences}, MySQL to MariaDB. */
final class PlantedDifferencesMySqlToMariaDbIT extends PlantedDifferences {
    PlantedDifferencesMySqlToMariaDbIT() {
        super(ServerType.MYSQL, ServerType.MARIADB);
    }
}
