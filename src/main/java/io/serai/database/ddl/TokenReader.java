package io.serai.database.ddl;

import io.serai.error.SeraiException;
import java.util.ArrayList;
import java.util.List;

/** Goes through tokens from front to back. */
final class TokenReader {
    private static final Token END = new Token(Token.Kind.SYMBOL, "", "");

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** The next token without taking it; past the end a token that is nothing. */
    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    Token next() {
        if (isAtEnd()) {
            throw unexpected("more");
        }
        return tokens.get(at++);
    }

    /** Whether the next tokens are these keywords or punctuation, in this order. */
    boolean sees(String... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (!peek(i).is(wanted[i])) {
                return false;
            }
        }
        return true;
    }

    /** Takes the tokens if they come next. */
    boolean accept(String... wanted) {
        boolean seen = sees(wanted);
        at += seen ? wanted.length : 0;
        return seen;
    }

    Token expect(String wanted) {
        if (!sees(wanted)) {
            throw unexpected("'" + wanted + "'");
        }
        return next();
    }

    List<Token> take(int count) {
        List<Token> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(next());
        }
        return taken;
    }

    /** What is in the parentheses that open here, with both of them. */
    List<Token> group() {
        List<Token> taken = new ArrayList<>();
        taken.add(expect("("));
        for (int depth = 1; depth > 0; ) {
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            taken.add(token);
        }
        return taken;
    }

    List<Token> rest() {
        List<Token> taken = tokens.subList(Math.min(at, tokens.size()), tokens.size());
        at = tokens.size();
        return new ArrayList<>(taken);
    }

    /** The parts between the commas that are in no parentheses. */
    static List<List<Token>> split(List<Token> tokens) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    SeraiException unexpected(String wanted) {
        return new SeraiException(
                "DDL_UNREADABLE",
                "Expected %s at '%s' in: %s"
                        .formatted(
                                wanted,
                                Token.render(
                                        tokens.subList(Math.min(at, tokens.size()), Math.min(at + 8, tokens.size()))),
                                Token.render(tokens)),
                "Create this object on the target yourself and report the statement; then restore.");
    }
}
