package io.serai.verification;

import io.serai.database.Column;
import io.serai.database.ColumnKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the SQL by which a server computes a digest of each row: SHA-256 over all values, each with its length, so that no two
 * different rows give the same text: NULL is not '', ('a','bc') is not ('ab','c'). Values stand for themselves byte by byte, blind
 * to collations. SHA2 is there on every server of the family; MD5 is not (MySQL 9.6 has moved it into a component).
 */
final class RowDigest {
    private static final long LONG_VALUE = 65_535;

    private final List<Column> source;
    private final List<Column> target;

    /** @param source columns to compare, each with its twin in {@code target} */
    RowDigest(List<Column> source, List<Column> target) {
        this.source = source;
        this.target = target;
    }

    List<Column> columns() {
        return source;
    }

    String sourceDigest() {
        return digest(source, target);
    }

    String targetDigest() {
        return digest(target, source);
    }

    private static String digest(List<Column> columns, List<Column> twins) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String value = value(columns.get(i), twins.get(i));
            if (isLong(columns.get(i)) || isLong(twins.get(i))) {
                value = "SHA2(" + value + ",256)";
            }
            parts.add(
                    "IF(" + columns.get(i).quoted() + " IS NULL,'N',CONCAT(LENGTH(" + value + "),':'," + value + "))");
        }
        return "SHA2(CONCAT_WS(_binary';'," + String.join(",", parts) + "),256)";
    }

    private static boolean isLong(Column column) {
        return column.kind() == ColumnKind.JSON
                || column.kind() == ColumnKind.GEOMETRY
                || column.octetLength() != null && column.octetLength() > LONG_VALUE;
    }

    /** The value of a column as bytes, alike on both sides. */
    static String value(Column column, Column twin) {
        String name = column.quoted();
        return switch (column.kind()) {
            case FLOAT -> "CAST(" + name + "+0e0 AS CHAR)";
            case BIT -> "CAST(" + name + "+0 AS CHAR)";
            case INTEGER, DECIMAL, DOUBLE, YEAR, DATE, TIME, DATETIME, TIMESTAMP -> "CAST(" + name + " AS CHAR)";
            case JSON -> "CAST(CAST(" + name + " AS CHAR CHARACTER SET utf8mb4) AS BINARY)";
            case CHARACTER ->
                column.charset() != null && column.charset().equals(twin.charset())
                        ? "CAST(" + name + " AS BINARY)"
                        : "CAST(CONVERT(" + name + " USING utf8mb4) AS BINARY)";
            case ENUM, SET -> "CAST(CONVERT(" + name + " USING utf8mb4) AS BINARY)";
            case GEOMETRY, VECTOR, OTHER -> "HEX(" + name + ")";
            case BINARY -> name;
        };
    }

    /** Whether one side holds JSON and the other its text: then only the documents can be compared, not their bytes. */
    boolean mixesJson(int index) {
        return (source.get(index).kind() == ColumnKind.JSON)
                != (target.get(index).kind() == ColumnKind.JSON);
    }

    List<String> sourceValues() {
        return values(source, target);
    }

    List<String> targetValues() {
        return values(target, source);
    }

    private static List<String> values(List<Column> columns, List<Column> twins) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(columns.get(i), twins.get(i)));
        }
        return values;
    }
}
