package io.serai.database.ddl;

import java.util.List;

/** One of the things between the outer parentheses of a {@code CREATE TABLE}. */
sealed interface TableItem
        permits ColumnDefinition, KeyDefinition, ForeignKeyDefinition, CheckDefinition, TableItem.Other {
    String render();

    /** Something that no rule looks into. */
    record Other(List<Token> tokens) implements TableItem {
        @Override
        public String render() {
            return Token.render(tokens);
        }
    }
}
