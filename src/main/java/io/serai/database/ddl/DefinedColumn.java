package io.serai.database.ddl;

import io.serai.database.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A column as a statement defines it, held against the column that a server has. What decides how a row is read (type, sign, members,
 * character set, whether it is computed) is the statement's; lengths come with the rows.
 */
final class DefinedColumn {
    private final ColumnDefinition definition;
    private final String tableCharset;

    DefinedColumn(ColumnDefinition definition, String tableCharset) {
        this.definition = definition;
        this.tableCharset = tableCharset;
    }

    Optional<Column> with(Column server, String name, int ordinal) {
        boolean same = isType(server.dataType())
                && (!isNumber(server) || isUnsigned() == server.isUnsigned() && isFilled(server))
                && (server.members().isEmpty() || members().equals(trimmed(server.members())))
                && definition.has("GENERATED") == server.isGenerated();
        if (!same) {
            return Optional.empty();
        }
        Column column = named(server, name, ordinal);
        column = withNull(column, isNullable());
        return Optional.of(server.charset() == null ? column : withCharset(column, charset()));
    }

    private boolean isType(String dataType) {
        Set<String> types = types(definition.dataType());
        return types.isEmpty() || types.contains(dataType);
    }

    /** What a server may call the type; empty for a word that stands for several. */
    private static Set<String> types(String word) {
        return switch (word) {
            case "integer", "int4" -> Set.of("int");
            case "bool", "boolean", "int1" -> Set.of("tinyint");
            case "int2" -> Set.of("smallint");
            case "middleint", "int3" -> Set.of("mediumint");
            case "int8", "serial" -> Set.of("bigint");
            case "dec", "numeric", "fixed" -> Set.of("decimal");
            case "real", "float8" -> Set.of("double", "float");
            case "float4" -> Set.of("float");
            case "float" -> Set.of("float", "double");
            case "char", "character", "nchar" -> Set.of("char", "varchar", "binary", "varbinary");
            case "varchar", "varcharacter", "nvarchar" -> Set.of("varchar", "varbinary", "mediumtext", "text", "blob");
            case "varbinary" -> Set.of("varbinary", "blob", "mediumblob");
            case "text", "tinytext", "mediumtext", "longtext" ->
                Set.of("tinytext", "text", "mediumtext", "longtext", "tinyblob", "blob", "mediumblob", "longblob");
            case "blob", "tinyblob", "mediumblob", "longblob" -> Set.of("tinyblob", "blob", "mediumblob", "longblob");
            case "json" -> Set.of("json", "longtext");
            case "long", "national" -> Set.of();
            case "geometrycollection", "geomcollection" -> Set.of("geometrycollection", "geomcollection");
            default -> Set.of(word);
        };
    }

    private static boolean isNumber(Column column) {
        return switch (column.kind()) {
            case INTEGER, DECIMAL, FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    private boolean isUnsigned() {
        return definition.dataType().equals("serial")
                || definition.type().stream().anyMatch(t -> t.isAnyOf("UNSIGNED", "ZEROFILL"));
    }

    /** The text of a number filled with zeros depends on its width. */
    private boolean isFilled(Column server) {
        boolean filled = definition.type().stream().anyMatch(t -> t.is("ZEROFILL"));
        String width = definition.type().stream()
                .filter(t -> t.kind() == Token.Kind.NUMBER)
                .map(t -> "(" + t.text())
                .findFirst()
                .orElse("");
        return filled == server.columnType().contains("zerofill")
                && (!filled || server.columnType().contains(width));
    }

    private boolean isNullable() {
        boolean key = definition.attributes().stream()
                .flatMap(a -> a.tokens().stream())
                .anyMatch(t -> t.is("PRIMARY"));
        return !(key
                || definition.has("NOT NULL")
                || definition.has("AUTO_INCREMENT")
                || definition.dataType().equals("serial"));
    }

    /** The members between the parentheses, unescaped; a server cuts blanks off their ends. */
    private List<String> members() {
        List<String> members = new ArrayList<>();
        for (Token token : definition.type()) {
            if (token.kind() == Token.Kind.STRING) {
                members.add(unquoted(token.text()));
            }
        }
        return trimmed(members);
    }

    private static List<String> trimmed(List<String> members) {
        return members.stream().map(m -> m.replaceFirst(" +$", "")).toList();
    }

    private static String unquoted(String text) {
        char quote = text.charAt(0);
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                value.append(
                        switch (text.charAt(i)) {
                            case '0' -> (char) 0;
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 'b' -> '\b';
                            case 'Z' -> (char) 26;
                            default -> text.charAt(i);
                        });
            } else {
                value.append(c);
                i += c == quote ? 1 : 0;
            }
        }
        return value.toString();
    }

    private String charset() {
        Optional<String> named =
                definition.attribute("CHARSET").map(a -> a.value().name());
        Optional<String> collated =
                definition.attribute("COLLATE").map(a -> AlterTable.charsetOf(unquotedName(a.value())));
        return named.or(() -> collated).map(c -> c.toLowerCase(Locale.ROOT)).orElse(tableCharset);
    }

    private static String unquotedName(Token token) {
        return token.kind() == Token.Kind.STRING ? unquoted(token.text()) : token.name();
    }

    static Column named(Column c, String name, int ordinal) {
        return new Column(
                name,
                ordinal,
                c.dataType(),
                c.columnType(),
                c.nullable(),
                c.charset(),
                c.collation(),
                c.octetLength(),
                c.precision(),
                c.scale(),
                c.generated(),
                c.invisible(),
                c.autoIncrement(),
                c.autoUpdate(),
                c.members());
    }

    private static Column withNull(Column c, boolean nullable) {
        return new Column(
                c.name(),
                c.ordinal(),
                c.dataType(),
                c.columnType(),
                nullable,
                c.charset(),
                c.collation(),
                c.octetLength(),
                c.precision(),
                c.scale(),
                c.generated(),
                c.invisible(),
                c.autoIncrement(),
                c.autoUpdate(),
                c.members());
    }

    /** {@code utf8} is the old name of {@code utf8mb3}: the column's own spelling is kept where both mean the same. */
    static Column withCharset(Column c, String charset) {
        boolean same = charset == null || plain(charset).equals(plain(c.charset()));
        return same
                ? c
                : new Column(
                        c.name(),
                        c.ordinal(),
                        c.dataType(),
                        c.columnType(),
                        c.nullable(),
                        charset,
                        charset + "_bin",
                        c.octetLength(),
                        c.precision(),
                        c.scale(),
                        c.generated(),
                        c.invisible(),
                        c.autoIncrement(),
                        c.autoUpdate(),
                        c.members());
    }

    private static String plain(String charset) {
        return charset.equalsIgnoreCase("utf8") ? "utf8mb3" : charset.toLowerCase(Locale.ROOT);
    }
}
