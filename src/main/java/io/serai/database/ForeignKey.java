package io.serai.database;

import java.util.List;

/** A foreign key of a table; the rules are in upper case as in {@code information_schema}: CASCADE, SET NULL, ... */
public record ForeignKey(
        String name,
        List<String> columns,
        TableName referenced,
        List<String> referencedColumns,
        String onDelete,
        String onUpdate) {}
