package io.serai.database.ddl;

import io.serai.database.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Rewrites views: the names of the view and of the tables it reads, its definer, and the collations it names. */
final class ViewRewriter {
    private final UnaryOperator<TableName> names;
    private final CollationMatch match;
    private final Findings findings;

    ViewRewriter(UnaryOperator<TableName> names, CollationMatch match, Findings findings) {
        this.names = names;
        this.match = match;
        this.findings = findings;
    }

    String rewrite(TableName name, String createView, boolean keepDefiner) {
        CreateView view = CreateView.parse(createView);
        List<Token> head = new ArrayList<>(view.head());
        if (!keepDefiner && !view.definer().isEmpty()) {
            findings.note("DEFINER " + Token.render(view.definer())
                    + " is not on the target; the account that creates the view" + " becomes its definer.");
            head = new ArrayList<>(view.headWithoutDefiner());
        }
        List<Token> body = new ExpressionRules(match, findings).tokens(renamed(view));
        return Token.render(head) + " " + names.apply(name).quoted() + " " + Token.render(body);
    }

    /** Renames what the view reads. Refuses when an unqualified column could belong to more than the renamed table. */
    private List<Token> renamed(CreateView view) {
        ViewReferences references = ViewReferences.of(view.body());
        Set<String> renamedUnaliased = new HashSet<>();
        for (ViewReferences.TableReference table : references.tables()) {
            TableName target = names.apply(table.name());
            if (!table.aliased() && !target.table().equals(table.name().table())) {
                renamedUnaliased.add(table.name().table());
            }
        }
        for (String table : renamedUnaliased) {
            long meanings = references.tables().stream()
                    .filter(t -> t.name().table().equals(table))
                    .map(ViewReferences.TableReference::name)
                    .distinct()
                    .count();
            if (meanings > 1 || references.aliases().contains(table)) {
                findings.refuse(
                        "The view uses the name `%s` for more than the table that is renamed. Create the view on the target"
                                        .formatted(table)
                                + " yourself with the new names.");
            }
        }
        return references.renamed(names);
    }
}
