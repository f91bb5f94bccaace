/**
 * Rewrites what a server says in {@code SHOW CREATE} into what another server takes, and says what it has changed and what it
 * can not carry. Knows the grammars; knows no step and no project, and touches nothing.
 */
package io.serai.database.ddl;
