/**
 * Makes on the target what the source has, except for rows: databases, tables, views, and after the load indexes and foreign keys.
 * Knows which objects there are and how far each one is; how statements are rewritten is for {@code io.serai.database.ddl}.
 */
package io.serai.schema;
