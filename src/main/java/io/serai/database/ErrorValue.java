package io.serai.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * What an ENUM holds that was given a text which is none of its members: its number 0. The servers show it as an empty text. Where
 * the empty text is a member too, it travels as a zero, with so many digits that it is no member.
 */
public final class ErrorValue {
    private static final Set<String> WIDE = Set.of("ucs2", "utf16", "utf16le", "utf32");

    private ErrorValue() {}

    /** As it travels, in the column's character set. */
    public static byte[] of(Column column) {
        if (!hasEmptyMember(column)) {
            return new byte[0];
        }
        String zero = "0";
        while (column.members().contains(zero)) {
            zero += "0";
        }
        return WIDE.contains(column.charset())
                ? Charsets.encode(column, zero)
                : zero.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean is(Column column, byte[] value) {
        return value != null && column.kind() == ColumnKind.ENUM && isZeros(value) && Arrays.equals(value, of(column));
    }

    /** Spares nearly every value the comparison. */
    private static boolean isZeros(byte[] value) {
        for (byte b : value) {
            if (b != '0' && b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the empty text alone does not tell which value it is. */
    static boolean hasEmptyMember(Column column) {
        return column.kind() == ColumnKind.ENUM && column.members().contains("");
    }
}
