package io.serai.database.ddl;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a server how it would create its own objects. */
public final class ShowCreate {
    private final Connection connection;
    private final ServerType type;

    /**
     * The connection's sql_mode must be empty. Its current database becomes one that holds nothing of a user: the servers leave
     * out of a view's text the name of the current one.
     */
    public ShowCreate(Connection connection, ServerType type) {
        this.connection = connection;
        this.type = type;
        Sql.execute(connection, "asking for complete names", "USE information_schema");
        Sql.execute(connection, "asking for quoted names", "SET SESSION sql_quote_show_create=1");
    }

    /** The {@code CREATE TABLE} of a table. */
    public String table(TableName name) {
        String sql = ask("SHOW CREATE TABLE " + name.quoted(), "create table", name.toString());
        return type == ServerType.MARIADB ? withBinaryDefaults(name, sql) : sql;
    }

    /**
     * A view.
     *
     * @param create its {@code CREATE VIEW}
     * @param collation of the connection that created it, which its texts have
     */
    public record View(String create, String collation) {
        /** The tables and views it reads. */
        public List<TableName> reads() {
            return CreateView.reads(create);
        }

        /** User and host of its definer; host is empty for a MariaDB role. */
        public Optional<Map.Entry<String, String>> definer() {
            return CreateView.parse(create).account().map(a -> Map.entry(a.user(), a.host()));
        }
    }

    public View view(TableName name) {
        Map<String, String> row = row("SHOW CREATE VIEW " + name.quoted(), name.toString());
        return new View(required(row, "create view", name.toString()), row.get("collation_connection"));
    }

    /** The {@code CREATE DATABASE} of a database. */
    public String database(String name) {
        return ask("SHOW CREATE DATABASE " + Sql.quote(name), "create database", name);
    }

    /** The {@code CREATE SEQUENCE} of a MariaDB sequence, whose name in it is without a database; empty when it is none. */
    public Optional<String> sequence(TableName name) {
        boolean there = Sql.value(
                        connection,
                        "looking for sequence " + name,
                        "SELECT 1 FROM information_schema.tables WHERE table_type='SEQUENCE' AND table_schema="
                                + Sql.text(name.database()) + " AND table_name=" + Sql.text(name.table()))
                .isPresent();
        return there
                ? Optional.of(ask("SHOW CREATE SEQUENCE " + name.quoted(), "create table", name.toString()))
                : Optional.empty();
    }

    private String ask(String sql, String column, String object) {
        return required(row(sql, object), column, object);
    }

    private Map<String, String> row(String sql, String object) {
        return Sql.rows(connection, "reading how " + object + " is created", sql)
                .get(0);
    }

    private static String required(Map<String, String> row, String column, String object) {
        String text = row.get(column);
        if (text == null) {
            throw new SeraiException(
                    "DDL_HIDDEN",
                    "The source does not tell how " + object + " is created.",
                    "Grant the account of the source SELECT and SHOW VIEW on it; then restore.");
        }
        return text;
    }

    /** MariaDB prints the bytes of a binary default as if they were text, which loses them. It tells them right in HEX. */
    private String withBinaryDefaults(TableName name, String sql) {
        CreateTable table = CreateTable.parse(sql);
        List<String> wanted = new ArrayList<>();
        table.columns().stream()
                .filter(ShowCreate::hasBinaryDefault)
                .forEach(c -> wanted.add(c.name().name()));
        if (wanted.isEmpty()) {
            return sql;
        }
        table.changeColumns(c -> wanted.contains(c.name().name()) ? withHex(name, c) : c);
        return table.render(name);
    }

    private static boolean hasBinaryDefault(ColumnDefinition column) {
        boolean binary =
                column.dataType().endsWith("binary") || column.dataType().endsWith("blob");
        return binary
                && column.attribute("DEFAULT")
                        .map(Attribute::value)
                        .filter(v -> v.kind() == Token.Kind.STRING)
                        .filter(v -> v.text().chars().anyMatch(c -> c > 126 || c < 32 || c == '\\'))
                        .isPresent();
    }

    private ColumnDefinition withHex(TableName name, ColumnDefinition column) {
        String hex = Sql.value(
                        connection,
                        "reading the default of " + name + "." + column.name().name(),
                        "SELECT HEX(DEFAULT(t." + column.name().text() + ")) FROM (SELECT 1) one LEFT JOIN "
                                + name.quoted() + " t ON FALSE")
                .orElseThrow();
        return column.with("DEFAULT", d -> Attribute.of("DEFAULT", Token.word("DEFAULT"), Token.word("0x" + hex)));
    }
}
