package io.serai.database.ddl;

import io.serai.database.ddl.CollationMatch.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Replaces the collations and character sets that expressions name: in defaults, generated columns, CHECKs, indexes and views. */
final class ExpressionRules {
    private final CollationMatch match;
    private final Findings findings;

    ExpressionRules(CollationMatch match, Findings findings) {
        this.match = match;
        this.findings = findings;
    }

    ColumnDefinition column(ColumnDefinition column) {
        ColumnDefinition changed = column;
        for (String name : List.of("DEFAULT", "GENERATED", "CHECK")) {
            changed = changed.with(name, a -> new Attribute(a.name(), tokens(a.tokens())));
        }
        return changed;
    }

    KeyDefinition key(KeyDefinition key) {
        return key.isFunctional() ? key.withParts(this::tokens) : key;
    }

    CheckDefinition check(CheckDefinition check) {
        return check.withExpression(tokens(check.expression()));
    }

    /** {@code collate x}, {@code charset x}, {@code using x} and {@code _x'...'} with an x that the target knows. */
    List<Token> tokens(List<Token> tokens) {
        List<Token> changed = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token previous = i == 0 ? null : tokens.get(i - 1);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            if (token.kind() != Token.Kind.WORD) {
                changed.add(token);
            } else if (previous != null && previous.is("COLLATE")) {
                changed.add(collation(token));
            } else if (previous != null && (previous.is("CHARSET") || previous.is("USING"))) {
                changed.add(token.withText(charset(token.text())));
            } else if (isIntroducer(token, next)) {
                changed.add(introducer(token, next));
            } else {
                changed.add(token);
            }
        }
        return changed;
    }

    private Token collation(Token token) {
        String name = token.text().toLowerCase(Locale.ROOT);
        String nearest = match.nearest(new Pair(Collations.charset(name), name)).collation();
        if (!nearest.equals(name)) {
            findings.note("collation " + name + " becomes " + nearest, "an expression");
        }
        return token.withText(nearest);
    }

    private String charset(String name) {
        return match.nearest(new Pair(name, name + "_general_ci")).charset();
    }

    private static boolean isIntroducer(Token token, Token next) {
        return token.text().startsWith("_")
                && next != null
                && next.kind() == Token.Kind.STRING
                && next.before().isEmpty();
    }

    /** Only a text that has the same bytes in both character sets may change its introducer. */
    private Token introducer(Token token, Token next) {
        String name = token.text().substring(1).toLowerCase(Locale.ROOT);
        String there = charset(name);
        boolean same = there.equals(name) || name.startsWith("utf8") && there.startsWith("utf8");
        if (!same && !next.text().chars().allMatch(c -> c < 128)) {
            findings.refuse(
                    "The expression holds %s%s, and the target has no character set %s. Write the expression on the"
                                    .formatted(token.text(), next.text(), name)
                            + " source without it, or create this object on the target yourself.");
        }
        return token.withText("_" + there);
    }
}
