package io.serai.database;

/** A table or view with its database, as the server spells both. */
public record TableName(String database, String table) implements Comparable<TableName> {
    /** For SQL: both parts in back-ticks. */
    public String quoted() {
        return Sql.quote(database) + "." + Sql.quote(table);
    }

    /** For people: {@code shop.orders}. */
    @Override
    public String toString() {
        return database + "." + table;
    }

    @Override
    public int compareTo(TableName other) {
        int byDatabase = database.compareTo(other.database);
        return byDatabase != 0 ? byDatabase : table.compareTo(other.table);
    }
}
