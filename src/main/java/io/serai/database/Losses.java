package io.serai.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a column that another column would hold otherwise without a word: even a strict session rounds digits after the
 * point and fractions of a second, cuts off spaces at the end, and fills up BINARY. Whatever else does not fit is an error of the server.
 */
final class Losses {
    private static final Set<ColumnKind> NUMBERS = EnumSet.of(ColumnKind.DECIMAL, ColumnKind.FLOAT, ColumnKind.DOUBLE);
    private static final Set<ColumnKind> MOMENTS =
            EnumSet.of(ColumnKind.TIME, ColumnKind.DATETIME, ColumnKind.TIMESTAMP);
    private static final Pattern LENGTH = Pattern.compile("(?:var)?char\\((\\d+)\\).*", Pattern.DOTALL);
    private static final int DATE_LENGTH = 10;

    private Losses() {}

    /** Whether a value, as the server prints it, is one of them; null where there are none. */
    static Predicate<byte[]> of(Column from, Column to) {
        if (NUMBERS.contains(from.kind())) {
            return ofNumbers(from, to);
        }
        if (MOMENTS.contains(from.kind())) {
            return ofMoments(from, to);
        }
        if (from.kind() == ColumnKind.CHARACTER && to.kind() == ColumnKind.CHARACTER) {
            return ofTexts(from, to);
        }
        if (from.kind() == ColumnKind.BINARY && to.dataType().equals("binary")) {
            boolean same =
                    from.dataType().equals("binary") && from.octetLength().equals(to.octetLength());
            return same ? null : value -> value.length < to.octetLength();
        }
        return null;
    }

    private static Predicate<byte[]> ofNumbers(Column from, Column to) {
        if (to.kind() == ColumnKind.INTEGER || to.kind() == ColumnKind.DECIMAL) {
            int digits = to.kind() == ColumnKind.INTEGER || to.scale() == null ? 0 : to.scale();
            boolean fits = from.kind() == ColumnKind.DECIMAL && from.scale() != null && from.scale() <= digits;
            return fits ? null : value -> number(value).stripTrailingZeros().scale() > digits;
        }
        // FLOAT(M,D) and DOUBLE(M,D) are looked at by Rounding.
        if (to.kind() == ColumnKind.FLOAT && from.kind() == ColumnKind.DOUBLE && to.scale() == null) {
            return value -> {
                double number = Double.parseDouble(ascii(value));
                return (float) number != number;
            };
        }
        return null;
    }

    private static Predicate<byte[]> ofMoments(Column from, Column to) {
        if (to.kind() == ColumnKind.DATE && from.kind() != ColumnKind.TIME) {
            return value ->
                    ascii(value).substring(Math.min(DATE_LENGTH, value.length)).matches(".*[1-9].*");
        }
        int digits = to.scale() == null ? 0 : to.scale();
        boolean fits = !MOMENTS.contains(to.kind()) || from.scale() == null || from.scale() <= digits;
        return fits
                ? null
                : value -> {
                    String text = ascii(value);
                    int point = text.indexOf('.');
                    return point >= 0
                            && text.substring(Math.min(text.length(), point + 1 + digits))
                                    .matches(".*[1-9].*");
                };
    }

    /** CHAR forgets all spaces at the end, the others those that are too many. */
    private static Predicate<byte[]> ofTexts(Column from, Column to) {
        if (from.dataType().equals("char") || Charsets.of(from).isEmpty()) {
            return null;
        }
        if (to.dataType().equals("char")) {
            return value -> endsWithSpace(from, value);
        }
        Matcher theirs = LENGTH.matcher(to.columnType());
        if (!theirs.matches()) {
            return null;
        }
        int most = Integer.parseInt(theirs.group(1));
        Matcher mine = LENGTH.matcher(from.columnType());
        return mine.matches() && Integer.parseInt(mine.group(1)) <= most
                ? null
                : value -> value.length > most && endsWithSpace(from, value) && characters(from, value) > most;
    }

    private static boolean endsWithSpace(Column from, byte[] value) {
        return value.length > 0
                && (value[value.length - 1] == ' ' || value[value.length - 1] == 0)
                && Charsets.decode(from, value).endsWith(" ");
    }

    private static int characters(Column from, byte[] value) {
        String text = Charsets.decode(from, value);
        return text.codePointCount(0, text.length());
    }

    private static BigDecimal number(byte[] value) {
        return new BigDecimal(ascii(value));
    }

    private static String ascii(byte[] value) {
        return new String(value, StandardCharsets.US_ASCII);
    }
}
