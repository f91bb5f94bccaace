package io.serai.database.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a column's definition. What it does not know becomes an attribute of the name {@code OTHER} and stays as it is. */
final class ColumnReader {
    private final TokenReader reader;

    private ColumnReader(List<Token> tokens) {
        this.reader = new TokenReader(tokens);
    }

    static ColumnDefinition read(List<Token> tokens) {
        ColumnReader columns = new ColumnReader(tokens);
        Token name = columns.reader.next();
        List<Token> type = columns.type();
        List<Attribute> attributes = new ArrayList<>();
        while (!columns.reader.isAtEnd()) {
            attributes.add(columns.attribute());
        }
        return new ColumnDefinition(name, type, attributes);
    }

    private List<Token> type() {
        List<Token> type = new ArrayList<>(reader.take(1));
        if (reader.sees("(")) {
            type.addAll(reader.group());
        }
        while (reader.peek().isAnyOf("UNSIGNED", "SIGNED", "ZEROFILL")) {
            type.add(reader.next());
        }
        return type;
    }

    private Attribute attribute() {
        if (reader.sees("CHARACTER", "SET")) {
            return take("CHARSET", 3);
        }
        if (reader.sees("NOT", "NULL")) {
            return take("NOT NULL", 2);
        }
        if (reader.sees("ON", "UPDATE")) {
            return value("ON UPDATE", reader.take(2));
        }
        if (reader.sees("WITH", "SYSTEM") || reader.sees("WITHOUT", "SYSTEM")) {
            return take("VERSIONING", 3);
        }
        if (reader.sees("CONSTRAINT") || reader.sees("CHECK")) {
            return check();
        }
        if (reader.sees("GENERATED") || reader.sees("AS")) {
            return generated();
        }
        return byFirstWord();
    }

    private Attribute byFirstWord() {
        Token first = reader.peek();
        String word = first.kind() == Token.Kind.WORD ? first.text().toUpperCase(Locale.ROOT) : "";
        return switch (word) {
            case "CHARSET", "COLLATE", "COMMENT", "SRID", "COLUMN_FORMAT" -> take(word, 2);
            case "STORAGE" -> take("STORAGE", 2);
            case "NULL", "AUTO_INCREMENT" -> take(word, 1);
            case "VIRTUAL", "STORED", "PERSISTENT" -> take("KEPT", 1);
            case "VISIBLE", "INVISIBLE" -> take(word, 1);
            case "DEFAULT" -> value("DEFAULT", reader.take(1));
            case "COMPRESSED", "REF_SYSTEM_ID", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE" -> assigned(word);
            default -> reader.peek(1).is("=") ? assigned("ENGINE_OPTION") : other();
        };
    }

    private Attribute take(String name, int count) {
        return new Attribute(name, reader.take(count));
    }

    private Attribute assigned(String name) {
        List<Token> tokens = new ArrayList<>(reader.take(1));
        if (reader.sees("=")) {
            tokens.addAll(reader.take(2));
        } else if (reader.peek().kind() == Token.Kind.STRING) {
            tokens.add(reader.next());
        }
        return new Attribute(name, tokens);
    }

    private Attribute other() {
        List<Token> tokens = new ArrayList<>(reader.take(1));
        if (reader.sees("(")) {
            tokens.addAll(reader.group());
        }
        return new Attribute("OTHER", tokens);
    }

    private Attribute generated() {
        List<Token> tokens = new ArrayList<>();
        while (!reader.sees("AS")) {
            tokens.add(reader.next());
        }
        tokens.add(reader.next());
        if (reader.sees("ROW")) {
            tokens.addAll(reader.take(2));
            return new Attribute("VERSIONING", tokens);
        }
        tokens.addAll(reader.group());
        return new Attribute("GENERATED", tokens);
    }

    private Attribute check() {
        List<Token> tokens = new ArrayList<>();
        while (!reader.sees("CHECK")) {
            tokens.add(reader.next());
        }
        tokens.add(reader.next());
        tokens.addAll(reader.group());
        if (reader.sees("NOT", "ENFORCED")) {
            tokens.addAll(reader.take(2));
        } else if (reader.sees("ENFORCED")) {
            tokens.add(reader.next());
        }
        return new Attribute("CHECK", tokens);
    }

    /** A literal with its sign or introducer, a function with its arguments, or an expression in parentheses. */
    private Attribute value(String name, List<Token> keywords) {
        List<Token> tokens = new ArrayList<>(keywords);
        if (reader.sees("(")) {
            tokens.addAll(reader.group());
            return new Attribute(name, tokens);
        }
        if (reader.sees("NEXT", "VALUE", "FOR")) {
            tokens.addAll(reader.take(4));
            while (reader.sees(".")) {
                tokens.addAll(reader.take(2));
            }
            return new Attribute(name, tokens);
        }
        boolean signed = reader.sees("-") || reader.sees("+");
        tokens.addAll(reader.take(signed ? 2 : 1));
        while (reader.sees(".") || reader.peek().before().isEmpty() && continuesLiteral()) {
            tokens.add(reader.next());
        }
        if (reader.sees("(")) {
            tokens.addAll(reader.group());
        }
        return new Attribute(name, tokens);
    }

    private boolean continuesLiteral() {
        Token next = reader.peek();
        return next.kind() == Token.Kind.STRING || next.kind() == Token.Kind.NUMBER || next.isAnyOf("-", "+");
    }
}
