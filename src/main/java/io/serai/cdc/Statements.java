package io.serai.cdc;

import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells from a statement in the binlog which tables it concerns. Knows just enough SQL: comments, quotes, names and verbs. */
final class Statements {
    private static final Set<String> CHANGES_ROWS = Set.of("insert", "update", "delete", "replace", "load", "merge");
    private static final Set<String> NOISE = Set.of(
            "table",
            "tables",
            "if",
            "not",
            "exists",
            "temporary",
            "or",
            "replace",
            "unique",
            "fulltext",
            "spatial",
            "online",
            "offline",
            "ignore",
            "low_priority",
            "into",
            "from",
            "quick",
            "delayed",
            "high_priority");

    private final List<String> tokens;
    private final String database;

    /** @param database the session's default when the statement ran */
    Statements(String sql, String database) {
        this.tokens = tokens(sql);
        this.database = database;
    }

    private String word(int index) {
        return index < tokens.size() ? tokens.get(index).toLowerCase(Locale.ROOT) : "";
    }

    boolean is(String verb) {
        return word(0).equals(verb);
    }

    /** Whether the statement itself changes rows: it should have come as row images. */
    boolean changesRows() {
        return CHANGES_ROWS.contains(word(0)) || word(0).equals("with");
    }

    /** Tables whose structure the statement changes, or which it empties, creates or drops. */
    List<TableName> altered() {
        return switch (word(0)) {
            case "alter" ->
                word(1).equals("table") || word(1).equals("online") || word(1).equals("ignore")
                        ? withRenames(first(1))
                        : List.of();
            case "drop" -> dropped();
            case "create" -> created();
            case "rename" -> word(1).startsWith("table") ? all(1) : List.of();
            case "truncate" -> first(1);
            default -> List.of();
        };
    }

    /** Any table that is named anywhere; for statements that change rows. */
    List<TableName> named() {
        return all(1);
    }

    /** The database that is dropped, or null. */
    String droppedDatabase() {
        boolean drop = word(0).equals("drop") && (word(1).equals("database") || word(1).equals("schema"));
        return drop ? unquoted(tokens.get(tokens.size() - 1)) : null;
    }

    private List<TableName> dropped() {
        if (word(1).equals("index")) {
            int on = tokens.stream()
                    .map(t -> t.toLowerCase(Locale.ROOT))
                    .toList()
                    .indexOf("on");
            return on < 0 ? List.of() : first(on + 1);
        }
        return word(1).equals("table") || word(1).equals("tables") ? all(1) : List.of();
    }

    private List<TableName> created() {
        int on = tokens.stream().map(t -> t.toLowerCase(Locale.ROOT)).toList().indexOf("on");
        boolean index = tokens.stream().limit(5).anyMatch(t -> t.equalsIgnoreCase("index"));
        if (index) {
            return on < 0 ? List.of() : first(on + 1);
        }
        boolean table = tokens.stream().limit(5).anyMatch(t -> t.equalsIgnoreCase("table"));
        return table ? first(1) : List.of();
    }

    private List<TableName> withRenames(List<TableName> altered) {
        List<TableName> names = new ArrayList<>(altered);
        for (int i = 2; i < tokens.size() - 1; i++) {
            if (word(i).equals("rename")) {
                names.addAll(first(word(i + 1).equals("to") || word(i + 1).equals("as") ? i + 2 : i + 1));
            }
        }
        return names;
    }

    private List<TableName> first(int from) {
        int i = from;
        while (i < tokens.size() && NOISE.contains(word(i))) {
            i++;
        }
        return i < tokens.size() ? List.of(name(i)) : List.of();
    }

    private List<TableName> all(int from) {
        List<TableName> names = new ArrayList<>();
        for (int i = from; i < tokens.size(); i++) {
            boolean isName = !tokens.get(i).equals(".") && !tokens.get(i).equals(",");
            boolean qualifies = i + 1 < tokens.size() && tokens.get(i + 1).equals(".");
            boolean qualified = i > from && tokens.get(i - 1).equals(".");
            if (isName && !qualified) {
                names.add(name(i));
                i += qualifies ? 2 : 0;
            }
        }
        return names;
    }

    private TableName name(int index) {
        boolean qualified = index + 2 < tokens.size() && tokens.get(index + 1).equals(".");
        return qualified
                ? new TableName(unquoted(tokens.get(index)), unquoted(tokens.get(index + 2)))
                : new TableName(database, unquoted(tokens.get(index)));
    }

    private static String unquoted(String token) {
        return token.startsWith("`") ? token.substring(1, token.length() - 1).replace("``", "`") : token;
    }

    /** Words, quoted names, and single signs; texts and comments are left out, but what a version comment holds is not. */
    private static List<String> tokens(String sql) {
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (sql.startsWith("/*!", i) || sql.startsWith("/*M!", i)) {
                i = digits(sql, sql.indexOf('!', i) + 1);
            } else if (sql.startsWith("/*", i)) {
                i = after(sql, "*/", i + 2);
            } else if (sql.startsWith("*/", i)) {
                i += 2;
            } else if (c == '#' || sql.startsWith("-- ", i) || sql.startsWith("--\n", i)) {
                i = after(sql, "\n", i);
            } else if (c == '\'' || c == '"') {
                i = quoteEnd(sql, i, c);
            } else if (c == '`') {
                int end = quoteEnd(sql, i, c);
                tokens.add(sql.substring(i, end));
                i = end;
            } else if (Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c > 127) {
                int end = i;
                while (end < sql.length() && isWord(sql.charAt(end))) {
                    end++;
                }
                tokens.add(sql.substring(i, end));
                i = end;
            } else {
                if (!Character.isWhitespace(c)) {
                    tokens.add(String.valueOf(c));
                }
                i++;
            }
        }
        return tokens;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c > 127;
    }

    private static int digits(String sql, int from) {
        int i = from;
        while (i < sql.length() && Character.isDigit(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int after(String sql, String end, int from) {
        int at = sql.indexOf(end, from);
        return at < 0 ? sql.length() : at + end.length();
    }

    private static int quoteEnd(String sql, int start, char quote) {
        int i = start + 1;
        while (i < sql.length()) {
            if (sql.charAt(i) == '\\' && quote != '`') {
                i++;
            } else if (sql.charAt(i) == quote) {
                if (i + 1 >= sql.length() || sql.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        return sql.length();
    }
}
