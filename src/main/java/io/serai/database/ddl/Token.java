package io.serai.database.ddl;

import io.serai.database.Sql;
import java.util.List;

/**
 * The smallest piece of a statement that has a meaning.
 *
 * @param before the white space in front of it
 * @param text exactly as the server wrote it, with its quotes
 */
record Token(Kind kind, String before, String text) {
    enum Kind {
        /** A keyword, a function or a name without quotes. */
        WORD,
        /** A name in back-ticks. */
        NAME,
        /** A text in single or double quotes. */
        STRING,
        /** Whatever begins with a digit: {@code 5}, {@code 0x00FF}. */
        NUMBER,
        /** One character of punctuation. */
        SYMBOL
    }

    static Token word(String text) {
        return new Token(Kind.WORD, " ", text);
    }

    static Token symbol(String text) {
        return new Token(Kind.SYMBOL, "", text);
    }

    static Token name(String name) {
        return new Token(Kind.NAME, " ", Sql.quote(name));
    }

    /** Whether this is the keyword or the punctuation; a name or a text never is. */
    boolean is(String wanted) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(wanted);
    }

    boolean isAnyOf(String... wanted) {
        for (String each : wanted) {
            if (is(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this can be the name of something. */
    boolean isNameLike() {
        return kind == Kind.NAME || kind == Kind.WORD;
    }

    /** The name that is meant, without quotes. */
    String name() {
        return kind == Kind.NAME ? text.substring(1, text.length() - 1).replace("``", "`") : text;
    }

    Token withBefore(String space) {
        return new Token(kind, space, text);
    }

    Token withText(String newText) {
        return new Token(kind, before, newText);
    }

    /** The text of the tokens with the white space between them; that in front of the first is left out. */
    static String render(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            text.append(text.length() == 0 ? "" : token.before()).append(token.text());
        }
        return text.toString();
    }
}
