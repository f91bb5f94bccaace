package io.serai.database.ddl;

import io.serai.database.Sql;
import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A foreign key of a table.
 *
 * @param name null when the server gave it none
 * @param columns with the parentheses
 * @param database of the referenced table, or null for that of the table itself
 * @param rest referenced columns and rules
 */
record ForeignKeyDefinition(String name, List<Token> columns, String database, String table, List<Token> rest)
        implements TableItem {
    ForeignKeyDefinition {
        columns = List.copyOf(columns);
        rest = List.copyOf(rest);
    }

    /** Reads a foreign key; null when the tokens define something else. */
    static ForeignKeyDefinition read(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        String name = null;
        if (reader.accept("CONSTRAINT") && !reader.sees("FOREIGN", "KEY")) {
            name = reader.next().name();
        }
        if (!reader.accept("FOREIGN", "KEY")) {
            return null;
        }
        if (!reader.sees("(")) {
            name = name == null ? reader.peek().name() : name;
            reader.next();
        }
        List<Token> columns = reader.group();
        reader.expect("REFERENCES");
        String first = reader.next().name();
        boolean qualified = reader.accept(".");
        String second = qualified ? reader.next().name() : first;
        return new ForeignKeyDefinition(name, columns, qualified ? first : null, second, reader.rest());
    }

    TableName referenced(String ownDatabase) {
        return new TableName(database == null ? ownDatabase : database, table);
    }

    /** The same key to another table; the database is said only where it is not the table's own. */
    ForeignKeyDefinition referring(TableName target, String ownDatabase) {
        String qualifier = target.database().equals(ownDatabase) ? null : target.database();
        return new ForeignKeyDefinition(name, columns, qualifier, target.table(), rest);
    }

    /** CASCADE, SET NULL and the like, each with its event; empty when changes are only restricted. */
    List<String> actions() {
        List<String> actions = new ArrayList<>();
        for (int i = 0; i + 2 < rest.size(); i++) {
            if (rest.get(i).is("ON") && rest.get(i + 2).isAnyOf("CASCADE", "SET")) {
                String what = rest.get(i + 2).is("SET")
                        ? "SET " + rest.get(i + 3).text().toUpperCase(Locale.ROOT)
                        : "CASCADE";
                actions.add("ON " + rest.get(i + 1).text().toUpperCase(Locale.ROOT) + " " + what);
            }
        }
        return actions;
    }

    @Override
    public String render() {
        return (name == null ? "" : "CONSTRAINT " + Sql.quote(name) + " ")
                + "FOREIGN KEY "
                + Token.render(columns)
                + " REFERENCES "
                + (database == null ? "" : Sql.quote(database) + ".")
                + Sql.quote(table)
                + " "
                + Token.render(rest);
    }
}
