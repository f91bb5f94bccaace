package io.serai.database.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the options behind the closing parenthesis of a {@code CREATE TABLE}: {@code NAME=value}, with or without the sign, and
 * the few that are said otherwise. The attribute's name is the option's in upper case; {@code DEFAULT CHARSET} and
 * {@code CHARACTER SET} are {@code CHARSET}.
 */
final class TableOptionReader {
    private TableOptionReader() {}

    static Attribute read(TokenReader reader) {
        if (reader.sees("WITH", "SYSTEM", "VERSIONING")) {
            return new Attribute("SYSTEM VERSIONING", reader.take(3));
        }
        if (reader.sees("START", "TRANSACTION")) {
            return new Attribute("START TRANSACTION", reader.take(2));
        }
        if (reader.sees("WITH", "COLUMN", "GROUP")) {
            List<Token> tokens = new ArrayList<>(reader.take(3));
            tokens.addAll(reader.group());
            return new Attribute("COLUMN GROUP", tokens);
        }
        List<Token> tokens = new ArrayList<>();
        if (reader.sees("DEFAULT")) {
            tokens.add(reader.next());
        }
        boolean twoWords = reader.sees("CHARACTER", "SET")
                || reader.sees("DATA", "DIRECTORY")
                || reader.sees("INDEX", "DIRECTORY");
        List<Token> words = reader.take(twoWords ? 2 : 1);
        tokens.addAll(words);
        if (reader.sees("=")) {
            tokens.add(reader.next());
        }
        if (reader.sees("(")) {
            tokens.addAll(reader.group());
        } else {
            tokens.add(reader.next());
        }
        return new Attribute(name(words), tokens);
    }

    private static String name(List<Token> words) {
        if (words.size() == 1) {
            return words.get(0).name().toUpperCase(Locale.ROOT);
        }
        return words.get(0).is("CHARACTER")
                ? "CHARSET"
                : words.get(0).text().toUpperCase(Locale.ROOT) + " "
                        + words.get(1).text().toUpperCase(Locale.ROOT);
    }
}
