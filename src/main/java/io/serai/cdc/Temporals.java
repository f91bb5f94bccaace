package io.serai.cdc;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times in the binlog's formats, as text. Zero and impossible dates come out as they are stored. */
final class Temporals {
    private static final int TIME_OFFSET = 0x800000;
    private static final long DATETIME_OFFSET = 0x8000000000L;

    private Temporals() {}

    /**
     * @param type TIME 11, 19; DATETIME 12, 18; TIMESTAMP 7, 17; the first of each is the format without a fraction
     * @param digits of the fraction
     */
    static String decode(int type, int digits, BinaryReader in) {
        return switch (type) {
            case 7 -> timestamp(in.little(4), 0, 0);
            case 17 -> {
                long seconds = in.big(4);
                yield timestamp(seconds, fraction(in, digits), digits);
            }
            case 12 -> oldDatetime(in.little(8));
            case 18 -> datetime(in, digits);
            case 11 -> oldTime((int) in.little(3));
            case 19 -> time(in, digits);
            default -> throw new IllegalArgumentException("No temporal type: " + type);
        };
    }

    static String date(int year, int month, int day) {
        return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2);
    }

    private static String clock(long hour, long minute, long second) {
        return pad(hour, 2) + ":" + pad(minute, 2) + ":" + pad(second, 2);
    }

    private static String timestamp(long seconds, long micros, int digits) {
        if (seconds == 0 && micros == 0) {
            return "0000-00-00 00:00:00" + fractionText(0, digits);
        }
        LocalDateTime t = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return date(t.getYear(), t.getMonthValue(), t.getDayOfMonth()) + " "
                + clock(t.getHour(), t.getMinute(), t.getSecond()) + fractionText(micros, digits);
    }

    private static String datetime(BinaryReader in, int digits) {
        long packed = in.big(5) - DATETIME_OFFSET;
        int yearMonth = (int) (packed >> 22 & 0x1FFFF);
        String date = date(yearMonth / 13, yearMonth % 13, (int) (packed >> 17 & 31));
        String clock = clock(packed >> 12 & 31, packed >> 6 & 63, packed & 63);
        return date + " " + clock + fractionText(fraction(in, digits), digits);
    }

    private static String oldDatetime(long value) {
        long day = value / 1_000_000;
        long clock = value % 1_000_000;
        return date((int) (day / 10_000), (int) (day / 100 % 100), (int) (day % 100)) + " "
                + clock(clock / 10_000, clock / 100 % 100, clock % 100);
    }

    private static String oldTime(int value) {
        int signed = value << 8 >> 8;
        int abs = Math.abs(signed);
        return (signed < 0 ? "-" : "") + clock(abs / 10_000, abs / 100 % 100, abs % 100);
    }

    /** Seconds and fraction are one number, shifted to be positive: a negative time borrows from both. */
    private static String time(BinaryReader in, int digits) {
        int bytes = (digits + 1) / 2;
        long packed = in.big(3 + bytes) - ((long) TIME_OFFSET << 8 * bytes);
        long abs = Math.abs(packed);
        long clock = abs >> 8 * bytes;
        long micros = micros(abs & (1L << 8 * bytes) - 1, bytes);
        return (packed < 0 ? "-" : "")
                + clock(clock >> 12 & 1023, clock >> 6 & 63, clock & 63)
                + fractionText(micros, digits);
    }

    private static long fraction(BinaryReader in, int digits) {
        int bytes = (digits + 1) / 2;
        return micros(in.big(bytes), bytes);
    }

    private static long micros(long stored, int bytes) {
        return switch (bytes) {
            case 1 -> stored * 10_000;
            case 2 -> stored * 100;
            default -> stored;
        };
    }

    private static String fractionText(long micros, int digits) {
        return digits == 0 ? "" : "." + pad(micros, 6).substring(0, digits);
    }

    private static String pad(long value, int width) {
        String text = String.valueOf(value);
        return text.length() >= width ? text : "0".repeat(width - text.length()) + text;
    }
}
