package io.serai.database.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param type with its parentheses and with UNSIGNED and ZEROFILL
 * @param attributes in the order in which the server said them, by the names that {@link ColumnReader} gives
 */
record ColumnDefinition(Token name, List<Token> type, List<Attribute> attributes) implements TableItem {
    ColumnDefinition {
        type = List.copyOf(type);
        attributes = List.copyOf(attributes);
    }

    /** Lower case, without length: {@code varchar}. */
    String dataType() {
        return type.get(0).text().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    String label() {
        return "column " + name.text();
    }

    Optional<Attribute> attribute(String attributeName) {
        return attributes.stream().filter(a -> a.is(attributeName)).findFirst();
    }

    boolean has(String attributeName) {
        return attribute(attributeName).isPresent();
    }

    boolean isText() {
        return switch (dataType()) {
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set" -> true;
            default -> false;
        };
    }

    /** Whether a MySQL server takes a default for this type only as an expression in parentheses. */
    boolean takesNoLiteralDefault() {
        String dataType = dataType();
        return dataType.endsWith("text") || dataType.endsWith("blob") || dataType.equals("json") || isGeometry();
    }

    boolean isGeometry() {
        return switch (dataType()) {
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection" -> true;
            default -> false;
        };
    }

    ColumnDefinition withDataType(String dataType) {
        List<Token> changed = new ArrayList<>(type);
        changed.set(0, type.get(0).withText(dataType));
        return new ColumnDefinition(name, changed, attributes);
    }

    ColumnDefinition without(String... names) {
        return new ColumnDefinition(
                name, type, attributes.stream().filter(a -> !a.is(names)).toList());
    }

    /** Every attribute of that name changed. */
    ColumnDefinition with(String attributeName, Function<Attribute, Attribute> change) {
        return new ColumnDefinition(
                name,
                type,
                attributes.stream()
                        .map(a -> a.is(attributeName) ? change.apply(a) : a)
                        .toList());
    }

    /** The attributes put in front of all others, in this order. */
    ColumnDefinition withFirst(List<Attribute> first) {
        List<Attribute> all = new ArrayList<>(first);
        all.addAll(attributes);
        return new ColumnDefinition(name, type, all);
    }

    @Override
    public String render() {
        StringBuilder text = new StringBuilder(name.text()).append(' ').append(Token.render(type));
        attributes.forEach(a -> text.append(' ').append(a.render()));
        return text.toString();
    }
}
