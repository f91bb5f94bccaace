package io.serai.database.ddl;

import io.serai.datasource.ServerType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An OceanBase tenant in MySQL mode as the target; what it takes is known from its grammar and its manual. Index entries may be 16
 * KiB long there, longer than any that InnoDB has, so no index is too long.
 */
final class OceanBaseDialect implements Dialect {
    private final ServerType from;
    private final Findings findings;

    OceanBaseDialect(ServerType from, Findings findings) {
        this.from = from;
        this.findings = findings;
    }

    @Override
    public void adapt(CreateTable table) {
        if (from == ServerType.OCEANBASE) {
            return;
        }
        if (from == ServerType.MARIADB) {
            new FromMariaDb(findings).apply(table);
        }
        table.changeColumns(this::column);
        table.changeKeys(this::key);
        table.items(ForeignKeyDefinition.class).forEach(this::foreignKey);
        table.partitioning(new OceanBasePartitions(findings).adapt(table.partitioning()));
    }

    /** Its grammar knows no way to write one. */
    static void refuseBackTicks(String sql, Findings findings) {
        String names = Tokenizer.tokens(sql).stream()
                .filter(t -> t.kind() == Token.Kind.NAME && t.name().contains("`"))
                .map(Token::text)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            findings.refuse(
                    "OceanBase takes no back-tick in a name: %s. Rename it on the source, or exclude the object."
                            .formatted(names));
        }
    }

    private ColumnDefinition column(ColumnDefinition column) {
        String place = column.name().text();
        if (column.has("INVISIBLE")) {
            findings.note(
                    "INVISIBLE is left out: OceanBase shows the column to SELECT * and wants it in an INSERT that names no columns",
                    place);
        }
        for (Attribute attribute : column.attributes()) {
            if (attribute.is("COLUMN_FORMAT", "STORAGE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE")) {
                findings.note("Left out, being of the source's storage: " + attribute.render(), place);
            }
        }
        ColumnDefinition changed = column.without(
                        "INVISIBLE",
                        "VISIBLE",
                        "COLUMN_FORMAT",
                        "STORAGE",
                        "ENGINE_ATTRIBUTE",
                        "SECONDARY_ENGINE_ATTRIBUTE")
                .with("DEFAULT", OceanBaseDialect::defaultOf);
        return column.dataType().equals("geomcollection") ? changed.withDataType("geometrycollection") : changed;
    }

    /** Hexadecimal numbers are taken in expressions only. */
    private static Attribute defaultOf(Attribute said) {
        boolean hexadecimal = said.tokens().size() == 2 && said.value().text().startsWith("0x");
        return hexadecimal ? new Attribute("DEFAULT", FromMariaDb.parenthesized(said.tokens())) : said;
    }

    private KeyDefinition key(KeyDefinition key) {
        if (key.isFunctional()) {
            findings.note("Wants OceanBase 4.2 or later, being on an expression", key.label());
        }
        if (key.isFullText()) {
            findings.note("Wants OceanBase 4.3.1 or later, being FULLTEXT", key.label());
        }
        if (key.isSpatial()) {
            findings.note("Wants OceanBase 4.1 or later, being SPATIAL", key.label());
        }
        boolean descending =
                key.parts().stream().anyMatch(p -> p.get(p.size() - 1).is("DESC"));
        if (descending) {
            findings.note("DESC is left out: OceanBase keeps indexes in ascending order", key.label());
        }
        key.option("KEY_BLOCK_SIZE")
                .ifPresent(o -> findings.note("Left out, being of the source's storage: " + o.render(), key.label()));
        return key.without("KEY_BLOCK_SIZE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE")
                .withParts(OceanBaseDialect::ascending);
    }

    private static List<Token> ascending(List<Token> part) {
        List<Token> changed = new ArrayList<>(part);
        if (changed.get(changed.size() - 1).is("DESC")) {
            changed.remove(changed.size() - 1);
        }
        return changed;
    }

    private void foreignKey(ForeignKeyDefinition key) {
        if (!key.actions().isEmpty()) {
            findings.note(
                    "OceanBase carries out the foreign key's actions by itself once the business writes there; try them before the"
                            + " switchover",
                    key.name() + " " + String.join(" ", key.actions()));
        }
    }

    @Override
    public boolean isSureOf(KeyDefinition key) {
        return !key.isFunctional() && !key.isFullText() && !key.isSpatial() && !key.isVector();
    }

    /** For a target that is no OceanBase: an index without what only OceanBase says of it. */
    static KeyDefinition withoutOwnOptions(KeyDefinition key) {
        return key.without("LOCAL", "GLOBAL", "BLOCK_SIZE", "WITH", "GROUP");
    }
}
