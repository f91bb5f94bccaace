package io.serai.database.ddl;

import io.serai.database.ddl.CollationMatch.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says every character set with its collation, because two servers seldom have the same defaults, and replaces those that the
 * target does not know.
 */
final class CharsetRules {
    private final Collations source;
    private final CollationMatch match;
    private final Findings findings;

    CharsetRules(Collations source, Collations target, Findings findings) {
        this.source = source;
        this.match = new CollationMatch(target);
        this.findings = findings;
    }

    void apply(CreateTable table) {
        Optional<Pair> own = table.option("CHARSET").map(charset -> {
            String name = charset.value().name();
            return new Pair(
                    name, table.option("COLLATE").map(c -> c.value().name()).orElseGet(() -> collationOf(name)));
        });
        table.changeColumns(c -> column(c, own.orElse(null)));
        own.ifPresent(pair -> tableDefault(table, pair));
        ExpressionRules expressions = new ExpressionRules(match, findings);
        table.changeColumns(expressions::column);
        table.changeKeys(expressions::key);
        table.change(CheckDefinition.class, c -> Optional.of(expressions.check(c)));
    }

    private void tableDefault(CreateTable table, Pair pair) {
        Pair nearest = replace(pair, "the table's default");
        List<Attribute> options = new ArrayList<>();
        for (Attribute option : table.options()) {
            if (option.is("CHARSET")) {
                options.add(Attribute.of(
                        "CHARSET",
                        Token.word("DEFAULT"),
                        Token.word("CHARSET"),
                        Token.symbol("="),
                        plain(nearest.charset())));
                options.add(
                        Attribute.of("COLLATE", Token.word("COLLATE"), Token.symbol("="), plain(nearest.collation())));
            } else if (!option.is("COLLATE")) {
                options.add(option);
            }
        }
        table.options(options);
    }

    private static Token plain(String word) {
        return Token.word(word).withBefore("");
    }

    private ColumnDefinition column(ColumnDefinition column, Pair inherited) {
        Optional<String> charset =
                column.attribute("CHARSET").map(a -> a.value().name());
        Optional<String> collation =
                column.attribute("COLLATE").map(a -> a.value().name());
        boolean inherits = charset.isEmpty()
                && (collation.isEmpty()
                        || inherited != null && inherited.collation().equals(collation.get()));
        if (inherits) {
            ColumnDefinition plain = column.without("COLLATE");
            return column.isText() && inherited != null
                    ? widened(
                            plain, inherited.charset(), match.nearest(inherited).charset())
                    : plain;
        }
        String name = charset.orElseGet(() -> Collations.charset(collation.orElseThrow()));
        Pair pair = new Pair(name, collation.orElseGet(() -> collationOf(name)));
        Pair nearest = replace(pair, column.name().text());
        List<Attribute> explicit = new ArrayList<>();
        if (charset.isPresent()) {
            explicit.add(
                    Attribute.of("CHARSET", Token.word("CHARACTER"), Token.word("SET"), Token.word(nearest.charset())));
        }
        explicit.add(Attribute.of("COLLATE", Token.word("COLLATE"), Token.word(nearest.collation())));
        ColumnDefinition changed = column.without("CHARSET", "COLLATE").withFirst(explicit);
        return widened(changed, pair.charset(), nearest.charset());
    }

    private String collationOf(String charset) {
        String collation = source.defaultOf(charset);
        return collation == null ? charset + "_general_ci" : collation;
    }

    private Pair replace(Pair pair, String place) {
        Pair nearest = match.nearest(pair);
        if (!rules(pair).equals(rules(nearest))) {
            String clash = CollationMatch.isCoarser(pair, nearest)
                    ? ", under which more texts are equal, so that unique ones may clash"
                    : ", the nearest there is";
            findings.note("%s becomes %s%s".formatted(pair.collation(), nearest.collation(), clash), place);
        }
        return nearest;
    }

    /** {@code utf8_general_ci} and {@code utf8mb3_general_ci} are one. */
    private static String rules(Pair pair) {
        return pair.collation().toLowerCase(Locale.ROOT).replaceFirst("^utf8_", "utf8mb3_");
    }

    /** The TEXT types are limited in bytes: where characters grow, the type has to grow too. */
    private ColumnDefinition widened(ColumnDefinition column, String from, String to) {
        boolean grows = to.equals("utf8mb4") && !from.equals("utf8mb4") && !from.startsWith("utf8");
        if (!grows) {
            return column;
        }
        String wider =
                switch (column.dataType()) {
                    case "tinytext" -> "text";
                    case "text" -> "mediumtext";
                    case "mediumtext" -> "longtext";
                    default -> null;
                };
        if (wider == null) {
            return column;
        }
        findings.note(
                "%s becomes %s, since its characters take more bytes in utf8mb4"
                        .formatted(column.dataType().toUpperCase(Locale.ROOT), wider.toUpperCase(Locale.ROOT)),
                column.name().text());
        return column.withDataType(wider);
    }
}
