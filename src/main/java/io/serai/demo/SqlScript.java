package io.serai.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a script of the {@code mysql} command line client into its statements.
 *
 * <p>Delimiters inside strings, quoted names and comments do not count, and {@code DELIMITER} lines are obeyed.
 * Comments stay in the statements, because {@code /*!50610 ...} is one that the server carries out.
 */
final class SqlScript {
    private static final String COMMAND = "delimiter ";

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private String delimiter = ";";
    private int start;
    private int position;
    private boolean lineStart = true;
    private boolean empty = true;

    private SqlScript(String text) {
        this.text = text;
    }

    static List<String> split(String script) {
        SqlScript split = new SqlScript(script);
        while (split.position < script.length()) {
            split.step();
        }
        split.finish(script.length());
        return split.statements;
    }

    private void step() {
        char c = text.charAt(position);
        if (lineStart && empty && atCommand()) {
            obeyCommand();
        } else if (text.startsWith(delimiter, position)) {
            finish(position);
            position += delimiter.length();
            start = position;
        } else if (c == '\'' || c == '"' || c == '`') {
            empty = false;
            skipQuoted(c);
        } else if (c == '#' || text.startsWith("-- ", position) || text.startsWith("--\n", position)) {
            skipPast("\n");
            lineStart = true;
        } else if (text.startsWith("/*", position)) {
            empty &= !text.startsWith("/*!", position);
            skipPast("*/");
        } else {
            empty &= Character.isWhitespace(c);
            lineStart = c == '\n' || lineStart && Character.isWhitespace(c);
            position++;
        }
    }

    private boolean atCommand() {
        return text.regionMatches(true, position, COMMAND, 0, COMMAND.length());
    }

    private void obeyCommand() {
        int end = text.indexOf('\n', position);
        String line = text.substring(position, end < 0 ? text.length() : end);
        delimiter = line.substring(COMMAND.length()).strip().toLowerCase(Locale.ROOT);
        position += line.length();
        start = position;
    }

    /** Stops behind the closing quote; a doubled quote is read as the end of one text and the begin of the next. */
    private void skipQuoted(char quote) {
        position++;
        while (position < text.length() && text.charAt(position) != quote) {
            position += text.charAt(position) == '\\' && quote != '`' ? 2 : 1;
        }
        position++;
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, position);
        position = found < 0 ? text.length() : found + end.length();
    }

    private void finish(int end) {
        if (!empty) {
            statements.add(text.substring(start, end).strip());
        }
        empty = true;
    }
}
