package io.serai.verification;

import io.serai.database.Column;
import io.serai.database.ColumnKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A column of the source and its twin on the target, and the SQL by which either server spells a value, so that equal values are
 * spelled alike and different ones are not: byte by byte, blind to collations, with every digit.
 *
 * @param sameServers both servers are of one type, so both spell JSON alike
 */
record ComparedColumn(Column source, Column target, boolean sameServers) {
    /** Character sets whose bytes are UTF-8: they may be compared as they are. */
    private static final Set<String> UTF8 = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii");

    private static final Set<ColumnKind> ALWAYS_LARGE =
            EnumSet.of(ColumnKind.GEOMETRY, ColumnKind.VECTOR, ColumnKind.JSON, ColumnKind.OTHER);
    private static final Set<ColumnKind> STRINGS =
            EnumSet.of(ColumnKind.CHARACTER, ColumnKind.BINARY, ColumnKind.ENUM, ColumnKind.SET);
    private static final Set<ColumnKind> SCALED =
            EnumSet.of(ColumnKind.DECIMAL, ColumnKind.TIME, ColumnKind.DATETIME, ColumnKind.TIMESTAMP);

    /** How a value stands in the text of a row. */
    enum Form {
        /** A number or a time: its spelling holds no comma. */
        PLAIN,
        /** Bytes with their length before them. */
        STRING,
        /** Bytes that may be many: their digest stands for them, so that no packet is too small for a row. */
        LARGE,
        /** JSON that the two servers may spell differently: compared as a document when the texts differ. */
        DOCUMENT
    }

    String name() {
        return source.name();
    }

    Column on(Side side) {
        return side == Side.SOURCE ? source : target;
    }

    private boolean either(ColumnKind kind) {
        return source.kind() == kind || target.kind() == kind;
    }

    private boolean bothAre(ColumnKind kind) {
        return source.kind() == kind && target.kind() == kind;
    }

    Form form() {
        if (either(ColumnKind.JSON)) {
            return bothAre(ColumnKind.JSON) && sameServers ? Form.LARGE : Form.DOCUMENT;
        }
        if (isLarge(source) || isLarge(target)) {
            return Form.LARGE;
        }
        return isString(source) || isString(target) ? Form.STRING : Form.PLAIN;
    }

    private static boolean isLarge(Column column) {
        String type = column.dataType();
        boolean unbounded = (type.endsWith("text") || type.endsWith("blob")) && !type.startsWith("tiny");
        return unbounded || ALWAYS_LARGE.contains(column.kind());
    }

    private static boolean isString(Column column) {
        return STRINGS.contains(column.kind());
    }

    /** Arguments of CONCAT that put the value into the text of a row; never NULL. */
    String argument(Side side) {
        String value = value(side);
        String isNull = on(side).quoted() + " IS NULL";
        boolean nullable = source.nullable() || target.nullable();
        String argument =
                switch (form()) {
                    case PLAIN -> nullable ? "IFNULL(" + value + ",'N')" : value;
                    case STRING ->
                        nullable
                                ? "IF(%1$s,'N',LENGTH(%2$s)),':',IF(%1$s,'',%2$s)".formatted(isNull, value)
                                : "LENGTH(%1$s),':',%1$s".formatted(value);
                    case LARGE, DOCUMENT ->
                        nullable ? "IF(%s,'N',SHA2(%s,256))".formatted(isNull, value) : "SHA2(" + value + ",256)";
                };
        return argument + mark(side).map(m -> "," + m).orElse("") + ",','";
    }

    /** Whether {@link #last} may be used. */
    boolean mayBeLast() {
        return form() == Form.STRING
                && mark(Side.SOURCE).isEmpty()
                && mark(Side.TARGET).isEmpty();
    }

    /** Arguments of CONCAT that put a string at the end of the text of a row, where it needs no length before it. */
    String last(Side side) {
        String value = value(side);
        return source.nullable() || target.nullable()
                ? "IF(%1$s IS NULL,'N',':'),IFNULL(%2$s,'')".formatted(on(side).quoted(), value)
                : value;
    }

    /** What tells values apart that are spelled alike; empty when there are none. */
    private Optional<String> mark(Side side) {
        Column column = on(side);
        if (hasEmptyMember()) {
            return Optional.of("IF(" + column.quoted() + "+0=0,'0','')");
        }
        boolean converted = column.charset() != null && !isUtf8(column) && !hasSameBytes();
        return converted && form() != Form.DOCUMENT
                ? Optional.of(
                        "IF(%s<%s,'?','')".formatted(questionMarks(column.quoted()), questionMarks(unicode(column))))
                : Optional.empty();
    }

    /** Where '' is a member, the value 0 of an ENUM or SET looks like it. */
    private boolean hasEmptyMember() {
        return source.members().contains("") && target.members().contains("") && source.kind() == target.kind();
    }

    /** The value as both sides spell it; NULL for NULL. */
    String value(Side side) {
        Column column = on(side);
        String name = column.quoted();
        return switch (column.kind()) {
            case INTEGER, DECIMAL -> number(side);
            // Not a plain FLOAT, which has six digits only, and not "+0e0", which turns -0 into 0.
            case FLOAT, DOUBLE -> name + "*1e0";
            case BIT -> name + "+0";
            case YEAR -> name;
            case DATE, TIME, DATETIME, TIMESTAMP -> time(side);
            case CHARACTER, ENUM, SET -> characters(side);
            case BINARY -> name;
            case GEOMETRY, VECTOR -> "CAST(" + name + " AS BINARY)";
            case JSON, OTHER -> "CAST(" + name + " AS CHAR)";
        };
    }

    private String number(Side side) {
        Column column = on(side);
        String name = column.columnType().contains("zerofill") ? column.quoted() + "+0" : column.quoted();
        int scale = Math.max(digits(source), digits(target));
        return scale > digits(column) ? "CAST(" + name + " AS DECIMAL(65," + scale + "))" : name;
    }

    private String time(Side side) {
        Column column = on(side);
        int own = digits(column);
        int scale = Math.max(own, digits(on(other(side))));
        String day = column.kind() == ColumnKind.DATE && on(other(side)).kind() != ColumnKind.DATE ? " 00:00:00" : "";
        String fraction = scale == own ? "" : (own == 0 ? "." : "") + "0".repeat(scale - own);
        return day.isEmpty() && fraction.isEmpty()
                ? column.quoted()
                : "CONCAT(" + column.quoted() + ",'" + day + fraction + "')";
    }

    private static int digits(Column column) {
        return SCALED.contains(column.kind()) && column.scale() != null ? column.scale() : 0;
    }

    private static Side other(Side side) {
        return side == Side.SOURCE ? Side.TARGET : Side.SOURCE;
    }

    private String characters(Side side) {
        Column column = on(side);
        String name = column.quoted();
        if (isUtf8(column)) {
            return name;
        }
        return hasSameBytes() && form() != Form.DOCUMENT ? "CAST(" + name + " AS BINARY)" : unicode(column);
    }

    private static String unicode(Column column) {
        return "CONVERT(" + column.quoted() + " USING utf8mb4)";
    }

    /** What can not be converted becomes a question mark: there are more of them after the conversion than before. */
    private static String questionMarks(String expression) {
        return "CHAR_LENGTH(%1$s)-CHAR_LENGTH(REPLACE(%1$s,'?',''))".formatted(expression);
    }

    /** Whether equal texts are equal bytes; a binary column is compared with the bytes of a text. */
    boolean hasSameBytes() {
        return source.charset() == null
                || target.charset() == null
                || isUtf8(source) && isUtf8(target)
                || source.charset().equals(target.charset());
    }

    static boolean isUtf8(Column column) {
        return column.charset() != null && UTF8.contains(column.charset());
    }

    /** Up to so many characters of the value for people: text as it is, the rest as hexadecimal digits. */
    String shown(Side side, int characters) {
        Column column = on(side);
        return switch (column.kind()) {
            case CHARACTER, ENUM, SET -> "LEFT(CONVERT(" + column.quoted() + " USING utf8mb4)," + characters + ")";
            case JSON, OTHER -> "LEFT(CAST(" + column.quoted() + " AS CHAR)," + characters + ")";
            case BINARY, GEOMETRY, VECTOR ->
                "HEX(LEFT(CAST(" + column.quoted() + " AS BINARY)," + characters / 2 + "))";
            case INTEGER, DECIMAL, FLOAT, DOUBLE, BIT, YEAR, DATE, TIME, DATETIME, TIMESTAMP -> value(side);
        };
    }

    /** Bytes of the value, to say how long a value is that is shown in part. */
    String bytes(Side side) {
        return form() == Form.PLAIN ? "NULL" : "LENGTH(" + value(side) + ")";
    }

    /** Tells this column's values apart, short; a document as it is. */
    String print(Side side) {
        String value = value(side);
        if (form() == Form.PLAIN || form() == Form.DOCUMENT) {
            return value;
        }
        String digest = "SHA2(" + value + ",256)";
        return mark(side).map(m -> "CONCAT(" + digest + "," + m + ")").orElse(digest);
    }
}
