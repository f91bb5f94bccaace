package io.serai.database.ddl;

import io.serai.database.Version;
import io.serai.datasource.ServerType;
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
        table.changeColumns(this::column);
        table.changeKeys(this::key);
        table.change(CheckDefinition.class, this::check);
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
            return Optional.of(check);
        }
        findings.note("Left out, since it is NOT ENFORCED and MariaDB enforces every CHECK: " + check.label() + ".");
        return Optional.empty();
    }

    @Override
    public boolean isSureOf(KeyDefinition key) {
        return true;
    }
}
