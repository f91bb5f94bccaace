package io.serai.demo;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times as the demo writes them, whatever the locale of the machine. */
final class Formats {
    private Formats() {}

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String seconds(Duration duration) {
        return seconds(duration.toMillis() / 1000.0);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** {@code 1 table}, {@code 16 tables}. */
    static String count(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }
}
