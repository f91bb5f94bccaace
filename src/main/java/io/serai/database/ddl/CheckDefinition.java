package io.serai.database.ddl;

import io.serai.database.Sql;
import java.util.List;

/**
 * A CHECK of a table.
 *
 * @param name null when it has none
 * @param expression with the parentheses around it
 */
record CheckDefinition(String name, List<Token> expression, boolean enforced) implements TableItem {
    CheckDefinition {
        expression = List.copyOf(expression);
    }

    /** Reads a CHECK; null when the tokens define something else. */
    static CheckDefinition read(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        String name = null;
        if (reader.accept("CONSTRAINT") && !reader.sees("CHECK")) {
            name = reader.next().name();
        }
        if (!reader.accept("CHECK")) {
            return null;
        }
        List<Token> expression = reader.group();
        boolean enforced = !reader.accept("NOT", "ENFORCED");
        return new CheckDefinition(name, expression, enforced);
    }

    /** For people. */
    String label() {
        return "CHECK " + (name == null ? Token.render(expression) : Sql.quote(name));
    }

    CheckDefinition unnamed() {
        return new CheckDefinition(null, expression, enforced);
    }

    CheckDefinition withExpression(List<Token> changed) {
        return new CheckDefinition(name, changed, enforced);
    }

    @Override
    public String render() {
        return (name == null ? "" : "CONSTRAINT " + Sql.quote(name) + " ")
                + "CHECK "
                + Token.render(expression)
                + (enforced ? "" : " NOT ENFORCED");
    }
}
