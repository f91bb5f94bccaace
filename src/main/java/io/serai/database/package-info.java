/** Servers of the MySQL family: connections, names, structure of tables, values and positions. Knows no project and no step. */
package io.serai.database;
