package io.serai.database.ddl;

import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code CREATE VIEW} in its parts.
 *
 * @param head everything up to the word VIEW, with it
 * @param definer the account, empty when the statement names none
 * @param body everything after the view's name
 */
record CreateView(List<Token> head, List<Token> definer, List<Token> body) {
    static CreateView parse(String sql) {
        TokenReader reader = new TokenReader(Tokenizer.tokens(sql));
        List<Token> head = new ArrayList<>();
        List<Token> definer = new ArrayList<>();
        while (!reader.sees("VIEW")) {
            boolean isDefiner = reader.sees("DEFINER", "=");
            head.add(reader.next());
            if (isDefiner) {
                head.add(reader.next());
                while (!reader.sees("SQL") && !reader.sees("VIEW")) {
                    Token part = reader.next();
                    definer.add(part);
                    head.add(part);
                }
            }
        }
        head.add(reader.next());
        reader.next();
        if (reader.accept(".")) {
            reader.next();
        }
        return new CreateView(head, definer, reader.rest());
    }

    List<Token> headWithoutDefiner() {
        List<Token> rest = new ArrayList<>(head);
        rest.removeAll(definer);
        int at = 0;
        while (!rest.get(at).is("DEFINER")) {
            at++;
        }
        rest.remove(at + 1);
        rest.remove(at);
        return rest;
    }

    /** An account: {@code host} is empty for a MariaDB role. */
    record Account(String user, String host) {}

    Optional<Account> account() {
        if (definer.isEmpty() || definer.get(0).is("CURRENT_USER")) {
            return Optional.empty();
        }
        String host = definer.size() > 2 ? definer.get(2).name() : "";
        return Optional.of(new Account(definer.get(0).name(), host));
    }

    /** The tables and views that a view reads. */
    static List<TableName> reads(String createView) {
        return ViewReferences.of(parse(createView).body()).tables().stream()
                .map(ViewReferences.TableReference::name)
                .distinct()
                .toList();
    }
}
