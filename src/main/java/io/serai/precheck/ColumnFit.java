package io.serai.precheck;

import io.serai.database.Column;
import io.serai.database.ColumnKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a column of the target holds every value that a column of the source can hold, as the same value. The
 * target's session is strict, but rounding and padding are no errors to a server.
 */
final class ColumnFit {
    private static final Pattern LENGTH = Pattern.compile("\\w+\\((\\d+)\\).*", Pattern.DOTALL);
    private static final Set<String> WHOLE_UNICODE = Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030");
    private static final Set<String> THREE_BYTE_UNICODE = Set.of("utf8", "utf8mb3", "ucs2");
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final int[] INTEGER_BITS = {8, 16, 24, 32, 64};
    private static final int[] INTEGER_DIGITS = {3, 5, 8, 10, 20};
    /** Greatest length of a character in bytes, in every character set that is not Unicode's. */
    private static final int LONGEST_CHARACTER = 4;

    private final Column source;
    private final Column target;

    private ColumnFit(Column source, Column target) {
        this.source = source;
        this.target = target;
    }

    /** What is wrong, or empty when every value fits. */
    static Optional<String> misfit(Column source, Column target) {
        ColumnFit fit = new ColumnFit(source, target);
        if (source.nullable() && !target.nullable()) {
            return Optional.of("is nullable, but NOT NULL on the target");
        }
        boolean fits = source.kind() == target.kind() ? fit.sameKind() : fit.otherKind();
        return fits
                ? Optional.empty()
                : Optional.of("is %s, but %s on the target".formatted(fit.describe(source), fit.describe(target)));
    }

    /** The character set is named where it makes the difference. */
    private String describe(Column column) {
        boolean differ = source.charset() != null
                && target.charset() != null
                && !source.charset().equals(target.charset());
        return differ ? column.columnType() + " " + column.charset() : column.columnType();
    }

    private boolean sameKind() {
        return switch (source.kind()) {
            case INTEGER -> integersFit();
            case DECIMAL -> signFits() && digitsFit(source.precision() - source.scale(), source.scale());
            case FLOAT, DOUBLE ->
                signFits()
                        && (target.scale() == null
                                || source.scale() != null
                                        && digitsFit(source.precision() - source.scale(), source.scale()));
            case BIT -> source.precision() <= target.precision();
            case YEAR, DATE, JSON -> true;
            case TIME, DATETIME, TIMESTAMP -> orZero(source.scale()) <= orZero(target.scale());
            case CHARACTER -> charactersFit();
            case BINARY -> bytesFit();
            case ENUM, SET -> target.members().containsAll(source.members());
            case GEOMETRY ->
                target.dataType().equals("geometry") || target.dataType().equals(source.dataType());
            case VECTOR -> target.columnType().equals(source.columnType());
            case OTHER -> false;
        };
    }

    /** The few cases in which a value of another type is the same value. */
    private boolean otherKind() {
        ColumnKind to = target.kind();
        return switch (source.kind()) {
            case INTEGER ->
                to == ColumnKind.DECIMAL
                        && signFits()
                        && digitsFit(INTEGER_DIGITS[INTEGERS.indexOf(source.dataType())], 0);
            case YEAR -> to == ColumnKind.INTEGER && !target.dataType().equals("tinyint");
            case FLOAT -> to == ColumnKind.DOUBLE && signFits() && target.scale() == null;
            case DATE -> to == ColumnKind.DATETIME;
            case JSON -> to == ColumnKind.CHARACTER && target.dataType().equals("longtext") && holdsCharset("utf8mb4");
            case ENUM ->
                to == ColumnKind.CHARACTER && holdsCharset(source.charset()) && longestMember() <= characters(target);
            default -> false;
        };
    }

    private boolean integersFit() {
        int mine = INTEGER_BITS[INTEGERS.indexOf(source.dataType())];
        int theirs = INTEGER_BITS[INTEGERS.indexOf(target.dataType())];
        if (source.isUnsigned() == target.isUnsigned()) {
            return mine <= theirs;
        }
        return source.isUnsigned() && mine < theirs;
    }

    private boolean signFits() {
        return source.isUnsigned() || !target.isUnsigned();
    }

    private boolean digitsFit(int before, int after) {
        return target.precision() - target.scale() >= before && target.scale() >= after;
    }

    /** CHAR forgets spaces at the end, which the others keep. */
    private boolean charactersFit() {
        boolean forgets = target.dataType().equals("char") && !source.dataType().equals("char");
        return !forgets && holdsCharset(source.charset()) && lengthFits();
    }

    private boolean lengthFits() {
        boolean bothCounted = isCounted(source) && isCounted(target);
        if (bothCounted) {
            return characters(source) <= characters(target);
        }
        if (source.dataType().equals("longtext") || source.charset().equals(target.charset())) {
            return source.octetLength() <= target.octetLength();
        }
        long most = isCounted(source) ? characters(source) : source.octetLength();
        return most * LONGEST_CHARACTER <= target.octetLength();
    }

    /** BINARY is filled up with NUL to its length, which adds to a shorter value. */
    private boolean bytesFit() {
        boolean fillsUp = target.dataType().equals("binary");
        return fillsUp
                ? source.dataType().equals("binary") && source.octetLength().equals(target.octetLength())
                : source.octetLength() <= target.octetLength();
    }

    private boolean holdsCharset(String charset) {
        String to = target.charset();
        return to.equals(charset)
                || WHOLE_UNICODE.contains(to)
                || charset.equals("ascii")
                || THREE_BYTE_UNICODE.contains(to) && !WHOLE_UNICODE.contains(charset);
    }

    private int longestMember() {
        return source.members().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Whether the length is one of characters, as in {@code varchar(20)}, and not one of bytes. */
    private static boolean isCounted(Column column) {
        return column.dataType().equals("char") || column.dataType().equals("varchar");
    }

    private static long characters(Column column) {
        Matcher length = LENGTH.matcher(column.columnType());
        return isCounted(column) && length.matches()
                ? Long.parseLong(length.group(1))
                : orZero(column.octetLength()) / LONGEST_CHARACTER;
    }

    private static long orZero(Number number) {
        return number == null ? 0 : number.longValue();
    }
}
