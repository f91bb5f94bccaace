package io.serai.cdc;

import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonBinary;
import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonFormatter;
import java.io.IOException;

/** MySQL's binary JSON, read by the client library but for negative times, which that takes for other ones. */
final class JsonDocument extends JsonBinary {
    private JsonDocument(byte[] binary) {
        super(binary);
    }

    /** The document as MySQL prints it. */
    static String text(byte[] binary) throws IOException {
        if (binary.length == 0) {
            return "null";
        }
        JsonText text = new JsonText();
        new JsonDocument(binary).parse(text);
        return text.toString();
    }

    @Override
    protected void parseTime(JsonFormatter formatter) throws IOException {
        long raw = readInt64();
        long abs = Math.abs(raw);
        long clock = abs >> 24;
        ((JsonText) formatter)
                .time(raw < 0, (int) (clock >> 12 & 1023), (int) (clock >> 6 & 63), (int) (clock & 63), (int)
                        (abs & 0xFFFFFF));
    }
}
