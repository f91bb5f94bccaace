package io.serai.schema;

import io.serai.database.TableName;

/**
 * One thing to be made on the target: what the route of the step carries from node to node.
 *
 * @param source a database has an empty second part
 * @param part name of the index or foreign key within its table, else empty
 */
public record SchemaObject(ObjectKind kind, TableName source, TableName target, String part) {
    static SchemaObject of(ObjectKind kind, TableName source, TableName target) {
        return new SchemaObject(kind, source, target, "");
    }

    static SchemaObject database(String source, String target) {
        return of(ObjectKind.DATABASE, new TableName(source, ""), new TableName(target, ""));
    }

    SchemaObject part(ObjectKind partKind, String name) {
        return new SchemaObject(partKind, source, target, name);
    }

    /** The name on the source for people: {@code shop.orders}, {@code shop.orders.idx_date}. */
    String sourceLabel() {
        return label(source);
    }

    /** The name on the target for people. */
    String targetLabel() {
        return label(target);
    }

    private String label(TableName name) {
        String full = kind == ObjectKind.DATABASE ? name.database() : name.toString();
        return part.isEmpty() ? full : full + "." + part;
    }

    /** For people: {@code table shop.orders}. */
    @Override
    public String toString() {
        return kind.label() + " " + sourceLabel();
    }
}
