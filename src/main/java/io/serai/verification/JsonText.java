package io.serai.verification;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One spelling for each JSON document, whatever server has written it: no white space, members by name, escapes resolved. Whole
 * numbers stay apart from fractions (1 is not 1.0), every digit counts, and a name that stands twice stays there twice.
 */
final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(10_000)
                    .build())
            .build();

    private JsonText() {}

    /** What is no JSON stands for itself. */
    static String normalized(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            String normalized = value(parser);
            return parser.nextToken() == null ? normalized : "?" + text;
        } catch (IOException | NumberFormatException e) {
            return "?" + text;
        }
    }

    private static String value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> string(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser.getText());
            case VALUE_NUMBER_FLOAT -> fraction(parser.getText());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> parser.getText();
            case FIELD_NAME, END_ARRAY, END_OBJECT, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IOException("unexpected " + token);
        };
    }

    private static String object(JsonParser parser) throws IOException {
        List<String> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = string(parser.currentName());
            parser.nextToken();
            members.add(name + value(parser));
        }
        Collections.sort(members);
        return "{" + String.join(",", members) + "}";
    }

    private static String array(JsonParser parser) throws IOException {
        List<String> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return "[" + String.join(",", elements) + "]";
    }

    private static String string(String text) {
        return text.length() + ":" + text;
    }

    private static String whole(String digits) {
        return digits.equals("-0") ? "0" : digits;
    }

    /** A fraction by its value; 0.0 and -0.0 are two. */
    private static String fraction(String digits) {
        BigDecimal value = new BigDecimal(digits);
        return (value.signum() == 0 && digits.startsWith("-") ? "-" : "") + value.stripTrailingZeros() + "f";
    }
}
