package io.serai.cdc;

import io.serai.database.Charsets;
import io.serai.database.Column;
import io.serai.database.ColumnKind;
import io.serai.database.ErrorValue;
import io.serai.error.SeraiException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the values of one column from row images into the bytes that the text protocol would give for them, exactly. The formats
 * are those of MySQL's {@code log_event.h}, {@code rows_event.h} and {@code my_time.cc}.
 */
final class ColumnDecoder {
    private static final int DECIMAL_DIGITS = 9;
    private static final int[] DECIMAL_BYTES = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};

    private static final Pattern WIDTH = Pattern.compile("\\((\\d+)");

    private final Column column;
    private final int type;
    private final int meta;
    private final byte[][] members;
    private final byte[] error;
    private final int zeroFill;
    private final boolean unsigned;
    private final boolean padded;

    private ColumnDecoder(Column column, int type, int meta) {
        this.column = column;
        this.type = type;
        this.meta = meta;
        this.members =
                column.members().stream().map(m -> Charsets.encode(column, m)).toArray(byte[][]::new);
        this.error = ErrorValue.of(column);
        this.zeroFill = zeroFill(column);
        this.unsigned = column.isUnsigned();
        this.padded = type == 254 && column.dataType().equals("binary");
        requireKind();
    }

    /** Digits to which the text protocol fills the number up, or 0. */
    private static int zeroFill(Column column) {
        if (!column.columnType().contains("zerofill")) {
            return 0;
        }
        Matcher width = WIDTH.matcher(column.columnType());
        return width.find() ? Integer.parseInt(width.group(1)) : 0;
    }

    /** Rows of another structure than the link began with must not be taken for rows of this one. */
    private void requireKind() {
        ColumnKind kind = column.kind();
        boolean old = (type == 7 || type == 11 || type == 12) && column.scale() != null && column.scale() > 0;
        if (old) {
            throw unsupported(column, type);
        }
        boolean same = kind == ColumnKind.OTHER
                || switch (type) {
                    case 1, 2, 3, 8, 9 -> kind == ColumnKind.INTEGER;
                    case 4 -> kind == ColumnKind.FLOAT;
                    case 5 -> kind == ColumnKind.DOUBLE;
                    case 246 -> kind == ColumnKind.DECIMAL;
                    case 16 -> kind == ColumnKind.BIT;
                    case 13 -> kind == ColumnKind.YEAR;
                    case 10, 14 -> kind == ColumnKind.DATE;
                    case 11, 19 -> kind == ColumnKind.TIME;
                    case 12, 18 -> kind == ColumnKind.DATETIME;
                    case 7, 17 -> kind == ColumnKind.TIMESTAMP;
                    case 247 -> kind == ColumnKind.ENUM;
                    case 248 -> kind == ColumnKind.SET;
                    case 245 -> kind == ColumnKind.JSON;
                    case 255 -> kind == ColumnKind.GEOMETRY;
                    case 242 -> kind == ColumnKind.VECTOR;
                    default -> kind == ColumnKind.CHARACTER || kind == ColumnKind.BINARY || kind == ColumnKind.VECTOR;
                };
        if (!same) {
            throw drift("comes as type " + type);
        }
    }

    private SeraiException drift(String how) {
        return new SeraiException(
                "SCHEMA_DRIFT",
                "Column %s is %s by all that the link knows, and in the binlog it %s."
                        .formatted(column.quoted(), column.columnType(), how),
                TableMap.DRIFT_REMEDY);
    }

    private static SeraiException unsupported(Column column, int type) {
        return new SeraiException(
                "COLUMN_TYPE_UNSUPPORTED",
                "Column %s of type %s comes in the binlog as type %d, which Serai does not read."
                        .formatted(column.quoted(), column.columnType(), type),
                "Leave the table out of the project, or change the column's type on the source.");
    }

    /**
     * Reads the column's metadata from a table map event.
     *
     * @param declared the type's number in the event
     * @throws SeraiException {@code COLUMN_TYPE_UNSUPPORTED}
     */
    static ColumnDecoder read(Column column, int declared, BinaryReader metadata) {
        return switch (declared) {
            case 1, 2, 3, 8, 9, 7, 10, 11, 12, 13, 14 -> new ColumnDecoder(column, declared, 0);
            case 4, 5, 252, 242, 245, 255, 17, 18, 19 -> new ColumnDecoder(column, declared, metadata.u1());
            case 15, 253, 16 -> new ColumnDecoder(column, declared, metadata.u2());
            case 246 -> new ColumnDecoder(column, declared, (int) metadata.big(2));
            case 254, 247, 248 -> string(column, metadata.u1(), metadata.u1());
            default -> throw unsupported(column, declared);
        };
    }

    /** CHAR, BINARY, ENUM and SET: the first byte is the real type, and holds two bits of the length where that is long. */
    private static ColumnDecoder string(Column column, int first, int second) {
        if (first == 247 || first == 248) {
            return new ColumnDecoder(column, first, second);
        }
        int length = (first & 0x30) != 0x30 ? second | ((first & 0x30) ^ 0x30) << 4 : second;
        return new ColumnDecoder(column, 254, length);
    }

    byte[] decode(BinaryReader in) {
        return switch (type) {
            case 1 -> integer(in, 1);
            case 2 -> integer(in, 2);
            case 9 -> integer(in, 3);
            case 3 -> integer(in, 4);
            case 8 -> integer(in, 8);
            case 4 -> ascii(Double.toString(Float.intBitsToFloat((int) in.little(4))));
            case 5 -> ascii(Double.toString(Double.longBitsToDouble(in.little(8))));
            case 246 -> decimal(in);
            case 16 -> in.bytes((meta >> 8) + ((meta & 0xFF) > 0 ? 1 : 0));
            case 13 -> year(in.u1());
            case 10, 14 -> date((int) in.little(3));
            case 11, 19, 12, 18, 7, 17 -> ascii(Temporals.decode(type, meta, in));
            case 247 -> member((int) in.little(meta));
            case 248 -> memberSet(in.little(meta));
            case 254, 15, 253 -> string(in);
            case 245 -> json(in.bytes((int) in.little(meta)));
            default -> in.bytes((int) in.little(meta));
        };
    }

    private byte[] integer(BinaryReader in, int length) {
        long value = in.little(length);
        if (unsigned) {
            String text = Long.toUnsignedString(value);
            return ascii("0".repeat(Math.max(0, zeroFill - text.length())) + text);
        }
        int shift = 64 - 8 * length;
        return ascii(Long.toString(value << shift >> shift));
    }

    private static byte[] year(int value) {
        return ascii(value == 0 ? "0000" : String.valueOf(1900 + value));
    }

    private static byte[] date(int value) {
        return ascii(Temporals.date(value >> 9, value >> 5 & 15, value & 31));
    }

    /** Number 0 is the error value. */
    private byte[] member(int index) {
        if (index > members.length) {
            throw drift("has a member number " + index);
        }
        return index == 0 ? error : members[index - 1];
    }

    private byte[] memberSet(long bits) {
        if (members.length < 64 && bits >>> members.length != 0) {
            throw drift("has more members (value " + bits + ")");
        }
        java.io.ByteArrayOutputStream joined = new java.io.ByteArrayOutputStream();
        byte[] comma = Charsets.encode(column, ",");
        for (int i = 0; i < members.length; i++) {
            if ((bits >>> i & 1) == 1) {
                if (joined.size() > 0) {
                    joined.writeBytes(comma);
                }
                joined.writeBytes(members[i]);
            }
        }
        return joined.toByteArray();
    }

    /** The binlog leaves out the zero bytes at the end of a BINARY value. */
    private byte[] string(BinaryReader in) {
        byte[] value = in.bytes(meta < 256 ? in.u1() : in.u2());
        return padded ? Arrays.copyOf(value, meta) : value;
    }

    private static byte[] json(byte[] binary) {
        try {
            return JsonDocument.text(binary).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SeraiException(
                    "JSON_UNREADABLE",
                    "A JSON value in the binlog can not be decoded: " + e.getMessage(),
                    "Report it with the table's definition; leave the table out until then.",
                    e);
        }
    }

    /** MySQL's packed decimal: groups of nine digits in four bytes, sign in the first bit, negative ones inverted. */
    private byte[] decimal(BinaryReader in) {
        int scale = meta & 0xFF;
        int whole = (meta >> 8) - scale;
        int length = decimalBytes(whole) + decimalBytes(scale);
        byte[] packed = in.bytes(length);
        boolean negative = (packed[0] & 0x80) == 0;
        packed[0] ^= (byte) 0x80;
        if (negative) {
            for (int i = 0; i < packed.length; i++) {
                packed[i] ^= (byte) 0xFF;
            }
        }
        BinaryReader digits = new BinaryReader(packed);
        StringBuilder text = new StringBuilder(negative ? "-" : "");
        group(text, digits, whole % DECIMAL_DIGITS);
        for (int i = 0; i < whole / DECIMAL_DIGITS; i++) {
            group(text, digits, DECIMAL_DIGITS);
        }
        if (whole == 0) {
            text.append('0');
        }
        if (scale > 0) {
            text.append('.');
            for (int i = 0; i < scale / DECIMAL_DIGITS; i++) {
                group(text, digits, DECIMAL_DIGITS);
            }
            group(text, digits, scale % DECIMAL_DIGITS);
        }
        String plain = new BigDecimal(text.toString()).toPlainString();
        int width = scale > 0 ? zeroFill + 1 : zeroFill;
        return ascii(zeroFill == 0 ? plain : "0".repeat(Math.max(0, width - plain.length())) + plain);
    }

    private static int decimalBytes(int digits) {
        return digits / DECIMAL_DIGITS * 4 + DECIMAL_BYTES[digits % DECIMAL_DIGITS];
    }

    private static void group(StringBuilder text, BinaryReader in, int digits) {
        if (digits > 0) {
            String number = String.valueOf(in.big(DECIMAL_BYTES[digits]));
            text.append("0".repeat(digits - number.length())).append(number);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
