package io.serai.verification;

import io.serai.verification.ComparedColumn.Form;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A row for people, column by column.
 *
 * @param values as shown, long ones cut; null for NULL
 * @param prints equal for equal values only
 */
record ShownRow(List<ComparedColumn> columns, List<String> values, List<String> prints) {
    private static final int MOST_CHARACTERS = 128;
    private static final int CHARACTERS_OF_LONG = 90;
    private static final int EXPRESSIONS = 3;

    /** What to select for {@link #of}. */
    static String select(List<ComparedColumn> columns, Side side) {
        return columns.stream()
                .map(c -> c.shown(side, MOST_CHARACTERS + 2) + "," + c.bytes(side) + "," + c.print(side))
                .collect(Collectors.joining(","));
    }

    static ShownRow of(List<ComparedColumn> columns, ResultSet result, int first) throws SQLException {
        List<String> values = new ArrayList<>();
        List<String> prints = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int at = first + i * EXPRESSIONS;
            String print = print(columns.get(i), result.getBytes(at + 2));
            prints.add(print);
            values.add(shown(Reader.text(result, at), Reader.text(result, at + 1), print));
        }
        return new ShownRow(columns, values, prints);
    }

    private static String print(ComparedColumn column, byte[] print) {
        if (print == null) {
            return null;
        }
        return column.form() == Form.DOCUMENT
                ? RowKey.digest(JsonText.normalized(print))
                : new String(print, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String shown(String value, String bytes, String print) {
        if (value == null || value.codePointCount(0, value.length()) <= MOST_CHARACTERS) {
            return value;
        }
        String begin = value.substring(0, value.offsetByCodePoints(0, CHARACTERS_OF_LONG));
        return "%s… (%s bytes, SHA-256 %.8s)".formatted(begin, bytes, print);
    }

    String value(ComparedColumn column) {
        return values.get(columns.indexOf(column));
    }

    /** Name and both values of each column in which the rows differ; of every column when one of the rows is null. */
    static List<Map<String, String>> unequal(ShownRow source, ShownRow target) {
        ShownRow any = source == null ? target : source;
        List<Map<String, String>> unequal = new ArrayList<>();
        for (int i = 0; i < any.columns().size(); i++) {
            boolean both = source != null && target != null;
            if (!both || !Objects.equals(source.prints().get(i), target.prints().get(i))) {
                Map<String, String> column = new LinkedHashMap<>();
                column.put("column", any.columns().get(i).name());
                if (source != null) {
                    column.put("source", source.values().get(i));
                }
                if (target != null) {
                    column.put("target", target.values().get(i));
                }
                unequal.add(column);
            }
        }
        return unequal;
    }
}
