package io.serai.database.ddl;

import io.serai.database.ddl.Token.Kind;
import io.serai.error.SeraiException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a statement of a server into tokens.
 *
 * <p>Comments that hold SQL for some versions only, as in {@code /*!80023 INVISIBLE *}{@code /}, are opened: their content was valid
 * for the server that wrote it, and what the target makes of it is for the dialect to decide, not for a version number that a
 * MariaDB server reads otherwise than a MySQL server.
 */
final class Tokenizer {
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder space = new StringBuilder();
    private int at;
    private boolean inVersionComment;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    /**
     * The tokens of one statement, read under an sql_mode without ANSI_QUOTES and NO_BACKSLASH_ESCAPES.
     *
     * @throws SeraiException {@code DDL_UNREADABLE} when a quote or comment has no end
     */
    static List<Token> tokens(String sql) {
        Tokenizer tokenizer = new Tokenizer(sql);
        while (tokenizer.at < sql.length()) {
            tokenizer.step();
        }
        return List.copyOf(tokenizer.tokens);
    }

    private void step() {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            space.append(c);
            at++;
        } else if (sql.startsWith("/*!", at) || sql.startsWith("/*M!", at)) {
            openVersionComment();
        } else if (inVersionComment && sql.startsWith("*/", at)) {
            inVersionComment = false;
            space.setLength(0);
            at += 2;
        } else if (sql.startsWith("/*", at)) {
            skipTo(end("*/", at + 2));
        } else if (c == '#' || sql.startsWith("-- ", at)) {
            int newline = sql.indexOf('\n', at);
            skipTo(newline < 0 ? sql.length() : newline);
        } else if (c == '`') {
            add(Kind.NAME, quoted('`', false));
        } else if (c == '\'' || c == '"') {
            add(Kind.STRING, quoted(c, true));
        } else if (isWordPart(c)) {
            word();
        } else {
            add(Kind.SYMBOL, at + 1);
        }
    }

    private void openVersionComment() {
        at = sql.indexOf('!', at) + 1;
        while (at < sql.length() && Character.isDigit(sql.charAt(at))) {
            at++;
        }
        while (space.length() > 0 && at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
        inVersionComment = true;
    }

    private void skipTo(int position) {
        at = position;
        if (space.length() == 0) {
            space.append(' ');
        }
    }

    private int end(String mark, int from) {
        int found = sql.indexOf(mark, from);
        if (found < 0) {
            throw unreadable("a comment");
        }
        return found + mark.length();
    }

    /** The position after the closing quote. */
    private int quoted(char quote, boolean backslashEscapes) {
        for (int i = at + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && backslashEscapes) {
                i++;
            } else if (c == quote) {
                if (i + 1 >= sql.length() || sql.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        throw unreadable("a quoted text or name");
    }

    private SeraiException unreadable(String what) {
        return new SeraiException(
                "DDL_UNREADABLE",
                "The server's statement has " + what + " without an end: " + sql,
                "Create this object on the target yourself and report the statement; then restore.");
    }

    private void word() {
        int end = at;
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
            end++;
        }
        add(Character.isDigit(sql.charAt(at)) ? Kind.NUMBER : Kind.WORD, end);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 127;
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, space.toString(), sql.substring(at, end)));
        space.setLength(0);
        at = end;
    }
}
