package io.serai.database;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes a document as MySQL prints it so that MySQL reads the same document. Its text is enough but for a DECIMAL, which a text
 * would make a DOUBLE: a document that holds one is put together by JSON_OBJECT and JSON_ARRAY.
 */
public final class JsonLiterals {
    /** A server's document may hold one value that is nearly as large as itself. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonLiterals() {}

    /** Whether the text alone would not do; cheap, since most documents hold no number with a point. */
    public static boolean needsWords(byte[] document) {
        int i = 0;
        while (i < document.length) {
            byte b = document[i];
            if (b == '"') {
                i = textEnd(document, i);
            } else if (b == '-' || isDigit(b)) {
                int end = i + 1;
                while (end < document.length && isNumber(document[end])) {
                    end++;
                }
                if (JsonNumbers.isDecimal(new String(document, i, end - i, StandardCharsets.US_ASCII))) {
                    return true;
                }
                i = end;
            } else {
                i++;
            }
        }
        return false;
    }

    /** An expression of type JSON. */
    static void append(StringBuilder sql, byte[] document) {
        try (JsonParser parser = JSON.createParser(document)) {
            parser.nextToken();
            // A DECIMAL alone is no document.
            sql.append("CAST(");
            value(sql, parser);
            sql.append(" AS JSON)");
        } catch (IOException e) {
            throw new UncheckedIOException("The source has printed a document that is none", e);
        }
    }

    private static void value(StringBuilder sql, JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                sql.append("JSON_OBJECT(");
                String comma = "";
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    sql.append(comma);
                    text(sql, parser.currentName());
                    sql.append(',');
                    parser.nextToken();
                    value(sql, parser);
                    comma = ",";
                }
                sql.append(')');
            }
            case START_ARRAY -> {
                sql.append("JSON_ARRAY(");
                String comma = "";
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    sql.append(comma);
                    value(sql, parser);
                    comma = ",";
                }
                sql.append(')');
            }
            case VALUE_STRING -> text(sql, parser.getText());
            default -> scalar(sql, parser.getText());
        }
    }

    private static void scalar(StringBuilder sql, String scalar) {
        if (scalar.equals("null") || scalar.equals("true") || scalar.equals("false")) {
            sql.append("CAST('").append(scalar).append("' AS JSON)");
        } else if (JsonNumbers.isDecimal(scalar)) {
            int point = scalar.indexOf('.');
            int digits = scalar.length() - (scalar.startsWith("-") ? 1 : 0) - (point < 0 ? 0 : 1);
            int scale = point < 0 ? 0 : scalar.length() - point - 1;
            // A leading zero is no digit of the type: DECIMAL(30,30) holds 0.5 with 30 digits.
            int precision = Math.max(Math.min(digits, 65), Math.max(scale, 1));
            sql.append("CAST('" + scalar + "' AS DECIMAL(" + precision + "," + scale + "))");
        } else {
            sql.append("CAST('").append(scalar).append("' AS JSON)");
        }
    }

    private static void text(StringBuilder sql, String text) {
        Literals.text(sql, "utf8mb4", text.getBytes(StandardCharsets.UTF_8));
    }

    private static int textEnd(byte[] document, int start) {
        int i = start + 1;
        while (i < document.length && document[i] != '"') {
            i += document[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isNumber(byte b) {
        return isDigit(b) || b == '.' || b == 'e' || b == 'E' || b == '+' || b == '-';
    }
}
