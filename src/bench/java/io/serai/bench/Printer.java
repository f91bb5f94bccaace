package io.serai.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What the benchmark says while it works, one line at a time. */
final class Printer {
    private final PrintStream out;

    Printer(PrintStream out) {
        this.out = out;
    }

    void line(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }
}
