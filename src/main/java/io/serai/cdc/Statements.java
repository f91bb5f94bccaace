package io.serai.cdc;

import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells from a statement in the binlog which tables it concerns. Knows just enough SQL: comments, quotes, names and verbs. */
final class Statements {
    private static final Set<String> CHANGES_ROWS =
            Set.of("insert", "update", "delete", "replace", "load", "merge", "with");
    private static final Set<String> BEFORE_WRITTEN =
            Set.of("low_priority", "delayed", "high_priority", "ignore", "into");
    private static final Set<String> NO_TABLE_NAME = Set.of("column", "index", "key", "constraint", "partition");
    private static final Set<String> BEFORE_TABLE = Set.of("online", "offline", "ignore");
    /** What ALTER TABLE can throw away or exchange with all its rows. */
    private static final Set<String> PIECES = Set.of("partition", "tablespace");

    private static final Set<String> BEFORE_INDEX =
            Set.of("online", "offline", "unique", "fulltext", "spatial", "vector");

    private final List<String> tokens;
    private final String database;

    /** @param database the session's default when the statement ran */
    Statements(String sql, String database) {
        this.tokens = withoutSettings(tokens(sql));
        this.database = database;
    }

    /** MariaDB writes {@code SET STATEMENT variable=value FOR ...} as it was sent. */
    private static List<String> withoutSettings(List<String> tokens) {
        boolean settings = tokens.size() > 2
                && tokens.get(0).equalsIgnoreCase("set")
                && tokens.get(1).equalsIgnoreCase("statement");
        for (int i = 2; settings && i < tokens.size(); i++) {
            if (tokens.get(i).equalsIgnoreCase("for")) {
                return tokens.subList(i + 1, tokens.size());
            }
        }
        return tokens;
    }

    private String word(int index) {
        return index < tokens.size() ? tokens.get(index).toLowerCase(Locale.ROOT) : "";
    }

    boolean is(String verb) {
        return word(0).equals(verb);
    }

    boolean is(String verb, String object) {
        return is(verb) && word(1).equals(object);
    }

    /** Whether the statement itself changes rows: it should have come as row images. */
    boolean changesRows() {
        return CHANGES_ROWS.contains(word(0));
    }

    /** Whether the rows stay: a table is altered, and is neither emptied, dropped nor put in the place of another. */
    boolean changesStructureOnly() {
        if (is("alter")) {
            boolean pieces = tokens.stream().anyMatch(t -> PIECES.contains(t.toLowerCase(Locale.ROOT)));
            return renames().isEmpty() && !pieces;
        }
        int object = past(past(1, Set.of("or", "replace")), BEFORE_INDEX);
        return (is("create") || is("drop")) && word(object).equals("index");
    }

    /** Tables whose rows the statement may change; of several that it names, also those that it only reads. */
    List<TableName> written() {
        return switch (word(0)) {
            case "insert", "replace" -> named(past(1, BEFORE_WRITTEN));
            case "load" -> named(find("table", 1) + 1);
            default -> all(1);
        };
    }

    /** Tables whose structure the statement changes, or which it empties, creates or drops. */
    List<TableName> altered() {
        return switch (word(0)) {
            case "alter" -> alteredTable(past(1, BEFORE_TABLE));
            case "drop" -> dropped();
            case "create" -> created(past(1, Set.of("or", "replace")));
            case "rename" -> isTables(1) ? all(2) : List.of();
            case "truncate" -> named(isTables(1) ? 2 : 1);
            default -> List.of();
        };
    }

    /** A table that gets another name. */
    record Rename(TableName from, TableName to) {}

    /** What the statement renames, in its order: each rename sees the names that those before it have left. */
    List<Rename> renames() {
        List<Rename> renames = new ArrayList<>();
        if (is("rename")) {
            List<TableName> names =
                    all(2).stream().filter(n -> !isRenameWord(n.table())).toList();
            for (int i = 0; i + 1 < names.size(); i += 2) {
                renames.add(new Rename(names.get(i), names.get(i + 1)));
            }
        } else if (is("alter")) {
            int table = pastIf(past(1, BEFORE_TABLE) + 1);
            for (int i = table + 1; i < tokens.size(); i++) {
                int name = past(i + 1, Set.of("to", "as", "="));
                if (word(i).equals("rename") && !NO_TABLE_NAME.contains(word(name))) {
                    named(name).forEach(to -> renames.add(new Rename(name(table), to)));
                }
            }
        }
        return renames;
    }

    private static boolean isRenameWord(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Set.of("to", "if", "exists", "wait", "nowait").contains(lower) || lower.matches("\\d+");
    }

    /** Whether a table comes into being, perhaps in the place of another. */
    boolean createsTable() {
        return is("create") && isTables(past(1, Set.of("or", "replace")));
    }

    /** The table that is created only where none of its name is. */
    Optional<TableName> createdIfMissing() {
        int object = past(1, Set.of("or", "replace"));
        boolean conditional = createsTable() && word(object + 1).equals("if");
        return conditional
                ? named(past(object + 1, Set.of("if", "not", "exists"))).stream()
                        .findFirst()
                : Optional.empty();
    }

    /** The database that is dropped, or null. */
    String droppedDatabase() {
        int object = is("drop") ? 1 : is("create", "or") ? 3 : 0;
        boolean dropped =
                object > 0 && (word(object).equals("database") || word(object).equals("schema"));
        int name = past(object + 1, Set.of("if", "exists"));
        return dropped && name < tokens.size() ? unquoted(tokens.get(name)) : null;
    }

    /** Also the other table of a rename, and the one that is exchanged with a partition, or made of it. */
    private List<TableName> alteredTable(int table) {
        if (!isTables(table)) {
            return List.of();
        }
        List<TableName> names = new ArrayList<>(named(pastIf(table + 1)));
        for (int i = table + 2; i < tokens.size(); i++) {
            if (isTables(i)) {
                names.addAll(named(i + 1));
            } else if (word(i).equals("rename")) {
                names.addAll(named(past(i + 1, Set.of("to", "as", "="))));
            }
        }
        return names;
    }

    private List<TableName> dropped() {
        if (word(1).equals("index")) {
            return named(find("on", 2) + 1);
        }
        return isTables(1) ? all(pastIf(2)) : List.of();
    }

    /** A temporary table hides the migrated one from its own session only; IF NOT EXISTS does nothing to one that exists. */
    private List<TableName> created(int object) {
        if (isTables(object)) {
            return word(object + 1).equals("if") ? List.of() : named(object + 1);
        }
        boolean index = word(past(object, BEFORE_INDEX)).equals("index");
        return index ? named(find("on", object) + 1) : List.of();
    }

    private boolean isTables(int index) {
        return word(index).equals("table") || word(index).equals("tables");
    }

    private int pastIf(int from) {
        return past(from, Set.of("if", "exists"));
    }

    private int past(int from, Set<String> words) {
        int i = from;
        while (words.contains(word(i))) {
            i++;
        }
        return i;
    }

    /** Index of an unquoted word, or of the end. */
    private int find(String word, int from) {
        int i = from;
        while (i < tokens.size() && !word(i).equals(word)) {
            i++;
        }
        return i;
    }

    private List<TableName> named(int index) {
        return index < tokens.size() ? List.of(name(index)) : List.of();
    }

    /** Every name from here on, and words that are none. */
    private List<TableName> all(int from) {
        List<TableName> names = new ArrayList<>();
        for (int i = from; i < tokens.size(); i++) {
            boolean isName = !tokens.get(i).equals(".") && !tokens.get(i).equals(",");
            boolean qualifies = word(i + 1).equals(".");
            if (isName) {
                names.add(name(i));
                i += qualifies ? 2 : 0;
            }
        }
        return names;
    }

    /** A name that begins with a point is one of the default database. */
    private TableName name(int index) {
        int first = word(index).equals(".") && index + 1 < tokens.size() ? index + 1 : index;
        boolean qualified = first + 2 < tokens.size() && word(first + 1).equals(".");
        return qualified
                ? new TableName(unquoted(tokens.get(first)), unquoted(tokens.get(first + 2)))
                : new TableName(database, unquoted(tokens.get(first)));
    }

    private static String unquoted(String token) {
        String quote = token.substring(0, 1);
        return quote.equals("`") || quote.equals("\"")
                ? token.substring(1, Math.max(1, token.length() - 1)).replace(quote + quote, quote)
                : token;
    }

    /**
     * Words, quoted names, and single signs; texts and comments are left out, but what a version comment holds is not. What stands in
     * double quotes may be a name: the session's sql_mode decides.
     */
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
            } else if (c == '#' || isDashes(sql, i)) {
                i = after(sql, "\n", i);
            } else if (c == '\'') {
                i = quoteEnd(sql, i, c);
            } else if (c == '`' || c == '"' || isWord(c)) {
                int end = c == '`' || c == '"' ? quoteEnd(sql, i, c) : wordEnd(sql, i);
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

    /** Two dashes begin a comment before white space, a control character or the end. */
    private static boolean isDashes(String sql, int i) {
        return sql.startsWith("--", i) && (i + 2 == sql.length() || sql.charAt(i + 2) <= ' ');
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c > 127;
    }

    private static int wordEnd(String sql, int from) {
        int i = from;
        while (i < sql.length() && isWord(sql.charAt(i))) {
            i++;
        }
        return i;
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
