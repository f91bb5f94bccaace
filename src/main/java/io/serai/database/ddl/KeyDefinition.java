package io.serai.database.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An index of a table.
 *
 * @param prefix the keywords in front of the name, as in {@code UNIQUE KEY}
 * @param name null for a primary key
 * @param parts the columns and expressions, without the parentheses around them
 */
record KeyDefinition(List<Token> prefix, Token name, List<List<Token>> parts, List<Attribute> options)
        implements TableItem {
    KeyDefinition {
        prefix = List.copyOf(prefix);
        parts = List.copyOf(parts);
        options = List.copyOf(options);
    }

    /** Reads an index; null when the tokens define something else. */
    static KeyDefinition read(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        List<Token> prefix = new ArrayList<>();
        if (reader.sees("CONSTRAINT")) {
            boolean named = !reader.peek(1).isAnyOf("PRIMARY", "UNIQUE");
            if (!reader.peek(named ? 2 : 1).isAnyOf("PRIMARY", "UNIQUE")) {
                return null;
            }
            prefix.addAll(reader.take(named ? 2 : 1));
        }
        int before = prefix.size();
        while (reader.peek().isAnyOf("PRIMARY", "UNIQUE", "FULLTEXT", "SPATIAL", "VECTOR", "KEY", "INDEX")) {
            prefix.add(reader.next());
        }
        if (prefix.size() == before) {
            return null;
        }
        Token name = reader.sees("(") ? null : reader.peek().isNameLike() ? reader.next() : null;
        if (!reader.sees("(")) {
            return null;
        }
        List<Token> group = reader.group();
        List<Attribute> options = new ArrayList<>();
        while (!reader.isAtEnd()) {
            options.add(option(reader));
        }
        return new KeyDefinition(prefix, name, TokenReader.split(group.subList(1, group.size() - 1)), options);
    }

    private static Attribute option(TokenReader reader) {
        if (reader.sees("WITH", "PARSER")) {
            return new Attribute("PARSER", reader.take(3));
        }
        if (reader.sees("NOT", "IGNORED")) {
            return new Attribute("NOT IGNORED", reader.take(2));
        }
        String name = reader.peek().text().toUpperCase(Locale.ROOT);
        boolean flag = reader.peek().isAnyOf("VISIBLE", "INVISIBLE", "IGNORED", "LOCAL", "GLOBAL");
        List<Token> tokens = new ArrayList<>(reader.take(1));
        if (reader.sees("=")) {
            tokens.add(reader.next());
        }
        if (reader.sees("(")) {
            tokens.addAll(reader.group());
        } else if (!flag && !reader.isAtEnd()) {
            tokens.add(reader.next());
        }
        return new Attribute(name, tokens);
    }

    boolean isPrimary() {
        return says("PRIMARY");
    }

    boolean isUnique() {
        return isPrimary() || says("UNIQUE");
    }

    boolean isFullText() {
        return says("FULLTEXT");
    }

    boolean isSpatial() {
        return says("SPATIAL");
    }

    boolean isVector() {
        return says("VECTOR");
    }

    /** Whether a part is an expression: a functional index. */
    boolean isFunctional() {
        return parts.stream().anyMatch(p -> p.get(0).is("("));
    }

    private boolean says(String keyword) {
        return prefix.stream().anyMatch(t -> t.is(keyword));
    }

    /** For people. */
    String label() {
        return isPrimary() ? "the primary key" : "index " + (name == null ? render() : name.text());
    }

    /** Whether the first part is this column. */
    boolean leadsWith(String column) {
        return parts.get(0).get(0).name().equalsIgnoreCase(column);
    }

    /** Whether any part is this column. */
    boolean holds(String column) {
        return parts.stream().anyMatch(part -> part.get(0).name().equalsIgnoreCase(column));
    }

    Optional<Attribute> option(String optionName) {
        return options.stream().filter(o -> o.is(optionName)).findFirst();
    }

    KeyDefinition without(String... names) {
        return new KeyDefinition(
                prefix, name, parts, options.stream().filter(o -> !o.is(names)).toList());
    }

    KeyDefinition withParts(UnaryOperator<List<Token>> change) {
        return new KeyDefinition(prefix, name, parts.stream().map(change).toList(), options);
    }

    KeyDefinition with(Attribute option) {
        List<Attribute> all = new ArrayList<>(options);
        all.add(option);
        return new KeyDefinition(prefix, name, parts, all);
    }

    @Override
    public String render() {
        StringBuilder text = new StringBuilder(Token.render(prefix));
        text.append(name == null ? "" : " " + name.text()).append(" (");
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : ",").append(Token.render(parts.get(i)));
        }
        text.append(')');
        options.forEach(o -> text.append(' ').append(o.render()));
        return text.toString();
    }
}
