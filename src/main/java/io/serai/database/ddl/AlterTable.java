package io.serai.database.ddl;

import io.serai.database.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an {@code ALTER TABLE} does to the columns, as far as rows in the binlog show it: which columns there are afterwards, in
 * which order, and which of them have been defined anew.
 */
public final class AlterTable {
    private static final String[] NO_COLUMN = {
        "INDEX",
        "KEY",
        "PRIMARY",
        "UNIQUE",
        "FULLTEXT",
        "SPATIAL",
        "VECTOR",
        "FOREIGN",
        "CONSTRAINT",
        "CHECK",
        "PARTITION",
        "PERIOD",
        "SYSTEM"
    };

    private final List<Place> places;
    private final String table;
    private String charset;

    /**
     * A column after the statement.
     *
     * @param before the column as it was, or null for a new one
     * @param definition what the statement says of it; null when it says nothing
     */
    private record Place(String name, Column before, ColumnDefinition definition) {}

    private AlterTable(List<Column> columns, String table) {
        this.places = new ArrayList<>();
        this.table = table;
        columns.forEach(c -> places.add(new Place(c.name(), c, null)));
    }

    /**
     * Reads a statement.
     *
     * @param columns of the table before it
     * @param tableCharset the table's default before it
     * @throws io.serai.error.SeraiException {@code DDL_UNREADABLE} when the statement holds something that may concern columns and
     *     is not known
     */
    public static AlterTable read(String sql, List<Column> columns, String tableCharset) {
        AlterTable alter = new AlterTable(columns, sql);
        alter.charset = tableCharset;
        TokenReader reader = new TokenReader(Tokenizer.tokens(sql));
        while (!reader.accept("ALTER")) {
            reader.next();
        }
        while (!reader.accept("TABLE")) {
            reader.next();
        }
        reader.accept("IF", "EXISTS");
        reader.next();
        if (reader.accept(".")) {
            reader.next();
        }
        if (reader.accept("WAIT")) {
            reader.next();
        }
        reader.accept("NOWAIT");
        for (List<Token> part : TokenReader.split(reader.rest())) {
            alter.apply(new TokenReader(part));
        }
        return alter;
    }

    private void apply(TokenReader part) {
        if (part.accept("ADD")) {
            add(part);
        } else if (part.accept("DROP")) {
            drop(part);
        } else if (part.accept("CHANGE")) {
            part.accept("COLUMN");
            part.accept("IF", "EXISTS");
            String old = name(part.next());
            replace(old, part);
        } else if (part.accept("MODIFY")) {
            part.accept("COLUMN");
            part.accept("IF", "EXISTS");
            replace(name(part.peek()), part);
        } else if (part.accept("RENAME", "COLUMN")) {
            part.accept("IF", "EXISTS");
            int at = index(name(part.next()), part);
            part.expect("TO");
            places.set(
                    at,
                    new Place(
                            name(part.next()),
                            places.get(at).before(),
                            places.get(at).definition()));
        } else {
            tableOptions(part);
        }
    }

    private void add(TokenReader part) {
        if (!part.accept("COLUMN") && part.peek().isAnyOf(NO_COLUMN)) {
            return;
        }
        boolean ifMissing = part.accept("IF", "NOT", "EXISTS");
        if (part.sees("(")) {
            List<Token> group = part.group();
            TokenReader.split(group.subList(1, group.size() - 1)).forEach(c -> add(c, ifMissing));
        } else {
            add(part.rest(), ifMissing);
        }
    }

    private void add(List<Token> tokens, boolean ifMissing) {
        if (tokens.get(0).isAnyOf(NO_COLUMN)) {
            return;
        }
        if (!ifMissing || find(name(tokens.get(0))) < 0) {
            place(tokens, null, places.size());
        }
    }

    private void drop(TokenReader part) {
        if (!part.accept("COLUMN") && part.peek().isAnyOf(NO_COLUMN)) {
            return;
        }
        boolean ifThere = part.accept("IF", "EXISTS");
        String name = name(part.next());
        if (!ifThere || find(name) >= 0) {
            places.remove(index(name, part));
        }
    }

    private void replace(String old, TokenReader part) {
        int at = index(old, part);
        Place place = places.remove(at);
        place(part.rest(), place.before(), at);
    }

    /** Puts a column that is defined here where the definition says, else at {@code standard}. */
    private void place(List<Token> tokens, Column before, int standard) {
        int size = tokens.size();
        List<Token> definition = tokens;
        int at = standard;
        if (tokens.get(size - 1).is("FIRST")) {
            definition = tokens.subList(0, size - 1);
            at = 0;
        } else if (size > 3 && tokens.get(size - 2).is("AFTER")) {
            definition = tokens.subList(0, size - 2);
            at = 1 + index(name(tokens.get(size - 1)), new TokenReader(tokens));
        }
        ColumnDefinition read = ColumnReader.read(definition);
        places.add(at, new Place(name(read.name()), before, read));
    }

    /** The rest may only concern the character sets of columns. */
    private void tableOptions(TokenReader part) {
        boolean converts = part.accept("CONVERT", "TO");
        while (!part.isAtEnd()) {
            boolean named = part.accept("CHARACTER", "SET") || part.accept("CHARSET");
            boolean collated = !named && part.accept("COLLATE");
            if (named || collated) {
                part.accept("=");
                String value = name(part.next()).toLowerCase(Locale.ROOT);
                charset = collated ? charsetOf(value) : value;
            } else {
                part.next();
            }
        }
        if (converts) {
            places.replaceAll(p -> p.before() == null || p.before().charset() == null
                    ? p
                    : new Place(p.name(), DefinedColumn.withCharset(p.before(), charset), p.definition()));
        }
    }

    /** The character set that a collation belongs to. */
    public static String charsetOf(String collation) {
        return collation == null ? null : collation.replaceFirst("_.*", "").toLowerCase(Locale.ROOT);
    }

    private int find(String name) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private int index(String name, TokenReader reader) {
        int found = find(name);
        if (found < 0) {
            throw reader.unexpected("a column of the table instead of '" + name + "' in '" + table + "'");
        }
        return found;
    }

    /** With ANSI_QUOTES a name may stand in double quotes. */
    private static String name(Token token) {
        boolean text = token.kind() == Token.Kind.STRING;
        return text ? token.text().substring(1, token.text().length() - 1) : token.name();
    }

    /** Number of columns after the statement. */
    public int size() {
        return places.size();
    }

    public String name(int index) {
        return places.get(index).name();
    }

    /** The name of the column before the statement; empty for a new one. */
    public Optional<String> nameBefore(int index) {
        return Optional.ofNullable(places.get(index).before()).map(Column::name);
    }

    /** The column when the statement leaves its type alone; empty when it is defined anew. */
    public Optional<Column> kept(int index) {
        Place place = places.get(index);
        return place.definition() == null
                ? Optional.of(DefinedColumn.named(place.before(), place.name(), index + 1))
                : Optional.empty();
    }

    /**
     * The column as the statement defines it, with what a server says of it.
     *
     * @param server the column of that name as a server has it; it may be that of a later or an earlier statement
     * @return empty when the server's column is not that of this statement
     */
    public Optional<Column> defined(int index, Column server) {
        Place place = places.get(index);
        return new DefinedColumn(place.definition(), charset).with(server, place.name(), index + 1);
    }

    /** What the statement says of a column that it defines anew. */
    public String definition(int index) {
        return places.get(index).definition().render();
    }
}
