package io.serai.cdc;

import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonFormatter;
import io.serai.database.JsonNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/**
 * Writes a JSON document as MySQL's {@code CAST(json AS CHAR)} does, so that a document reads the same whether it came by load or by
 * change, and a number keeps its type: a double always has a point or an exponent. Formats are those of {@code json_dom.cc} and
 * {@code dtoa.cc}.
 */
final class JsonText implements JsonFormatter {
    /** As {@code base64_encode} of MySQL breaks its lines. */
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, new byte[] {'\n'});

    private final StringBuilder text = new StringBuilder();
    private final Deque<Character> closings = new ArrayDeque<>();

    @Override
    public String toString() {
        return text.toString();
    }

    @Override
    public void beginObject(int numElements) {
        text.append('{');
        closings.push('}');
    }

    @Override
    public void beginArray(int numElements) {
        text.append('[');
        closings.push(']');
    }

    @Override
    public void endObject() {
        text.append(closings.pop());
    }

    @Override
    public void endArray() {
        text.append(closings.pop());
    }

    @Override
    public void name(String name) {
        value(name);
        text.append(": ");
    }

    @Override
    public void nextEntry() {
        text.append(", ");
    }

    @Override
    public void value(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            escaped(value.charAt(i));
        }
        text.append('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < 0x20) {
                    text.append("\\u%04x".formatted((int) c));
                } else {
                    text.append(c);
                }
            }
        }
    }

    @Override
    public void value(int value) {
        text.append(value);
    }

    @Override
    public void value(long value) {
        text.append(value);
    }

    @Override
    public void value(BigInteger value) {
        text.append(value);
    }

    @Override
    public void value(BigDecimal value) {
        text.append(value.toPlainString());
    }

    @Override
    public void value(double value) {
        text.append(JsonNumbers.text(value));
    }

    @Override
    public void value(boolean value) {
        text.append(value);
    }

    @Override
    public void valueNull() {
        text.append("null");
    }

    @Override
    public void valueYear(int year) {
        text.append(year);
    }

    @Override
    public void valueDate(int year, int month, int day) {
        text.append("\"%04d-%02d-%02d\"".formatted(year, month, day));
    }

    @Override
    public void valueDatetime(int year, int month, int day, int hour, int min, int sec, int microSeconds) {
        text.append("\"%04d-%02d-%02d %02d:%02d:%02d.%06d\"".formatted(year, month, day, hour, min, sec, microSeconds));
    }

    @Override
    public void valueTime(int hour, int min, int sec, int microSeconds) {
        time(false, hour, min, sec, microSeconds);
    }

    void time(boolean negative, int hour, int min, int sec, int microSeconds) {
        text.append("\"%s%02d:%02d:%02d.%06d\"".formatted(negative ? "-" : "", hour, min, sec, microSeconds));
    }

    @Override
    public void valueTimestamp(long secondsPastEpoch, int microSeconds) {
        LocalDateTime t = LocalDateTime.ofEpochSecond(secondsPastEpoch, 0, ZoneOffset.UTC);
        valueDatetime(
                t.getYear(),
                t.getMonthValue(),
                t.getDayOfMonth(),
                t.getHour(),
                t.getMinute(),
                t.getSecond(),
                microSeconds);
    }

    @Override
    public void valueOpaque(ColumnType type, byte[] value) {
        value("base64:type" + type.getCode() + ':' + BASE64.encodeToString(value));
    }
}
