package io.serai.database.ddl;

import io.serai.database.Version;
import io.serai.datasource.ServerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A MariaDB server as the target. */
final class MariaDbDialect implements Dialect {
    private final ServerType from;
    private final Version version;
    private final Findings findings;

    MariaDbDialect(ServerType from, Version version, Findings findings) {
        this.from = from;
        this.version = version;
        this.findings = findings;
    }

    @Override
    public void adapt(CreateTable table) {
        if (from == ServerType.MARIADB) {
            return;
        }
        generatedPrimaryKey(table);
        table.changeColumns(this::column);
        table.changeKeys(this::key);
        table.change(CheckDefinition.class, this::check);
    }

    private void generatedPrimaryKey(CreateTable table) {
        for (ColumnDefinition column : table.columns()) {
            boolean primary = table.keys().stream()
                    .anyMatch(key -> key.isPrimary() && key.holds(column.name().name()));
            if (primary && column.has("GENERATED")) {
                findings.refuse(
                        "%s is generated and part of the primary key, which MariaDB does not take. Exclude the table, or create it"
                                        .formatted(FromMariaDb.capital(column.label()))
                                + " on the target yourself with a UNIQUE key in its place.");
            }
        }
    }

    private ColumnDefinition column(ColumnDefinition column) {
        String place = column.name().text();
        if (column.dataType().equals("vector") && !version.atLeast(11, 7)) {
            findings.refuse(
                    "%s is a VECTOR, which MariaDB has since 11.7; this is %s. Exclude the table, or upgrade the target."
                            .formatted(FromMariaDb.capital(column.label()), version.text()));
        }
        if (column.dataType().equals("json")) {
            findings.note("JSON is LONGTEXT with a CHECK in MariaDB", place);
        }
        if (column.has("SRID")) {
            findings.note("The SRID is not enforced by MariaDB, which computes on a plane", place);
        }
        if (column.has("GENERATED") && column.has("NOT NULL")) {
            findings.note("NOT NULL is left out: MariaDB does not take it on a generated column", place);
        }
        for (Attribute attribute : column.attributes()) {
            if (attribute.is("COLUMN_FORMAT", "STORAGE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE")) {
                findings.note("Left out, being MySQL's own: " + attribute.render(), place);
            }
        }
        ColumnDefinition changed = column.without(
                "SRID", "COLUMN_FORMAT", "STORAGE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE", "VISIBLE");
        changed = changed.has("GENERATED") ? changed.without("NOT NULL", "NULL") : changed;
        for (String expression : List.of("DEFAULT", "GENERATED", "CHECK")) {
            changed = changed.with(expression, a -> new Attribute(a.name(), withoutIntroducers(a.tokens())));
        }
        return column.dataType().equals("geomcollection") ? changed.withDataType("geometrycollection") : changed;
    }

    private KeyDefinition key(KeyDefinition key) {
        if (key.isFunctional()) {
            findings.refuse(
                    "%s is on an expression, which MariaDB can not index. Replace it on the source by an index on a generated"
                                    .formatted(FromMariaDb.capital(key.label()))
                            + " column, or create the table on the target yourself.");
        }
        key.option("PARSER")
                .ifPresent(p -> findings.note(
                        "Left out, since MariaDB splits texts by its own parser only: " + p.render(), key.label()));
        KeyDefinition changed = OceanBaseDialect.withoutOwnOptions(key)
                .without("PARSER", "INVISIBLE", "VISIBLE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE");
        if (key.option("INVISIBLE").isEmpty()) {
            return changed;
        }
        if (version.atLeast(10, 6)) {
            return changed.with(Attribute.of("IGNORED", Token.word("IGNORED")));
        }
        findings.note("The optimizer may use what the source hides from it (INVISIBLE)", key.label());
        return changed;
    }

    private Optional<CheckDefinition> check(CheckDefinition check) {
        if (check.enforced()) {
            return Optional.of(check.withExpression(withoutIntroducers(check.expression())));
        }
        findings.note("Left out, since it is NOT ENFORCED and MariaDB enforces every CHECK: " + check.label() + ".");
        return Optional.empty();
    }

    /**
     * MariaDB keeps an expression as a text, in which it forgets to escape quotes and backslashes after an introducer:
     * {@code _utf8mb4'it\'s'} is refused, and {@code _utf8mb4'\\n'} becomes a line end. Without one, a text is in the
     * session's utf8mb4.
     */
    static List<Token> withoutIntroducers(List<Token> tokens) {
        List<Token> changed = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            if (isIntroducer(token, next) && holdsEscapes(next.text()) && isTheSameInUtf8(token, next)) {
                changed.add(next.withBefore(token.before()));
                i++;
            } else {
                changed.add(token);
            }
        }
        return changed;
    }

    private static boolean isIntroducer(Token token, Token next) {
        return token.kind() == Token.Kind.WORD
                && token.text().startsWith("_")
                && next != null
                && next.kind() == Token.Kind.STRING
                && next.before().isEmpty();
    }

    private static boolean holdsEscapes(String quoted) {
        String inside = quoted.substring(1, quoted.length() - 1);
        return inside.indexOf('\'') >= 0 || inside.indexOf('\\') >= 0;
    }

    private static boolean isTheSameInUtf8(Token introducer, Token text) {
        return introducer.text().startsWith("_utf8") || text.text().chars().allMatch(c -> c < 128);
    }

    @Override
    public boolean isSureOf(KeyDefinition key) {
        return true;
    }
}
