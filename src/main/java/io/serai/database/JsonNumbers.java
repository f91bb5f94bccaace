package io.serai.database;

import java.math.BigDecimal;
import java.math.MathContext;

/** How MySQL prints the numbers of a JSON document ({@code dtoa.cc}, {@code my_gcvt}): their text tells their type. */
public final class JsonNumbers {
    private static final int MOST_FIXED_DIGITS = 15;
    /** So many digits are enough for any double. */
    private static final int MOST_DIGITS = 17;

    private JsonNumbers() {}

    /**
     * A DOUBLE: the shortest digits that give the same value, always with a point or an exponent. The exponent is used where the
     * point would be more than 15 places away and not within the digits.
     */
    public static String text(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = shortest(Math.abs(value));
        String digits = exact.unscaledValue().toString();
        int point = digits.length() - exact.scale();
        String sign = value < 0 ? "-" : "";
        if (point < 1 - MOST_FIXED_DIGITS || point > MOST_FIXED_DIGITS && digits.length() <= point) {
            String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
            return sign + digits.charAt(0) + rest + "e" + (point - 1);
        }
        String plain = exact.toPlainString();
        return sign + plain + (plain.indexOf('.') < 0 ? ".0" : "");
    }

    /** Java's own text of a double is not always the shortest before Java 19. */
    private static BigDecimal shortest(double value) {
        BigDecimal all = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = all.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return all.round(new MathContext(MOST_DIGITS)).stripTrailingZeros();
    }

    /**
     * Whether MySQL has printed a DECIMAL, which it would read back as another type of number: no DOUBLE is printed so, and no
     * integer has so many digits. A DECIMAL that is printed like a DOUBLE or an integer can not be told apart.
     */
    static boolean isDecimal(String number) {
        if (number.indexOf('e') >= 0 || number.indexOf('E') >= 0) {
            return false;
        }
        int point = number.indexOf('.');
        int first = number.startsWith("-") ? 1 : 0;
        if (point < 0) {
            return number.length() - first > 18 && !isInteger(number);
        }
        boolean trailingZero = number.endsWith("0") && point < number.length() - 2;
        if (trailingZero) {
            return true;
        }
        boolean short15 = number.length() - first - 1 <= MOST_FIXED_DIGITS;
        return !short15 && !text(Double.parseDouble(number)).equals(number);
    }

    private static boolean isInteger(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
                && value.compareTo(new BigDecimal("18446744073709551615")) <= 0;
    }
}
