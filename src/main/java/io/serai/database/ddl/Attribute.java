package io.serai.database.ddl;

import java.util.List;

/** One property of a column, a key or a table, as in {@code DEFAULT 'x'} or {@code ENGINE=InnoDB}. */
record Attribute(String name, List<Token> tokens) {
    Attribute {
        tokens = List.copyOf(tokens);
    }

    static Attribute of(String name, Token... tokens) {
        return new Attribute(name, List.of(tokens));
    }

    boolean is(String... names) {
        for (String each : names) {
            if (name.equals(each)) {
                return true;
            }
        }
        return false;
    }

    /** The last token: the value of an attribute whose value is one token. */
    Token value() {
        return tokens.get(tokens.size() - 1);
    }

    String render() {
        return Token.render(tokens);
    }
}
