package io.serai.verification;

import io.serai.datasource.ServerType;

/** {@link PlantedDifferences}, MySQL to MySQL. */
final class PlantedDifferencesMySqlIT extends PlantedDifferences {
    PlantedDifferencesMySqlIT() {
        super(ServerType.MYSQL, ServerType.MYSQL);
    }
}
