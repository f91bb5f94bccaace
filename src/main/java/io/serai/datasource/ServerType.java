package io.serai.datasource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of server that can be a data source. */
public enum ServerType {
    /** MySQL 5.7 and later. */
    MYSQL,
    /** MariaDB 10.5 and later. */
    MARIADB,
    /** OceanBase 4 in MySQL mode. */
    OCEANBASE;

    /** As written in the API: {@code mysql}, {@code mariadb}, {@code oceanbase}. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ServerType> of(String apiName) {
        return Arrays.stream(values()).filter(t -> t.apiName().equals(apiName)).findFirst();
    }
}
