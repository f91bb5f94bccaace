package io.serai.database.ddl;

import io.serai.database.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where the body of a view names tables. The servers print views in one canonical form when their database is not the current
 * one:
 *
 * <ul>
 *   <li>a table is {@code `database`.`table`}, and stands only where FROM or JOIN want one;
 *   <li>a column of a table without alias is {@code `database`.`table`.`column`}, of a view without alias {@code `view`.`column`};
 *   <li>a column of anything with an alias is {@code `alias`.`column`}.
 * </ul>
 *
 * A list of two names therefore is a table by its place alone, never by its look.
 */
final class ViewReferences {
    /** A table in FROM or JOIN. */
    record TableReference(TableName name, boolean aliased) {}

    /** What a pair of parentheses, or the statement itself, is made of. */
    private static final class Scope {
        private boolean hasSelect;
        private boolean inFrom;
        private boolean wantsTable;
    }

    private final List<Token> tokens;
    private final List<TableReference> tables = new ArrayList<>();
    private final Set<Integer> tableStarts = new HashSet<>();
    private final Set<String> aliases = new HashSet<>();
    private final Deque<Scope> scopes = new ArrayDeque<>();

    private ViewReferences(List<Token> tokens) {
        this.tokens = tokens;
        scopes.push(new Scope());
    }

    static ViewReferences of(List<Token> body) {
        ViewReferences references = new ViewReferences(body);
        for (int i = 0; i < body.size(); i = references.step(i)) {
            // Each step tells where the next one begins.
        }
        return references;
    }

    List<TableReference> tables() {
        return tables;
    }

    /** Aliases of tables and subqueries; those of columns are among them, which can only make us more careful. */
    Set<String> aliases() {
        return aliases;
    }

    private int step(int at) {
        Token token = tokens.get(at);
        Scope scope = scopes.element();
        if (token.kind() == Token.Kind.NAME) {
            return chain(at);
        }
        if (token.is("(")) {
            open(at, scope);
        } else if (token.is(")")) {
            scopes.pop();
        } else if (token.is("SELECT")) {
            scope.hasSelect = true;
            scope.inFrom = false;
            scope.wantsTable = false;
        } else if (token.is("FROM") && scope.hasSelect) {
            scope.inFrom = true;
            scope.wantsTable = true;
        } else if (token.isAnyOf("JOIN", "STRAIGHT_JOIN", ",")) {
            scope.wantsTable = scope.inFrom;
        } else if (token.isAnyOf(
                "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "WINDOW", "UNION", "EXCEPT", "INTERSECT")) {
            scope.inFrom = false;
            scope.wantsTable = false;
        } else if (token.isAnyOf("ON", "USING")) {
            scope.wantsTable = false;
        }
        return at + 1;
    }

    /** Parentheses where a table is wanted hold tables, or a SELECT; those of a table function hold neither. */
    private void open(int at, Scope outer) {
        boolean function = at > 0
                && tokens.get(at - 1).kind() == Token.Kind.WORD
                && !tokens.get(at - 1).isAnyOf("FROM", "JOIN", "STRAIGHT_JOIN", "LATERAL");
        Scope inner = new Scope();
        inner.inFrom = outer.wantsTable && !function;
        inner.wantsTable = inner.inFrom;
        outer.wantsTable = false;
        scopes.push(inner);
    }

    /** A list of names with dots between them; gives the position after it. */
    private int chain(int at) {
        int end = at + 1;
        while (end + 1 < tokens.size()
                && tokens.get(end).is(".")
                && tokens.get(end + 1).isNameLike()) {
            end += 2;
        }
        Scope scope = scopes.element();
        int length = (end - at + 1) / 2;
        if (scope.wantsTable) {
            scope.wantsTable = false;
            if (length == 2) {
                boolean aliased = end < tokens.size() && tokens.get(end).kind() == Token.Kind.NAME;
                tableStarts.add(at);
                tables.add(new TableReference(
                        new TableName(tokens.get(at).name(), tokens.get(at + 2).name()), aliased));
            }
        } else if (length == 1) {
            aliases.add(tokens.get(at).name());
        }
        return end;
    }

    /** The body with the new names of its tables. */
    List<Token> renamed(UnaryOperator<TableName> names) {
        List<Token> changed = new ArrayList<>();
        for (int i = 0; i < tokens.size(); ) {
            int length = length(i);
            if (tableStarts.contains(i) || length == 3 && isTable(i)) {
                TableName target = names.apply(
                        new TableName(tokens.get(i).name(), tokens.get(i + 2).name()));
                changed.add(
                        Token.name(target.database()).withBefore(tokens.get(i).before()));
                changed.add(tokens.get(i + 1));
                changed.add(Token.name(target.table()).withBefore(""));
                i += 3;
            } else if (length == 2) {
                changed.add(columnOfView(tokens.get(i), names));
                i += 1;
            } else {
                changed.add(tokens.get(i));
                i += 1;
            }
            while (i < tokens.size() && i > 0 && tokens.get(i).is(".") && i + 1 < tokens.size()) {
                changed.add(tokens.get(i));
                changed.add(tokens.get(i + 1));
                i += 2;
            }
        }
        return changed;
    }

    /** {@code `view`.`column`}: the view's name may be one that changes. */
    private Token columnOfView(Token name, UnaryOperator<TableName> names) {
        return tables.stream()
                .filter(t -> !t.aliased() && t.name().table().equals(name.name()))
                .findFirst()
                .map(t -> Token.name(names.apply(t.name()).table()).withBefore(name.before()))
                .orElse(name);
    }

    private boolean isTable(int at) {
        TableName name = new TableName(tokens.get(at).name(), tokens.get(at + 2).name());
        return tables.stream().anyMatch(t -> t.name().equals(name));
    }

    private int length(int at) {
        if (tokens.get(at).kind() != Token.Kind.NAME) {
            return 0;
        }
        int length = 1;
        while (at + 2 * length < tokens.size()
                && tokens.get(at + 2 * length - 1).is(".")
                && tokens.get(at + 2 * length).kind() == Token.Kind.NAME) {
            length++;
        }
        return length;
    }
}
