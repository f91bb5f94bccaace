package io.serai.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What the person at the terminal sees: lines that stay, and below them a block that is drawn again and again.
 *
 * <p>Where output is no terminal nothing is ever drawn twice: the block does not appear at all, and its owner writes
 * lines instead. Text may carry picocli's markup, such as {@code @|bold text|@}. Thread-safe.
 */
final class Display implements AutoCloseable {
    private static final String ESCAPE = "\u001b[";
    private static final String HIDE_CURSOR = ESCAPE + "?25l";
    private static final String SHOW_CURSOR = ESCAPE + "?25h";
    private static final String NO_WRAP = ESCAPE + "?7l";
    private static final String WRAP = ESCAPE + "?7h";
    private static final String CLEAR_LINE = ESCAPE + "K";
    private static final String CLEAR_BELOW = ESCAPE + "J";
    private static final Map<String, String> ASCII = Map.of(
            "✓", "+", "✗", "x", "▸", ">", "━", "=", "─", "-", "·", "-", "…", "...", "→", "->", "•", "*", "—", "-");

    private final PrintStream out;
    private final boolean terminal;
    private final boolean unicode;
    private List<String> block = List.of();
    private boolean closed;

    Display(PrintStream out, boolean terminal, boolean unicode) {
        this.out = out;
        this.terminal = terminal;
        this.unicode = unicode;
    }

    /** The standard output as it is: a terminal or not, able to show more than ASCII or not. */
    static Display standard() {
        String encoding = System.getProperty("native.encoding", "US-ASCII");
        Charset charset = Charset.isSupported(encoding) ? Charset.forName(encoding) : StandardCharsets.US_ASCII;
        boolean terminal = Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM"));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset);
        return new Display(out, terminal, charset.equals(StandardCharsets.UTF_8));
    }

    boolean isTerminal() {
        return terminal;
    }

    /** Writes a line that stays; the block moves below it. */
    synchronized void line(String markup) {
        if (!closed) {
            List<String> moved = block;
            erase();
            out.println(text(markup));
            out.flush();
            draw(moved);
        }
    }

    void blank() {
        line("");
    }

    /** Draws the block in place of the one before; on anything but a terminal nothing happens. */
    synchronized void draw(List<String> lines) {
        if (!terminal || closed || lines.isEmpty()) {
            return;
        }
        StringBuilder frame = new StringBuilder(HIDE_CURSOR).append(NO_WRAP).append(upToBlock());
        lines.forEach(line -> frame.append(text(line)).append(CLEAR_LINE).append('\n'));
        frame.append(CLEAR_BELOW).append(WRAP);
        out.print(frame);
        out.flush();
        block = lines;
    }

    /** Takes the block away. */
    synchronized void erase() {
        out.print(block.isEmpty() ? "" : upToBlock() + CLEAR_BELOW);
        block = List.of();
    }

    /** Leaves the block where it is, as lines that stay. */
    synchronized void settle() {
        block = List.of();
        if (terminal) {
            out.print(SHOW_CURSOR);
            out.flush();
        }
    }

    /** Gives the cursor back; what is written afterwards is dropped. */
    @Override
    public synchronized void close() {
        if (!closed) {
            settle();
            closed = true;
        }
    }

    private String upToBlock() {
        return block.isEmpty() ? "" : ESCAPE + block.size() + "A\r";
    }

    private String text(String markup) {
        String text = (terminal ? Ansi.ON : Ansi.OFF).string(markup);
        if (unicode) {
            return text;
        }
        for (Map.Entry<String, String> entry : ASCII.entrySet()) {
            text = text.replace(entry.getKey(), entry.getValue());
        }
        return text;
    }
}
