package io.serai.database;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

/**
 * Writes values as SQL literals that the server reads back as the same value.
 *
 * <p>A value is the bytes that the text protocol gives for it under {@link Session#READ}; null is NULL. A string carries
 * its character set as an introducer, so neither the session's nor the target column's character set can change it, and a
 * comparison with its column still uses the column's index and collation.
 */
public final class Literals {
    private static final HexFormat HEX = HexFormat.of();
    private static final Set<String> NOT_ASCII_COMPATIBLE = Set.of("ucs2", "utf16", "utf16le", "utf32");

    private Literals() {}

    public static void append(StringBuilder sql, Column column, byte[] value) {
        if (value == null) {
            sql.append("NULL");
            return;
        }
        switch (column.kind()) {
            case INTEGER, DECIMAL, YEAR -> ascii(sql, value);
            case FLOAT, DOUBLE -> floating(sql, value);
            case BIT -> sql.append(new BigInteger(1, value));
            case DATE, TIME, DATETIME, TIMESTAMP -> {
                sql.append('\'');
                ascii(sql, value);
                sql.append('\'');
            }
            case CHARACTER, SET -> text(sql, charset(column), value);
            case ENUM -> member(sql, column, value);
            case JSON -> document(sql, value);
            case BINARY, GEOMETRY, VECTOR, OTHER -> binary(sql, value);
        }
    }

    /**
     * A value to be compared with a column: a strict session takes the error value of an ENUM as a number only, and an empty
     * text equals both that and the member ''.
     *
     * @param to the column that it is compared with, on the server that compares
     */
    public static void appendCompared(StringBuilder sql, Column column, Column to, byte[] value) {
        if (ErrorValue.is(column, value)) {
            sql.append(to.kind() == ColumnKind.ENUM ? "0" : "''");
        } else if (value != null && value.length == 0 && ErrorValue.hasEmptyMember(to)) {
            sql.append(to.members().indexOf("") + 1);
        } else {
            append(sql, column, value);
        }
    }

    /**
     * A value of a key's column, to be compared in the order of the key: the members of an ENUM or SET are ordered by
     * their number, which {@link #keyExpression} selects.
     */
    public static void appendKey(StringBuilder sql, Column column, byte[] value) {
        if (column.kind() == ColumnKind.ENUM || column.kind() == ColumnKind.SET) {
            ascii(sql, value);
        } else {
            append(sql, column, value);
        }
    }

    /** What to select for {@link #appendKey}. */
    public static String keyExpression(Column column) {
        return column.kind() == ColumnKind.ENUM || column.kind() == ColumnKind.SET
                ? column.quoted() + "+0"
                : selectExpression("", column);
    }

    /**
     * What to select to get a value exactly: the text of a FLOAT has six digits only and that of a DOUBLE(M,D) has D decimals,
     * the same number as DOUBLE has all. A product, because a sum with zero takes the sign from minus zero.
     *
     * @param alias of the table with its point, or nothing
     */
    public static String selectExpression(String alias, Column column) {
        String name = alias + column.quoted();
        boolean rounded = column.kind() == ColumnKind.DOUBLE && column.scale() != null;
        if (column.kind() == ColumnKind.FLOAT || rounded) {
            return name + "*1e0";
        }
        return ErrorValue.hasEmptyMember(column) ? errorOr(column, name, name) : name;
    }

    /**
     * The error value as it travels, or else the expression.
     *
     * @param column the source's
     * @param name of the ENUM on the server that is read
     */
    static String errorOr(Column column, String name, String expression) {
        StringBuilder error = new StringBuilder();
        text(error, charset(column), ErrorValue.of(column));
        return "IF(" + name + "+0=0," + error + "," + expression + ")";
    }

    /** The error value as a number: a text might be a member after all. */
    private static void member(StringBuilder sql, Column column, byte[] value) {
        if (ErrorValue.is(column, value)) {
            sql.append('0');
        } else {
            text(sql, charset(column), value);
        }
    }

    private static String charset(Column column) {
        return column.charset() == null ? "binary" : column.charset();
    }

    private static void floating(StringBuilder sql, byte[] value) {
        ascii(sql, value);
        for (byte b : value) {
            if (b == 'e' || b == 'E') {
                return;
            }
        }
        sql.append("e0");
    }

    private static void document(StringBuilder sql, byte[] value) {
        if (JsonLiterals.needsWords(value)) {
            JsonLiterals.append(sql, value);
        } else {
            text(sql, "utf8mb4", value);
        }
    }

    static void text(StringBuilder sql, String charset, byte[] value) {
        sql.append('_').append(charset);
        if (isPlainAscii(value) && !NOT_ASCII_COMPATIBLE.contains(charset)) {
            sql.append('\'');
            ascii(sql, value);
            sql.append('\'');
        } else {
            sql.append(" x'");
            sql.append(HEX.formatHex(value));
            sql.append('\'');
        }
    }

    private static void binary(StringBuilder sql, byte[] value) {
        sql.append("x'").append(HEX.formatHex(value)).append('\'');
    }

    private static boolean isPlainAscii(byte[] value) {
        for (byte b : value) {
            if (b < 0x20 || b == 0x7F || b == '\'' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void ascii(StringBuilder sql, byte[] value) {
        sql.append(new String(value, StandardCharsets.ISO_8859_1));
    }
}
