package io.serai.config;

import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** A state store in memory, empty and of its own for each test. */
public final class MemoryStore {
    private MemoryStore() {}

    public static StateStore open() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return new StateStore(dataSource);
    }
}
