package io.serai.database.ddl;

import io.serai.database.ddl.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes out of a table what only MariaDB says: what MySQL and OceanBase need alike. */
final class FromMariaDb {
    private final Findings findings;

    FromMariaDb(Findings findings) {
        this.findings = findings;
    }

    void apply(CreateTable table) {
        table.changeColumns(this::column);
        table.changeKeys(this::key);
        table.change(CheckDefinition.class, c -> Optional.of(check(c)));
        for (TableItem.Other other : table.items(TableItem.Other.class)) {
            findings.refuse(
                    "The target has no application-time periods: %s. Drop the period on the source, or create the table on"
                                    .formatted(other.render())
                            + " the target yourself.");
        }
    }

    private ColumnDefinition column(ColumnDefinition column) {
        switch (column.dataType()) {
            case "uuid", "inet4", "inet6", "xmltype" ->
                findings.refuse(
                        "%s is of type %s, which only MariaDB has. Change its type on the source (BINARY or VARCHAR), or exclude the"
                                        .formatted(
                                                capital(column.label()),
                                                column.dataType().toUpperCase(Locale.ROOT))
                                + " table.");
            default -> {
                // Every other type has the same name and the same values everywhere.
            }
        }
        for (Attribute attribute : column.attributes()) {
            if (attribute.is("COMPRESSED", "ENGINE_OPTION", "REF_SYSTEM_ID")) {
                findings.note(
                        "Left out, being MariaDB's own: " + attribute.render(),
                        column.name().text());
            }
        }
        column.attribute("CHECK")
                .filter(c -> c.tokens().stream().anyMatch(t -> t.is("json_valid")))
                .ifPresent(c -> findings.note(
                        "JSON is LONGTEXT with a CHECK, as MariaDB has it, so that texts arrive as they are",
                        column.name().text()));
        return column.without("COMPRESSED", "ENGINE_OPTION", "REF_SYSTEM_ID", "VERSIONING")
                .with("DEFAULT", d -> defaultOf(column, d));
    }

    /** MySQL takes functions as defaults only in parentheses, and for TEXT and its like literals too. */
    private Attribute defaultOf(ColumnDefinition column, Attribute said) {
        List<Token> value = said.tokens().subList(1, said.tokens().size());
        Token first = value.get(0);
        if (first.isAnyOf("nextval", "lastval", "setval") || first.is("NEXT")) {
            findings.refuse(
                    "The default of %s takes its value from a sequence, which the target does not have. Use AUTO_INCREMENT"
                                    .formatted(column.label())
                            + " on the source, or create the table on the target yourself.");
            return said;
        }
        boolean bare = first.is("(")
                || first.is("NULL")
                || first.is("current_timestamp")
                        && (column.dataType().equals("timestamp")
                                || column.dataType().equals("datetime"))
                || isLiteral(value) && !column.takesNoLiteralDefault();
        return bare ? said : new Attribute("DEFAULT", parenthesized(said.tokens()));
    }

    private static boolean isLiteral(List<Token> value) {
        Token first = value.get(0);
        return first.kind() == Kind.STRING
                || first.kind() == Kind.NUMBER
                || first.isAnyOf("-", "+", "TRUE", "FALSE")
                || value.size() > 1 && value.get(1).kind() == Kind.STRING;
    }

    /** The tokens after the first, in parentheses. */
    static List<Token> parenthesized(List<Token> tokens) {
        List<Token> changed = new ArrayList<>(tokens.subList(0, 1));
        changed.add(Token.symbol("(").withBefore(" "));
        changed.add(tokens.get(1).withBefore(""));
        changed.addAll(tokens.subList(2, tokens.size()));
        changed.add(Token.symbol(")"));
        return changed;
    }

    private KeyDefinition key(KeyDefinition key) {
        if (key.isUnique()
                && key.option("USING").filter(o -> o.value().is("HASH")).isPresent()) {
            findings.refuse(
                    ("The unique %s is kept by hash, which lets MariaDB index values longer than an index entry; the target"
                                    + " can not. Replace it on the source by one on a prefix or on a hash column, or create the table on the"
                                    + " target yourself.")
                            .formatted(key.label()));
        }
        if (key.parts().stream().flatMap(List::stream).anyMatch(t -> t.is("OVERLAPS"))) {
            findings.refuse(
                    "%s is WITHOUT OVERLAPS, which only MariaDB has. Replace it on the source, or create the table on the"
                                    .formatted(capital(key.label()))
                            + " target yourself.");
        }
        KeyDefinition changed = key.without("IGNORED", "NOT IGNORED", "CLUSTERING");
        return key.option("IGNORED").isPresent()
                ? changed.with(Attribute.of("INVISIBLE", Token.word("INVISIBLE")))
                : changed;
    }

    /** MariaDB numbers unnamed CHECKs within a table, the others want names that are unique in the database. */
    private static CheckDefinition check(CheckDefinition check) {
        return check.name() != null && check.name().matches("CONSTRAINT_\\d+") ? check.unnamed() : check;
    }

    static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
