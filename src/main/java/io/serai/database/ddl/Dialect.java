package io.serai.database.ddl;

/** What one kind of target can not take as another kind of server says it. */
sealed interface Dialect permits MySqlDialect, MariaDbDialect, OceanBaseDialect {
    /** Changes the table until the target takes it; what can not be changed without changing its meaning is refused. */
    void adapt(CreateTable table);

    /**
     * Whether the target is sure to take this index once the rows are there. One that it may refuse is created with the table: a
     * failure after hours of loading helps nobody.
     */
    boolean isSureOf(KeyDefinition key);

    static Dialect of(ServerProfile source, ServerProfile target, Findings findings) {
        return switch (target.type()) {
            case MYSQL -> new MySqlDialect(source.type(), target.version(), findings);
            case MARIADB -> new MariaDbDialect(source.type(), target.version(), findings);
            case OCEANBASE -> new OceanBaseDialect(source.type(), findings);
        };
    }
}
